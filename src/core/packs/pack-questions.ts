import type { Answers } from '../answers.ts';
import type { Catalogue, Condition, Question } from '../catalogue.ts';
import { applies, mayHold, questionsOf, withAskers } from '../condition.ts';
import type { Pack } from './packs.ts';

/**
 * What this person is asked before this pack: the questions of this moment, then those about the person on which
 * a bar or a limit rests that this moment cannot tell. Each list holds only what counts for this pack. What is not
 * answered and can no longer make a bar or a limit hold is left out.
 */
export function packQuestions(catalogue: Catalogue, answers: Answers, pack: Pack): readonly Question[] {
  const rules = rulesOf(catalogue, pack);
  const ofThisMoment = catalogue.coldAndHeat.questions;
  const now = new Set(ofThisMoment.map((question) => question.id));
  const open = rules.filter((rule) => !canHold(rule, now));
  const needed = new Set([
    ...now,
    ...open.flatMap((rule) => openQuestions(catalogue, answers, rule, named(open)) ?? []),
  ]);
  return [...ofThisMoment, ...catalogue.questions.values()]
    .filter((question) => needed.has(question.id) && isAsked(catalogue, answers, question))
    .flatMap((question) => {
      const lasting = namedOptions(rules, question.id);
      const passing = now.has(question.id) ? lasting : namedOptions(open, question.id);
      return shortened(question, lasting, passing);
    });
}

function rulesOf(catalogue: Catalogue, pack: Pack): readonly Condition[] {
  const limits = catalogue.coldAndHeat.limits.filter((limit) => limit.pack === pack);
  return [...catalogue.coldAndHeat[pack].notWhen, ...limits].map((rule) => rule.when);
}

/** Can the condition hold by the answers to these questions alone? */
function canHold(condition: Condition, questions: ReadonlySet<string>): boolean {
  if ('any' in condition) return condition.any.some((part) => canHold(part, questions));
  if ('all' in condition) return condition.all.every((part) => canHold(part, questions));
  return questions.has(condition.question);
}

/** The questions that the conditions name. */
function named(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.flatMap(questionsOf));
}

/**
 * The questions by which the condition can still come to hold, or undefined where it cannot. What was answered is
 * settled, unless it speaks of today; a question that hangs on another one, which nobody will ask, is never put.
 */
function openQuestions(
  catalogue: Catalogue,
  answers: Answers,
  condition: Condition,
  toBeAsked: ReadonlySet<string>,
): readonly string[] | undefined {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    const open = parts.map((part) => openQuestions(catalogue, answers, part, toBeAsked));
    const possible = open.filter((part) => part !== undefined);
    const enough = 'all' in condition ? possible.length === parts.length : possible.length > 0;
    return enough ? possible.flat() : undefined;
  }
  const question = catalogue.questionById.get(condition.question);
  if (question === undefined) return undefined;
  const canHold = answers.has(question.id)
    ? asksAboutToday(question) || mayHold(catalogue, answers, condition)
    : isAsked(catalogue, answers, question) || isReached(catalogue, answers, question, toBeAsked);
  return canHold ? [question.id] : undefined;
}

/** Will it be asked, once all that decides whether it is asked has been answered? */
function isReached(catalogue: Catalogue, answers: Answers, { id }: Question, toBeAsked: ReadonlySet<string>): boolean {
  return [...withAskers(catalogue, [id])].every((asker) => answers.has(asker) || toBeAsked.has(asker));
}

function isAsked(catalogue: Catalogue, answers: Answers, question: Question): boolean {
  return ['yes', 'unsure'].includes(applies(catalogue, answers, question));
}

function namedOptions(conditions: readonly Condition[], question: string): ReadonlySet<string> {
  const ids = (condition: Condition): readonly string[] => {
    if ('all' in condition) return condition.all.flatMap(ids);
    if ('any' in condition) return condition.any.flatMap(ids);
    return condition.question === question && 'is' in condition ? condition.is : [];
  };
  return new Set(conditions.flatMap(ids));
}

/** A list with the options that count; what passes by itself is left to the questions of this moment where they ask it. */
function shortened(
  question: Question,
  lasting: ReadonlySet<string>,
  passing: ReadonlySet<string>,
): readonly Question[] {
  if (question.kind !== 'several') return [question];
  const options = (question.options ?? []).filter(({ id, temporary }) =>
    (temporary === true ? passing : lasting).has(id),
  );
  return options.length === 0 ? [] : [{ ...question, options }];
}

/** True where a list holds something that passes by itself: what was remembered says nothing about today. */
export function asksAboutToday(question: Question): boolean {
  return (question.options ?? []).some((option) => option.temporary === true);
}
