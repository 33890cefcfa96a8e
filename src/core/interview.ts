import { exercisesOf } from './advice/topics.ts';
import { type Answers, type AnswerValue, allowedAnswers, NOT_SURE } from './answers.ts';
import type { Catalogue, Condition, Question } from './catalogue.ts';
import { chosenRegions } from './complaints.ts';
import { applies, judge, judgeRule, mayHold, questionsOf, questionsOfRule, withAskers } from './condition.ts';
import { compareLevels, forbidsSelfCare, type Level, reasonsFor } from './triage.ts';

/** A question as it is put to this person: only the options that fit the place and the person. */
export function asAsked(catalogue: Catalogue, answers: Answers, question: Question): Question {
  if (question.options === undefined) return question;
  const options = question.options.filter(
    (option) => option.showWhen === undefined || mayHold(catalogue, answers, option.showWhen),
  );
  return { ...question, options };
}

/**
 * The next question, or none when the result stands. An emergency ends the interview at once;
 * otherwise a question is asked only while its answer can still change the level or the plan.
 */
export function nextQuestion(catalogue: Catalogue, answers: Answers): Question | undefined {
  const relevant = relevance(catalogue, answers);
  for (const question of catalogue.questions.values()) {
    if (!answers.has(question.id) && relevant(question)) return asAsked(catalogue, answers, question);
  }
  return undefined;
}

/** The questions answered so far that belong to this interview, in its order: what a review shows. */
export function answeredQuestions(catalogue: Catalogue, answers: Answers): readonly Question[] {
  return [...catalogue.questions.values()]
    .filter((question) => answers.has(question.id) && applies(catalogue, answers, question) !== 'no')
    .map((question) => asAsked(catalogue, answers, question));
}

/**
 * What a script still has to answer: every open question on which a level, or a bar to a pack, an exercise or a
 * plan can hang. Questions that only choose among self-care advice may be left out.
 */
export function missingQuestions(catalogue: Catalogue, answers: Answers): readonly Question[] {
  const relevant = relevance(catalogue, answers);
  const open = [...catalogue.questions.values()].filter((question) => !answers.has(question.id) && relevant(question));
  // Most scripts leave nothing open, and what can hang on a question is read from every exercise of the region.
  if (open.length === 0) return open;
  const grave = catalogue.rules.flatMap((rule) => questionsOfRule(catalogue, rule));
  const ruled = withAskers(catalogue, [...grave, ...bars(catalogue, answers).flatMap(questionsOf)]);
  return open.filter(({ id }) => ruled.has(id)).map((question) => asAsked(catalogue, answers, question));
}

/** When somebody must not have a pack, an exercise of the regions that hurt, or a plan. */
function bars(catalogue: Catalogue, answers: Answers): readonly Condition[] {
  const { cold, heat, limits } = catalogue.coldAndHeat;
  const exercises = exercisesOf(chosenRegions(catalogue, answers));
  const records = [
    ...cold.notWhen,
    ...heat.notWhen,
    ...limits,
    ...catalogue.returnToHiking.exerciseBars,
    ...exercises.flatMap((id) => catalogue.exerciseById.get(id)?.notWhen ?? []),
  ];
  return [...records.map((record) => record.when), catalogue.aboutYou.routingOnly.when];
}

/** The level that is certain so far: from clear answers alone, silence left out. */
export function levelSoFar(catalogue: Catalogue, answers: Answers): Level {
  return reasonsFor(catalogue, answers)[0]?.level ?? 'self-care';
}

/**
 * Answers to questions that no longer apply (after a step back, say), and options that are no longer shown, are
 * dropped: they would be hidden reasons.
 */
export function forgetUnasked(catalogue: Catalogue, answers: Answers): Answers {
  const kept = [...answers].flatMap(([id, value]) => {
    const question = catalogue.questions.get(id);
    if (question === undefined || applies(catalogue, answers, question) === 'no') return [];
    const left = stillShown(asAsked(catalogue, answers, question), value);
    return left === undefined ? [] : [[id, left] as const];
  });
  const changed = kept.length !== answers.size || kept.some(([id, value]) => value !== answers.get(id));
  return changed ? forgetUnasked(catalogue, new Map(kept)) : answers;
}

/** The part of an answer that the question still offers; the very same value where that is all of it. */
function stillShown(question: Question, value: AnswerValue): AnswerValue | undefined {
  if (typeof value === 'number' || question.kind === 'yes-no') return value;
  const allowed = [...allowedAnswers(question), NOT_SURE];
  if (typeof value === 'string') return allowed.includes(value) ? value : undefined;
  const left = value.filter((entry) => allowed.includes(entry));
  if (left.length === value.length) return value;
  return left.length > 0 ? left : undefined;
}

function relevance(catalogue: Catalogue, answers: Answers): (question: Question) => boolean {
  const level = levelSoFar(catalogue, answers);
  if (level === 'emergency') return () => false;
  const raising = catalogue.rules.filter(
    (rule) => compareLevels(rule.level, level) > 0 && judgeRule(catalogue, answers, rule).truth !== 'no',
  );
  const needed = raising.flatMap((rule) => questionsOfRule(catalogue, rule));
  // Children and anybody at urgent get no self-care plan: questions that only shape one are not asked.
  const routingOnly = judge(catalogue, answers, catalogue.aboutYou.routingOnly.when).truth === 'yes';
  const shapesPlan = !forbidsSelfCare(level) && !routingOnly;
  const wanted = withAskers(catalogue, needed);
  return (question) => isAsked(catalogue, answers, question) && (shapesPlan || wanted.has(question.id));
}

/** While the question that decides over it is still open, a question waits. */
function isAsked(catalogue: Catalogue, answers: Answers, question: Question): boolean {
  const truth = applies(catalogue, answers, question);
  return truth === 'yes' || truth === 'unsure';
}
