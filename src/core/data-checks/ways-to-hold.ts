import type { Answers, AnswerValue } from '../answers.ts';
import { NONE } from '../answers.ts';
import type { Catalogue, Condition, Question } from '../catalogue.ts';

/** What is asked, and of which region: all that is needed to look for answers. */
export type Askable = Pick<Catalogue, 'questions' | 'regionOf'>;

/** What is settled about one question: the options that are chosen, or the numbers that are left. */
type Fact = { readonly chosen: readonly string[] } | { readonly from: number; readonly to: number };
type Facts = ReadonlyMap<string, Fact>;

/**
 * Answers that make every condition hold, one way after the other, and none where there is no way. Each way holds
 * only what is needed, and only what a person can be asked: the questions' own askWhen, region and showWhen hold, too.
 * The conditions must name known questions and ask in no circle.
 */
export function* waysToHold(askable: Askable, conditions: readonly Condition[]): Generator<Answers> {
  for (const facts of meetAll(askable, new Map(), conditions)) {
    yield toAnswers(askable, facts, 'from');
    if ([...facts.values()].some((fact) => 'from' in fact && fact.from !== fact.to))
      yield toAnswers(askable, facts, 'to');
  }
}

/** What has to hold before a question is put to somebody. */
export function demandsOf(askable: Askable, question: Question): readonly Condition[] {
  const region = askable.regionOf.get(question.id);
  return [
    ...(region === undefined ? [] : [{ question: 'region', is: [region] }]),
    ...(question.askWhen === undefined ? [] : [question.askWhen]),
  ];
}

function* meetAll(askable: Askable, facts: Facts, conditions: readonly Condition[]): Generator<Facts> {
  const [first, ...rest] = conditions;
  if (first === undefined) {
    yield facts;
    return;
  }
  for (const next of meet(askable, facts, first)) yield* meetAll(askable, next, rest);
}

function* meet(askable: Askable, facts: Facts, condition: Condition): Generator<Facts> {
  if ('all' in condition) {
    yield* meetAll(askable, facts, condition.all);
    return;
  }
  if ('any' in condition) {
    for (const part of condition.any) yield* meet(askable, facts, part);
    return;
  }
  const question = askable.questions.get(condition.question);
  if (question === undefined) return;
  const demands = facts.has(question.id) ? [] : demandsOf(askable, question);
  if ('is' in condition) {
    for (const id of condition.is) {
      const next = withChoice(facts, question, id);
      const shown = question.options?.find((option) => option.id === id)?.showWhen;
      if (next) yield* meetAll(askable, next, shown === undefined ? demands : [...demands, shown]);
    }
    return;
  }
  const next = withNumber(facts, question, condition);
  if (next) yield* meetAll(askable, next, demands);
}

/** The facts with one more option chosen, or undefined where that option cannot be chosen as well. */
function withChoice(facts: Facts, question: Question, id: string): Facts | undefined {
  if (question.kind === 'number') return undefined;
  const fact = facts.get(question.id);
  const before = fact !== undefined && 'chosen' in fact ? fact.chosen : [];
  if (before.includes(id)) return facts;
  const alone = question.kind !== 'several' || id === NONE || before.includes(NONE);
  if (alone && before.length > 0) return undefined;
  return new Map([...facts, [question.id, { chosen: [...before, id] }]]);
}

/** The facts with a number narrowed down, or undefined where no number is left. */
function withNumber(
  facts: Facts,
  question: Question,
  condition: { readonly atLeast: number } | { readonly atMost: number },
): Facts | undefined {
  if (question.kind !== 'number') return undefined;
  const fact = facts.get(question.id);
  const before = fact !== undefined && 'from' in fact ? fact : { from: question.min ?? 0, to: question.max ?? 1e6 };
  const from = Math.max(before.from, 'atLeast' in condition ? condition.atLeast : before.from);
  const to = Math.min(before.to, 'atMost' in condition ? condition.atMost : before.to);
  return from > to ? undefined : new Map([...facts, [question.id, { from, to }]]);
}

function toAnswers(askable: Askable, facts: Facts, end: 'from' | 'to'): Answers {
  const answers = new Map<string, AnswerValue>();
  for (const [id, fact] of facts) {
    if ('from' in fact) answers.set(id, fact[end]);
    else answers.set(id, askable.questions.get(id)?.kind === 'several' ? fact.chosen : (fact.chosen[0] ?? NONE));
  }
  return answers;
}
