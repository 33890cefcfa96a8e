import { writeAnswers } from '../../core/answers.ts';
import { type CheckRecord, JOURNAL_VERSION } from '../../core/journal-records.ts';
import { forbidsStill } from '../../core/last-check.ts';
import { type Profile, profileOf } from '../../core/profile.ts';
import { forbidsSelfCare } from '../../core/triage.ts';
import type { CheckResult } from '../check-document.ts';
import { isFailure } from '../failure.ts';
import type { Choice } from '../prompter.ts';
import { stripControls, wrap } from '../render/layout.ts';
import type { Settings } from '../settings.ts';
import { instantOf, today } from '../today.ts';
import type { Context, World } from '../world.ts';
import type { Journal } from './journal.ts';

type Wish = 'no' | 'profile' | 'yes' | 'never';

const NO: Choice<Wish> = { id: 'no', label: 'No' };
const NEVER: Choice<Wish> = { id: 'never', label: 'No, and do not ask again' };

/**
 * After a check in the terminal: keeps it in the journal, and what is about the hiker in the settings, as far as they
 * agree to it. One question at most, and none to somebody who needs help today: their check is kept where they have
 * agreed before. What cannot be kept is told in a sentence and is no failure of the check. That a check forbids
 * exercise, or allows it again, is kept in any case, without an answer.
 */
export async function keepCheck(context: Context, result: CheckResult, dataVersion: string): Promise<void> {
  const { world } = context;
  const attempt = attempter(world);
  const settings = await attempt(() => world.settings());
  const keep = () => attempt(async () => append(world, result, dataVersion));
  const journal = settings?.read('journal');
  if (journal === 'yes') await keep();
  else await attempt(() => mark(world, result, dataVersion));
  if (settings === undefined) return;
  if (forbidsSelfCare(result.verdict.level)) return;
  const profile = newProfile(context, result, settings);
  const remember = settings.read('remember');
  if (profile !== undefined && remember === 'yes') await attempt(() => settings.saveProfile(profile));
  const wish = await ask(context, {
    check: journal !== 'yes' && journal !== 'no',
    profile: profile !== undefined && remember !== 'yes' && remember !== 'no',
  });
  switch (wish.answer) {
    case 'no':
      return;
    case 'never':
      await attempt(() => {
        if (wish.check) settings.write('journal', 'no');
        if (wish.profile) settings.write('remember', 'no');
      });
      return;
    case 'profile':
    case 'yes': {
      if (wish.check && wish.answer === 'yes') {
        const kept = await keep();
        await attempt(() => settings.write('journal', 'yes'));
        if (kept !== undefined) say(context, `Kept in ${kept}. To take it away: hikecare journal wipe`);
      }
      if (wish.profile && profile !== undefined) await attempt(() => settings.saveProfile(profile));
      return;
    }
    default:
      return wish.answer satisfies never;
  }
}

/**
 * After a check in a script: keeps it where that was agreed before, and else no more than that it forbids exercise, or
 * allows it again. Asks nothing. What cannot be kept is told in a sentence.
 */
export async function keepScripted({ world }: Context, result: CheckResult, dataVersion: string): Promise<void> {
  const attempt = attempter(world);
  const { journal, damaged } = await world.remembered();
  if (damaged !== undefined) world.stderr.write(`hikecare: ${damaged}\n`);
  await attempt(async () => {
    if (journal === 'yes') await append(world, result, dataVersion);
    else await mark(world, result, dataVersion);
  });
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
async function append(world: World, result: CheckResult, dataVersion: string): Promise<string> {
  const journal = await world.journal();
  journal.append({ ...outcome(world, result, dataVersion), answers: writeAnswers(result.catalogue, result.answers) });
  return journal.folder;
}

/**
 * Keeps that the check forbids exercise, without an answer; and that one allows it again, where the last one on record
 * forbids it. Throws a Failure where that could not be kept.
 */
async function mark(world: World, result: CheckResult, dataVersion: string): Promise<void> {
  const bare = (): CheckRecord => ({ ...outcome(world, result, dataVersion), answers: {}, bare: true });
  if (result.verdict.noExercise) {
    (await world.journal()).append(bare());
    return;
  }
  const journal = await journalIfAny(world);
  const forbids = journal !== undefined && forbidsStill(journal.asWritten(['check']).records, world.clock.now());
  if (forbids) journal.append(bare());
}

/** Without a home folder nothing is on record, and that is no news to somebody whose check allows everything. */
async function journalIfAny(world: World): Promise<Journal | undefined> {
  try {
    return await world.journal();
  } catch (error) {
    if (!isFailure(error)) throw error;
    return undefined;
  }
}

function outcome(world: World, { verdict }: CheckResult, dataVersion: string): Omit<CheckRecord, 'answers'> {
  return {
    v: JOURNAL_VERSION,
    id: world.newId(),
    at: instantOf(world.clock),
    type: 'check',
    dataVersion,
    level: verdict.level,
    noExercise: verdict.noExercise,
  };
}

/** Does things, or says in a sentence why one did not work, each sentence once. Ctrl-C and bugs go on as they are. */
function attempter(world: World) {
  const told = new Set<string>();
  return async <Value>(act: () => Value | Promise<Value>): Promise<Value | undefined> => {
    try {
      return await act();
    } catch (error) {
      if (!isFailure(error) || error.kind === 'cancelled') throw error;
      if (!told.has(error.message)) world.stderr.write(`hikecare: ${stripControls(error.message)}\n`);
      told.add(error.message);
      return undefined;
    }
  };
}

/** A line to the hiker, wrapped, beside the questions. */
function say({ world, terminal }: Context, text: string): void {
  for (const line of wrap(stripControls(text), terminal.width)) world.stderr.write(`${line}\n`);
}
