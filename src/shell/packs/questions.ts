import { type Answers, chosen, NONE, readAnswers } from '../../core/answers.ts';
import type { Catalogue, Question } from '../../core/catalogue.ts';
import { type LastCheck, lastCheck } from '../../core/last-check.ts';
import { asksAboutToday, packQuestions } from '../../core/packs/pack-questions.ts';
import { barsFor, type Pack } from '../../core/packs/packs.ts';
import { profileAnswers } from '../../core/profile.ts';
import { forbidsSelfCare } from '../../core/triage.ts';
import { fill, placeFor } from '../../core/wording.ts';
import { askInTurn } from '../ask-in-turn.ts';
import { Failure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { rememberedBy } from '../remembered.ts';
import { stripControls } from '../render/layout.ts';
import { dayWords } from '../sessions/past-words.ts';
import { today } from '../today.ts';
import type { Context } from '../world.ts';
import { refusedEvent } from './events.ts';
import { list, type PackRequest } from './request.ts';

/** What is remembered about the hiker, as answers. Where nobody is asked anew, what was saved long ago still counts. */
export async function rememberedAnswers(
  { world }: Context,
  catalogue: Catalogue,
  askedNothing: boolean,
): Promise<Answers> {
  const { profile } = await rememberedBy(world);
  const day = today(world.clock);
  return profileAnswers(catalogue, profile, day, askedNothing);
}

/**
 * What the last check says: throws a Failure where it forbids to help oneself. Returns what it knew about the person,
 * which still bars what it bars, however long ago it was. `fresh`: a check was made just now, and decides alone.
 * `whole`: everything that is known, which only a check in the journal needs.
 */
export async function answersOfCheck(
  context: Context,
  request: PackRequest,
  journal: Journal | undefined,
  fresh: Answers | undefined,
  whole: () => Promise<Catalogue>,
): Promise<Answers> {
  const { world } = context;
  if (fresh !== undefined || journal === undefined) return new Map();
  const { records, gap } = journal.asWritten(['check']);
  if (records.length === 0) return new Map();
  const catalogue = await whole();
  const onlyForbids = (await rememberedBy(world)).journal === 'no';
  const check = lastCheck(catalogue, records, world.clock.now(), {
    onlyForbids,
    ...(gap === undefined ? {} : { gap }),
  });
  if (check.kind === 'forbids' && forbidsSelfCare(check.level)) refuseByCheck(context, request, check);
  if (onlyForbids) return new Map();
  const last = records.findLast((record) => record.type === 'check' && record.bare !== true);
  if (last?.type !== 'check') return new Map();
  const aboutYou = new Set(catalogue.aboutYou.questions.map(({ id }) => id));
  return new Map([...readAnswers(catalogue, Object.entries(last.answers)).answers].filter(([id]) => aboutYou.has(id)));
}

function refuseByCheck(
  { world, options }: Context,
  { catalogue, pack, alreadyOn, json }: PackRequest,
  { at, headline, why }: Extract<LastCheck, { kind: 'forbids' }>,
): never {
  const off = alreadyOn() > 0 ? ': take it off' : '';
  const words = stripControls(fill(headline, placeFor(catalogue, options.country)));
  const day = dayWords(at);
  const said =
    why === 'said' ? `Your check of ${day} said: ${words}.` : `If it has lasted since your check of ${day}: ${words}.`;
  const reason = `No pack now${off}. ${said}`;
  if (json) world.stdout.write(refusedEvent(pack, [{ id: 'last-check', reason, sources: [] }]));
  throw new Failure('failed', reason, 'Only a newer check lifts this: hikecare check');
}

/** What is remembered, and what the last check knew: of lists all that either says, else the check. */
export function joined(remembered: Answers, checked: Answers): Answers {
  const answers = new Map(remembered);
  for (const [id, value] of checked) {
    const before = answers.get(id);
    const either =
      before !== undefined && Array.isArray(value) ? [...new Set([...chosen(before), ...chosen(value)])] : [];
    const held = either.filter((entry) => entry !== NONE);
    answers.set(id, held.length > 0 ? held : value);
  }
  return answers;
}

/** Throws a Failure (usage) with all reasons against this pack, or for a shorter one, where nobody can be asked. */
export function refuseUnasked({ terminal }: Context, catalogue: Catalogue, pack: Pack): void {
  if (terminal.interactive) return;
  throw new Failure(
    'usage',
    `There is no terminal to ask in: --safe says for you that no reason against a ${pack} pack holds, nor one for a shorter pack, of those listed here.`,
    list([
      ...catalogue.coldAndHeat[pack].notWhen,
      ...catalogue.coldAndHeat.limits.filter((limit) => limit.pack === pack),
    ]),
  );
}

/**
 * Asks what is not known yet, until something speaks against the pack or nothing is left to ask. `settled` are the ids
 * of questions that were answered a moment ago. Throws a Failure (usage) where nobody can be asked.
 */
export async function askBeforePack(
  context: Context,
  catalogue: Catalogue,
  pack: Pack,
  known: Answers,
  settled: ReadonlySet<string>,
): Promise<Answers> {
  refuseUnasked(context, catalogue, pack);
  const prompter = await context.world.prompter(context.terminal);
  const isOpen = ({ id }: Question, asked: readonly string[]) => !asked.includes(id) && !settled.has(id);
  const isUnknown = (question: Question) => !known.has(question.id) || asksAboutToday(question);
  return askInTurn(prompter, {
    known,
    earlier: known,
    next: (answers, asked) =>
      barsFor(catalogue, answers, pack).length > 0
        ? undefined
        : packQuestions(catalogue, answers, pack).find((question) => isOpen(question, asked) && isUnknown(question)),
    part: () => 'Before the pack',
  });
}
