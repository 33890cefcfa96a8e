import { type Answers, chosen, doubts, NOT_SURE } from './answers.ts';
import type { Catalogue, Condition, Question, Rule } from './catalogue.ts';

/**
 * How far a condition holds. There is no "not", so another answer can only move it towards "yes":
 * that is why a danger sign can never be talked away.
 */
export const TRUTHS = ['no', 'unanswered', 'unsure', 'yes'] as const;
export type Truth = (typeof TRUTHS)[number];

/** An answer that made a condition hold, so that the plan can say "because you said ...". */
export interface Because {
  readonly question: string;
  readonly answer: string | number;
}

/** How far a condition holds, and because of which answers. */
export interface Finding {
  readonly truth: Truth;
  readonly because: readonly Because[];
}

const NO: Finding = { truth: 'no', because: [] };
const YES: Finding = { truth: 'yes', because: [] };

/** Does the condition hold for these answers, and because of which. */
export function judge(catalogue: Catalogue, answers: Answers, condition: Condition): Finding {
  if ('all' in condition) {
    return weakest(condition.all.map((part) => judge(catalogue, answers, part)));
  }
  if ('any' in condition) {
    return strongest(condition.any.map((part) => judge(catalogue, answers, part)));
  }
  const question = catalogue.questionById.get(condition.question);
  if (!question) return NO;
  const value = answers.get(question.id);
  if (value === undefined) {
    return applies(catalogue, answers, question) === 'no' ? NO : { truth: 'unanswered', because: [] };
  }
  if ('is' in condition) return judgeChoice(question, value, condition.is);
  if (typeof value !== 'number') return NO;
  const holds = 'atLeast' in condition ? value >= condition.atLeast : value <= condition.atMost;
  return holds ? { truth: 'yes', because: [{ question: question.id, answer: value }] } : NO;
}

function judgeChoice(question: Question, value: Parameters<typeof chosen>[0], wanted: readonly string[]): Finding {
  const because = (ids: readonly string[]) => ids.map((answer) => ({ question: question.id, answer }));
  const hits = chosen(value).filter((id) => wanted.includes(id));
  if (hits.length > 0) return { truth: 'yes', because: because(hits) };
  // A doubt about "no" or "none" is no sign; only a doubt about something that was asked for counts.
  const unsure = doubts(value).filter((id) => id === NOT_SURE || wanted.includes(id));
  if (unsure.length === 0) return NO;
  const grave = unsure.some((id) => countsAsYes(question, id, wanted));
  return {
    truth: grave ? 'yes' : 'unsure',
    because: because(unsure.map((id) => (id === NOT_SURE ? NOT_SURE : `not-sure:${id}`))),
  };
}

/** Some signs cost a limb or a life when they are missed: for those "not sure" is a yes. */
function countsAsYes(question: Question, doubt: string, wanted: readonly string[]): boolean {
  if (question.unsure !== undefined) return true;
  const graveOptions = (question.options ?? []).filter((option) => option.unsure !== undefined);
  return graveOptions.some((option) => (doubt === NOT_SURE ? wanted.includes(option.id) : option.id === doubt));
}

/**
 * Is the question asked of this person: "no" when its region was not chosen, its askWhen does not hold or all its
 * options are hidden, otherwise how sure that is.
 */
export function applies(catalogue: Catalogue, answers: Answers, question: Question): Truth {
  const known = knownFor(catalogue, answers).truths;
  const before = known.get(question.id);
  if (before !== undefined) return before;
  const truth = appliesAnew(catalogue, answers, question);
  known.set(question.id, truth);
  return truth;
}

/** What was found out before about the same answers, which never change. */
interface Known {
  readonly truths: Map<string, Truth>;
  readonly findings: Map<Rule, Finding>;
}

const KNOWN = new WeakMap<Catalogue, WeakMap<Answers, Known>>();

function knownFor(catalogue: Catalogue, answers: Answers): Known {
  const byAnswers = KNOWN.get(catalogue) ?? new WeakMap<Answers, Known>();
  KNOWN.set(catalogue, byAnswers);
  const known = byAnswers.get(answers) ?? { truths: new Map(), findings: new Map() };
  byAnswers.set(answers, known);
  return known;
}

function appliesAnew(catalogue: Catalogue, answers: Answers, question: Question): Truth {
  const region = catalogue.regionOf.get(question.id);
  const place: Finding = region === undefined ? YES : judge(catalogue, answers, { question: 'region', is: [region] });
  const asked: Finding = question.askWhen === undefined ? YES : judge(catalogue, answers, question.askWhen);
  return weakest([place, asked, someOption(catalogue, answers, question)]).truth;
}

