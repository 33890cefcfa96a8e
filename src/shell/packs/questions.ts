import type { Answers, AnswerValue } from '../../core/answers.ts';
import type { Catalogue, Question } from '../../core/catalogue.ts';
import { barsFor, type Pack } from '../../core/packs/packs.ts';
import { asksAboutToday, packQuestions } from '../../core/packs/start.ts';
import { profileAnswers } from '../../core/profile.ts';
import { Failure } from '../failure.ts';
import type { AskView } from '../prompter.ts';
import { today } from '../today.ts';
import type { Context } from '../world.ts';
import { list } from './request.ts';

/** What is remembered about the hiker, as answers. Where nobody is asked anew, what was saved long ago still counts. */
export async function rememberedAnswers(
  { world }: Context,
  catalogue: Catalogue,
  askedNothing: boolean,
): Promise<Answers> {
  const { profile, damaged } = await world.remembered();
  if (damaged !== undefined) world.stderr.write(`hikecare: ${damaged}\n`);
  const day = today(world.clock);
  return profileAnswers(catalogue, askedNothing ? { ...profile, savedOn: day } : profile, day);
}

/** Throws a Failure (usage) with all reasons against this pack where nobody can be asked. */
export function refuseUnasked({ terminal }: Context, catalogue: Catalogue, pack: Pack): void {
  if (terminal.interactive) return;
  throw new Failure(
    'usage',
    `There is no terminal to ask in: --safe says for you that no reason against a ${pack} pack holds, of those listed here.`,
    list(catalogue.coldAndHeat[pack].notWhen),
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
  let answers = known;
  const asked: string[] = [];
  const earlier = new Map<string, AnswerValue>(known);
  const isOpen = (question: Question) =>
    !asked.includes(question.id) && !settled.has(question.id) && (!known.has(question.id) || asksAboutToday(question));
  for (;;) {
    const question = packQuestions(catalogue, answers, pack).find(isOpen);
    if (question === undefined || barsFor(catalogue, answers, pack).length > 0) return answers;
    const before = earlier.get(question.id);
    const view: AskView = {
      part: 'Before the pack',
      number: asked.length + 1,
      canGoBack: asked.length > 0,
      ...(before === undefined ? {} : { earlier: before }),
    };
    const result = await prompter.ask(question, view);
    if (result.kind === 'answer') {
      asked.push(question.id);
      earlier.set(question.id, result.value);
      answers = new Map([...answers, [question.id, result.value]]);
    } else {
      asked.pop();
      answers = new Map([...known, ...[...earlier].filter(([id]) => asked.includes(id))]);
    }
  }
}
