import { type Answers, doubts, NOT_SURE, notSureAbout } from './answers.ts';
import type { Catalogue, Rule } from './catalogue.ts';
import { applies, type Because, judgeRule, questionsOfRule, type Truth, withAskers } from './condition.ts';
import type { LevelText } from './data-types.ts';

/** How urgent, from least to most: the order is the meaning. */
export const LEVELS = ['self-care', 'soon', 'urgent', 'emergency'] as const;
export type Level = (typeof LEVELS)[number];

/** `call` = ambulance; `go` = emergency department, somebody else drives. */
export type Door = 'call' | 'go';

/** At this level and above the plan holds what to do now and whom to call, and nothing else. */
const NO_SELF_CARE_FROM: Level = 'urgent';

/** The house limit where a `soon` rule names no time of its own. */
const SOON_DAYS = 14;

/** Stands in `unknown` for a question that nobody answered. */
export const UNANSWERED = 'unanswered';

/** A rule that fired, the level it gives, and why. */
export interface Reason {
  readonly rule: Rule;
  /** The rule's own level, or one lower when it rests on "not sure". */
  readonly level: Level;
  readonly unsure: boolean;
  readonly because: readonly Because[];
}

/** How urgent it is and why: the worst level of all rules that fired. */
export interface Verdict {
  readonly level: Level;
  /** Only for `emergency`. */
  readonly door?: Door;
  /** Only for `soon`: be seen within so many days. */
  readonly withinDays?: number;
  /** True where this part must not be exercised before it has been seen. */
  readonly noExercise: boolean;
  /** Worst first; within a level in the order of the data. */
  readonly reasons: readonly Reason[];
  /** Danger signs that stayed open, by "not sure" or by silence; never taken as "no". */
  readonly unknown: readonly Because[];
}

/** -1, 0 or 1, as the first level is lower than, equal to or higher than the second. */
export function compareLevels(a: Level, b: Level): number {
  return Math.sign(LEVELS.indexOf(a) - LEVELS.indexOf(b));
}

/** True at `urgent` and above: no stretches, no exercises, no timer, no return date. */
export function forbidsSelfCare(level: Level): boolean {
  return compareLevels(level, NO_SELF_CARE_FROM) >= 0;
}

/** "Not sure" counts one level below the sign's own level, and never below `soon`. */
function oneLower(level: Level): Level {
  return level === 'emergency' ? 'urgent' : 'soon';
}

function toReason(rule: Rule, truth: Truth, because: readonly Because[]): Reason | undefined {
  if (truth === 'yes') return { rule, level: rule.level, unsure: false, because };
  if (truth === 'unsure') return { rule, level: oneLower(rule.level), unsure: true, because };
  return undefined;
}

/** The reasons that these answers give, worst first. Unanswered questions give none. */
export function reasonsFor(catalogue: Catalogue, answers: Answers): readonly Reason[] {
  const reasons = catalogue.rules.flatMap((rule) => {
    const finding = judgeRule(catalogue, answers, rule);
    return toReason(rule, finding.truth, finding.because) ?? [];
  });
  return [...reasons].sort((a, b) => compareLevels(b.level, a.level));
}

/**
 * How urgent it is. Silence is not a no: a rule that hangs on a danger question nobody answered counts as
 * "not sure", and the question is listed in `unknown`. (The interview leaves open only what cannot change the result.)
 */
export function triage(catalogue: Catalogue, answers: Answers): Verdict {
  const reasons = reasonsFor(catalogue, answers);
  const silent = catalogue.rules.filter((rule) => judgeRule(catalogue, answers, rule).truth === 'unanswered');
  const levels = [...reasons.map((reason) => reason.level), ...silent.map((rule) => oneLower(rule.level))];
  const level = levels.reduce((worst, next) => (compareLevels(next, worst) > 0 ? next : worst), 'self-care' as Level);
  const top = reasons.filter((reason) => reason.level === level);
  // What could still raise the level, and, where the level is there by silence alone, what it rests on.
  const bySilence = compareLevels(level, reasons[0]?.level ?? 'self-care') > 0;
  const decisive = silent.filter(
    (rule) => compareLevels(rule.level, level) > 0 || (bySilence && oneLower(rule.level) === level),
  );
  return {
    level,
    ...(level === 'emergency' ? { door: top.some((reason) => reason.rule.door === 'call') ? 'call' : 'go' } : {}),
    ...(level === 'soon' ? { withinDays: soonest(top) } : {}),
    noExercise: forbidsSelfCare(level) || forbidsExercise(reasons, silent),
    reasons,
    unknown: [...openDoubts(catalogue, answers), ...openQuestions(catalogue, answers, decisive)],
  };
}

/** Exercise waits where a rule says so, and while a sign that is urgent by itself is in doubt. */
function forbidsExercise(reasons: readonly Reason[], silent: readonly Rule[]): boolean {
  const inDoubt = [...reasons.filter((reason) => reason.unsure).map(({ rule }) => rule), ...silent];
  return (
    [...reasons.map(({ rule }) => rule), ...silent].some((rule) => rule.noExercise === true) ||
    inDoubt.some((rule) => forbidsSelfCare(rule.level))
  );
}

/** What was answered "not sure" among the danger questions. */
function openDoubts(catalogue: Catalogue, answers: Answers): readonly Because[] {
  return [...catalogue.questions.values()].flatMap((question) => {
    const value = answers.get(question.id);
    if (question.danger !== true || value === undefined) return [];
    return doubts(value).map((doubt) => ({
      question: question.id,
      answer: doubt === NOT_SURE ? NOT_SURE : notSureAbout(doubt),
    }));
  });
}

/** The questions nobody answered on which these rules hang. */
function openQuestions(catalogue: Catalogue, answers: Answers, rules: readonly Rule[]): readonly Because[] {
  const asked = withAskers(
    catalogue,
    rules.flatMap((rule) => questionsOfRule(catalogue, rule)),
  );
  return [...catalogue.questions.values()]
    .filter((question) => asked.has(question.id) && !answers.has(question.id))
    .filter((question) => applies(catalogue, answers, question) !== 'no')
    .map((question) => ({ question: question.id, answer: UNANSWERED }));
}

/** The shortest time of the reasons; one that rests on "not sure" about something worse has the house limit. */
function soonest(reasons: readonly Reason[]): number {
  return Math.min(SOON_DAYS, ...reasons.map((reason) => reason.rule.withinDays ?? SOON_DAYS));
}

/** The words of the verdict's level, an emergency's by its door. Throws when the data has none: its checks rule that out. */
export function levelWords(catalogue: Catalogue, verdict: Verdict): LevelText {
  const id = verdict.level === 'emergency' ? `emergency-${verdict.door ?? 'call'}` : verdict.level;
  const words = catalogue.dangerSigns.levels.find((level) => level.id === id);
  if (words === undefined) throw new Error(`no words for the level ${id}`);
  return words;
}
