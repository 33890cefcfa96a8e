import type { Answers } from '../../core/answers.ts';
import type { Catalogue, Condition } from '../../core/catalogue.ts';
import { mayHold } from '../../core/condition.ts';
import type { Exercise } from '../../core/data-types.ts';
import { asksAboutToday } from '../../core/packs/pack-questions.ts';
import { makePlan } from '../../core/plan.ts';
import { barQuestions, exerciseVerdict } from '../../core/sessions/bar-questions.ts';
import { type Known, limitsOf, limitThatHolds } from '../../core/sessions/routine-limits.ts';
import { forbidsSelfCare, levelWords } from '../../core/triage.ts';
import { fill, type Place } from '../../core/wording.ts';
import { askInTurn } from '../ask-in-turn.ts';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import type { Context } from '../world.ts';

/** Why there is no session: one sentence, and what to do, a line each. */
export interface Refusal {
  readonly reason: string;
  readonly todo: readonly string[];
  /** Ids of what the sentences about a body rest on. */
  readonly sources: readonly string[];
}

/**
 * Asks the danger signs, then what the exercises rest on, until nothing is open or something forbids them. What is
 * remembered is not asked again, unless it holds what passes by itself: then it is preselected.
 */
export async function askBefore(
  context: Context,
  catalogue: Catalogue,
  exercises: readonly Exercise[],
  remembered: Answers,
): Promise<Answers> {
  const prompter = await context.world.prompter(context.terminal);
  const isOfToday = (id: string) => {
    const question = catalogue.questions.get(id);
    return question !== undefined && asksAboutToday(question);
  };
  return askInTurn(prompter, {
    known: new Map([...remembered].filter(([id]) => !isOfToday(id))),
    earlier: remembered,
    next: (answers) =>
      refusalFor(catalogue, answers) === undefined
        ? barQuestions(catalogue, answers, openBars(catalogue, exercises, answers))[0]
        : undefined,
    part: (question) => (question.danger === true ? 'Danger signs' : 'Before you begin'),
  });
}

/** What the exercises that are still possible rest on, and who gets none at all. */
function openBars(catalogue: Catalogue, exercises: readonly Exercise[], answers: Answers): readonly Condition[] {
  const known: Known = { answers, matches: undefined };
  const bars = exercises.flatMap((exercise) => {
    const limits = limitsOf(catalogue, exercise, known);
    return limitThatHolds(catalogue, answers, limits) === undefined ? limits.flatMap(({ when }) => when ?? []) : [];
  });
  return [catalogue.aboutYou.routingOnly.when, ...bars];
}

/** An emergency ends the questions; everything else is known only when all of them are answered. */
function refusalFor(catalogue: Catalogue, answers: Answers): 'routing-only' | undefined {
  return mayHold(catalogue, answers, catalogue.aboutYou.routingOnly.when) ? 'routing-only' : undefined;
}

/** Why these answers forbid every session, or undefined where they do not. Answers that are missing say nothing here. */
export function refusalOf(catalogue: Catalogue, answers: Answers, place: Place, asked: boolean): Refusal | undefined {
  const verdict = exerciseVerdict(catalogue, answers);
  const printable = (text: string) => stripControls(fill(text, place));
  if (asked && verdict.noExercise) {
    const plan = makePlan(catalogue, answers, verdict, place);
    const doNow = plan.sections.find(({ id }) => id === 'do-now')?.items ?? [];
    const reasons = verdict.reasons.map(({ rule }) => rule.reason);
    return {
      reason: `No exercise now: ${printable(levelWords(catalogue, verdict).headline)}.`,
      todo: [...reasons, ...doNow.map(({ text }) => text), ...moreSteps(forbidsSelfCare(verdict.level))].map(printable),
      sources: [...verdict.reasons.flatMap(({ rule }) => rule.sources), ...doNow.flatMap(({ sources }) => sources)],
    };
  }
  const { when, statements } = catalogue.aboutYou.routingOnly;
  if (!mayHold(catalogue, answers, when)) return undefined;
  return {
    reason: 'No exercise programme for you here.',
    todo: statements.map(({ text }) => printable(text)),
    sources: statements.flatMap(({ sources }) => sources),
  };
}

function moreSteps(urgent: boolean): readonly string[] {
  return urgent ? [] : ['A whole check says more: hikecare check'];
}

/** What somebody says by --safe, where nobody can be asked: thrown as a Failure that lists it. */
export function refuseUnasked(catalogue: Catalogue, exercises: readonly Exercise[], answers: Answers): never {
  const reasons = exercises.flatMap((exercise) =>
    limitsOf(catalogue, exercise, { answers, matches: undefined }).map(
      ({ reason }) => `- ${stripControls(`${exercise.name}: ${reason}`)}`,
    ),
  );
  throw new Failure(
    'usage',
    'There is no terminal to ask in: --safe says for you that there is no danger sign, and that none of these holds.',
    [
      '- A danger sign: hikecare advice danger-signs lists them.',
      ...catalogue.aboutYou.routingOnly.statements.slice(0, 1).map(({ text }) => `- ${stripControls(text)}`),
      ...new Set(reasons),
    ].join('\n'),
  );
}
