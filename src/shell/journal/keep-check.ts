import { writeAnswers } from '../../core/answers.ts';
import { JOURNAL_VERSION } from '../../core/journal-records.ts';
import { type Profile, profileOf } from '../../core/profile.ts';
import { forbidsSelfCare } from '../../core/triage.ts';
import type { CheckResult } from '../check-document.ts';
import { isFailure } from '../failure.ts';
import type { Choice } from '../prompter.ts';
import { stripControls, wrap } from '../render/layout.ts';
import type { Settings } from '../settings.ts';
import { instantOf, today } from '../today.ts';
import type { Context, World } from '../world.ts';

type Wish = 'no' | 'profile' | 'yes' | 'never';

const NO: Choice<Wish> = { id: 'no', label: 'No' };
const NEVER: Choice<Wish> = { id: 'never', label: 'No, and do not ask again' };

/**
 * After a check in the terminal: keeps it in the journal, and what is about the hiker in the settings, as far as they
 * agree to it. One question at most, and none to somebody who needs help today: their check is kept where they have
 * agreed before. What cannot be kept is told in a sentence and is no failure of the check.
 */
export async function keepCheck(context: Context, result: CheckResult, dataVersion: string): Promise<void> {
  const { world } = context;
  const settings = await attempt(world, () => world.settings());
  if (settings === undefined) return;
  const keep = () => attempt(world, async () => append(world, result, dataVersion));
  const journal = settings.read('journal');
  if (journal === 'yes') await keep();
  if (forbidsSelfCare(result.verdict.level)) return;
  const profile = newProfile(context, result, settings);
  const remember = settings.read('remember');
  if (profile !== undefined && remember === 'yes') await attempt(world, () => settings.saveProfile(profile));
  const wish = await ask(context, {
    check: journal !== 'yes' && journal !== 'no',
    profile: profile !== undefined && remember !== 'yes' && remember !== 'no',
  });
  switch (wish.answer) {
    case 'no':
      return;
    case 'never':
      await attempt(world, () => {
        if (wish.check) settings.write('journal', 'no');
        if (wish.profile) settings.write('remember', 'no');
      });
      return;
    case 'profile':
    case 'yes': {
      if (wish.check && wish.answer === 'yes') {
        const kept = await keep();
        await attempt(world, () => settings.write('journal', 'yes'));
        if (kept !== undefined) say(context, `Kept in ${kept}. To take it away: hikecare journal wipe`);
      }
      if (wish.profile && profile !== undefined) await attempt(world, () => settings.saveProfile(profile));
      return;
    }
    default:
      return wish.answer satisfies never;
  }
}

/** What is still to be decided: whether checks are kept, and whether what is about the hiker is. */
interface Open {
  readonly check: boolean;
  readonly profile: boolean;
}

/** One question for what is open, not two alike one after the other. */
async function ask({ world, terminal }: Context, open: Open): Promise<Open & { readonly answer: Wish }> {
  if (!open.check && !open.profile) return { ...open, answer: 'no' };
  const prompter = await world.prompter(terminal);
  const onlyProfile: readonly Choice<Wish>[] = open.profile
    ? [{ id: 'profile', label: 'Only my age band and conditions' }]
    : [];
  const answer = open.check
    ? await prompter.choose<Wish>(
        'Keep this check in your journal on this computer, so that the stretches and your next check know of it?',
        [NO, ...onlyProfile, { id: 'yes', label: 'Yes, this check and later ones' }, NEVER],
      )
    : await prompter.choose<Wish>('Remember your age band and conditions on this computer, for next time?', [
        NO,
        { id: 'yes', label: 'Yes' },
        NEVER,
      ]);
  return { ...open, answer };
}

/** What is about the hiker, where it is not what is remembered already. */
function newProfile({ world }: Context, result: CheckResult, settings: Settings): Profile | undefined {
  const profile = profileOf(result.catalogue, result.answers, today(world.clock));
  if (profile === undefined) return undefined;
  const before = settings.profile();
  const same = profile.ageBand === before.ageBand && String(profile.conditions) === String(before.conditions);
  return same ? undefined : profile;
}

/** Puts the check into the journal. Returns the folder; throws a Failure where it could not be kept. */
async function append(world: World, { catalogue, answers, verdict }: CheckResult, dataVersion: string) {
  const journal = await world.journal();
  journal.append({
    v: JOURNAL_VERSION,
    id: world.newId(),
    at: instantOf(world.clock),
    type: 'check',
    dataVersion,
    level: verdict.level,
    noExercise: verdict.noExercise,
    answers: writeAnswers(catalogue, answers),
  });
  return journal.folder;
}

/** Does it, or says in a sentence why it did not work and returns undefined. Ctrl-C and bugs go on as they are. */
async function attempt<Value>(world: World, act: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!isFailure(error) || error.kind === 'cancelled') throw error;
    world.stderr.write(`hikecare: ${stripControls(error.message)}\n`);
    return undefined;
  }
}

/** A line to the hiker, wrapped, beside the questions. */
function say({ world, terminal }: Context, text: string): void {
  for (const line of wrap(stripControls(text), terminal.width)) world.stderr.write(`${line}\n`);
}