/** A list whose every option is hidden for this place or person is no question. */
function someOption(catalogue: Catalogue, answers: Answers, { options }: Question): Finding {
  if (options === undefined || options.some((option) => option.showWhen === undefined)) return YES;
  return strongest(
    options.flatMap(({ showWhen }) => (showWhen === undefined ? [] : judge(catalogue, answers, showWhen))),
  );
}

/**
 * Does a rule fire. A rule of a region speaks of that region: what everybody is asked (age, a limp, days) counts
 * only for those who hurt there. A sign of the region itself counts even where nobody named the region.
 */
export function judgeRule(catalogue: Catalogue, answers: Answers, rule: Rule): Finding {
  const known = knownFor(catalogue, answers).findings;
  const before = known.get(rule);
  if (before !== undefined) return before;
  const finding = judgeRuleAnew(catalogue, answers, rule);
  known.set(rule, finding);
  return finding;
}

function judgeRuleAnew(catalogue: Catalogue, answers: Answers, rule: Rule): Finding {
  const region = catalogue.regionOfRule.get(rule.id);
  return region === undefined ? judge(catalogue, answers, rule.when) : judgeIn(catalogue, answers, region, rule.when);
}

function judgeIn(catalogue: Catalogue, answers: Answers, region: string, condition: Condition): Finding {
  const names = (part: Condition) => mentions(part, (id) => catalogue.regionOf.get(id) === region);
  if (!names(condition)) {
    const finding = judge(catalogue, answers, condition);
    const { truth } = weakest([finding, judge(catalogue, answers, { question: 'region', is: [region] })]);
    return truth === 'no' ? NO : { truth, because: finding.because };
  }
  if ('any' in condition) return strongest(condition.any.map((part) => judgeIn(catalogue, answers, region, part)));
  // Beside a sign of the region, what everybody is asked needs no region to be named.
  const beside = (part: Condition) =>
    names(part) ? judgeIn(catalogue, answers, region, part) : judge(catalogue, answers, part);
  return 'all' in condition ? weakest(condition.all.map(beside)) : judge(catalogue, answers, condition);
}

/** True where a condition clearly holds; an absent condition always does. */
export function holds(catalogue: Catalogue, answers: Answers, condition: Condition | undefined): boolean {
  return condition === undefined || judge(catalogue, answers, condition).truth === 'yes';
}

/** True where a condition holds or may hold: for everything that bars somebody, a doubt is a yes. */
export function mayHold(catalogue: Catalogue, answers: Answers, condition: Condition): boolean {
  const { truth } = judge(catalogue, answers, condition);
  return truth === 'yes' || truth === 'unsure';
}

function rank(truth: Truth): number {
  return TRUTHS.indexOf(truth);
}

function weakest(parts: readonly Finding[]): Finding {
  const least = Math.min(...parts.map((part) => rank(part.truth)));
  const truth = TRUTHS[least] ?? 'no';
  if (truth === 'no') return NO;
  return { truth, because: parts.flatMap((part) => part.because) };
}

function strongest(parts: readonly Finding[]): Finding {
  const most = Math.max(...parts.map((part) => rank(part.truth)));
  const truth = TRUTHS[most] ?? 'no';
  return { truth, because: parts.filter((part) => part.truth === truth).flatMap((part) => part.because) };
}

/** The ids of all questions that a condition refers to. */
export function questionsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(questionsOf);
  if ('any' in condition) return condition.any.flatMap(questionsOf);
  return [condition.question];
}

/** True where a condition refers to a question that passes the test. Hundreds of rules are asked this: no list is made. */
function mentions(condition: Condition, test: (question: string) => boolean): boolean {
  if ('all' in condition) return condition.all.some((part) => mentions(part, test));
  if ('any' in condition) return condition.any.some((part) => mentions(part, test));
  return test(condition.question);
}

/** The questions, and the questions that decide whether those are asked. */
export function withAskers(catalogue: Catalogue, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) {
    const question = catalogue.questions.get(id);
    for (const asker of question === undefined ? [] : askersOf(catalogue, question)) all.add(asker);
  }
  return all;
}

function askersOf(catalogue: Catalogue, question: Question): readonly string[] {
  const conditions: Condition[] = [
    ...(question.askWhen === undefined ? [] : [question.askWhen]),
    ...(question.options ?? []).flatMap((option) => option.showWhen ?? []),
  ];
  return [...conditions.flatMap(questionsOf), ...(catalogue.regionOf.has(question.id) ? ['region'] : [])];
}

/** The questions that a rule can hang on; for a rule of a region also which region it is. */
export function questionsOfRule(catalogue: Catalogue, rule: Rule): readonly string[] {
  return [...questionsOf(rule.when), ...(catalogue.regionOfRule.has(rule.id) ? ['region'] : [])];
}
