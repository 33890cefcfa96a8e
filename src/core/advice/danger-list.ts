import type { Catalogue, Condition, Question, Rule } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import type { Region } from '../data-types.ts';
import { compareLevels, type Door, type Level } from '../triage.ts';
import { conditionWords } from './condition-words.ts';

/** A danger sign as it is named to everybody who looks something up. */
export interface DangerSign {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  /** The level that the sign gives by itself; null where that hangs on what comes with it. */
  readonly level: Level | null;
  readonly door: Door | null;
  /** Whom it is asked, where that is not everybody, such as "age 17 or less". */
  readonly when: string | null;
  readonly sources: readonly string[];
}

/** The danger signs of everybody, then those of these regions. Follow-up questions are left to `hikecare check`. */
export function dangerList(catalogue: Catalogue, regions: readonly Region[]): readonly DangerSign[] {
  const own = regions.flatMap((region) => region.questions);
  const questions = [...catalogue.dangerSigns.questions, ...own].filter((question) => question.danger === true);
  const dangerous = new Set(questions.map((question) => question.id));
  const rules = ruleIndex(catalogue);
  return questions
    .filter((question) => !isFollowUp(question, dangerous))
    .flatMap((question) => signsOf(catalogue, question, rules));
}

/** Asked only because another danger question was answered in a certain way. */
function isFollowUp(question: Question, dangerous: ReadonlySet<string>): boolean {
  return question.askWhen !== undefined && questionsOf(question.askWhen).some((id) => dangerous.has(id));
}

function signsOf(catalogue: Catalogue, question: Question, index: RuleIndex): readonly DangerSign[] {
  // A choice tells how something is; only lists and yes-or-no questions name signs.
  const yes = { id: 'yes', label: question.ask };
  const options = question.kind === 'several' ? (question.options ?? []) : question.kind === 'yes-no' ? [yes] : [];
  const when = question.askWhen === undefined ? null : conditionWords(catalogue, question.askWhen);
  return options.map(({ id, label }) => {
    const key = keyOf(question.id, id);
    const rules = index.enough.get(key) ?? [];
    const worst = rules.reduce<Rule | undefined>(
      (a, b) => (a === undefined || compareLevels(b.level, a.level) > 0 ? b : a),
      undefined,
    );
    const related = rules.length > 0 ? rules : rulesBehind(index, key);
    return {
      id,
      question: question.id,
      text: label,
      level: worst?.level ?? null,
      door: worst?.door ?? null,
      when,
      sources: [...new Set(related.flatMap((rule) => rule.sources))],
    };
  });
}

/** The rules by the answers and questions that they hang on: made once, because every look-up begins with the signs. */
interface RuleIndex {
  /** By answer: the rules for which it is enough, whatever else is answered. */
  readonly enough: ReadonlyMap<string, readonly Rule[]>;
  /** By answer: the rules it has a part in. */
  readonly partOf: ReadonlyMap<string, readonly Rule[]>;
  readonly ofQuestion: ReadonlyMap<string, readonly Rule[]>;
  /** By answer, and by question: the questions that are asked because of it. */
  readonly asks: ReadonlyMap<string, readonly string[]>;
}

function ruleIndex(catalogue: Catalogue): RuleIndex {
  const enough = new Map<string, Rule[]>();
  const partOf = new Map<string, Rule[]>();
  const ofQuestion = new Map<string, Rule[]>();
  const asks = new Map<string, string[]>();
  for (const rule of catalogue.rules) {
    for (const key of answersThatAreEnough(rule.when)) add(enough, key, rule);
    for (const key of new Set(answersIn(rule.when))) add(partOf, key, rule);
    for (const id of new Set(questionsOf(rule.when))) add(ofQuestion, id, rule);
  }
  for (const { id, askWhen } of catalogue.questions.values()) {
    if (askWhen === undefined) continue;
    for (const key of new Set([...answersIn(askWhen), ...questionsOf(askWhen)])) add(asks, key, id);
  }
  return { enough, partOf, ofQuestion, asks };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** No id holds a space, so that an answer is never taken for a question. */
function keyOf(question: string, answer: string): string {
  return `${question} ${answer}`;
}

/** Every single answer that makes the condition hold by itself. */
function answersThatAreEnough(condition: Condition): readonly string[] {
  if ('all' in condition) {
    const [first = [], ...others] = condition.all.map(answersThatAreEnough);
    return first.filter((key) => others.every((keys) => keys.includes(key)));
  }
  if ('any' in condition) return [...new Set(condition.any.flatMap(answersThatAreEnough))];
  return answersIn(condition);
}

/** Every answer that the condition names. */
function answersIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(answersIn);
  if ('any' in condition) return condition.any.flatMap(answersIn);
  return 'is' in condition ? condition.is.map((answer) => keyOf(condition.question, answer)) : [];
}

/** The rules that an answer has a part in, and those that the questions behind it lead to. */
function rulesBehind(index: RuleIndex, answer: string): readonly Rule[] {
  // A set that grows while it is walked: follow-ups of follow-ups are reached too.
  const behind = new Set(index.asks.get(answer));
  for (const id of behind) for (const next of index.asks.get(id) ?? []) behind.add(next);
  const later = [...behind].flatMap((id) => index.ofQuestion.get(id) ?? []);
  return [...new Set([...(index.partOf.get(answer) ?? []), ...later])];
}

/** The rules for which this answer is enough, whatever else is answered. */
export function rulesOfAnswer(catalogue: Catalogue, question: string, answer: string): readonly Rule[] {
  const key = keyOf(question, answer);
  return catalogue.rules.filter((rule) => answersThatAreEnough(rule.when).includes(key));
}
