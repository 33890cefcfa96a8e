import { type Catalogue, type Condition, type Question, type Rule, withRegions } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import type { Region } from '../data-types.ts';
import { compareLevels } from '../triage.ts';
import { conditionWords } from './condition-words.ts';
import { type DangerSign, EVERYBODY, listSigns, type Said, type SignSheet, together } from './sign-sheets.ts';

/** The danger signs of everybody, then those of these regions. Follow-up questions are left to `hikecare check`. */
export function dangerList(catalogue: Catalogue, regions: readonly Region[]): readonly DangerSign[] {
  const ids = [EVERYBODY, ...catalogue.regions.map(({ id }) => id)];
  return listSigns(
    ids.map((id) => signSheet(catalogue, id)),
    regions.map(({ id }) => id),
  );
}

/** The sheet of a region, or of everybody. Rules and questions of other regions have no part in it. */
export function signSheet(catalogue: Catalogue, id: string): SignSheet {
  const scope = withRegions(
    catalogue,
    catalogue.regions.filter((region) => region.id === id),
  );
  const rules = ruleIndex(scope);
  const everybody = signsIn(scope, catalogue.dangerSigns.questions);
  const own = id === EVERYBODY ? everybody : signsIn(scope, scope.regions[0]?.questions ?? []);
  const isOwn = (rule: Rule) => scope.regionOfRule.has(rule.id) === (id !== EVERYBODY);
  return {
    id,
    signs: own.map((sign) => ({ ...sign, ...together([saidOf(rules, sign)]) })),
    ofEverybody: everybody.map((sign) => {
      const whole = saidOf(rules, sign);
      const said = saidOf(rules, sign, isOwn);
      // Where a rule is enough, by whomsoever, only such rules count.
      if (whole.level !== null && said.level === null) return null;
      // Everybody's sheet also tells the order of the questions behind a sign.
      const behind = said.behind.filter(([, sources]) => id === EVERYBODY || sources.length > 0);
      return said.sources.length === 0 && behind.length === 0 ? null : { ...said, behind };
    }),
  };
}

/** The signs that these questions name, their rules aside. */
function signsIn(catalogue: Catalogue, questions: readonly Question[]): readonly Sign[] {
  const all = [...catalogue.dangerSigns.questions, ...catalogue.regions.flatMap((region) => region.questions)];
  const dangerous = new Set(all.filter((question) => question.danger === true).map(({ id }) => id));
  return (
    questions
      .filter((question) => question.danger === true)
      // Asked only because another danger question was answered in a certain way: a follow-up, and no sign of its own.
      .filter(({ askWhen }) => askWhen === undefined || !questionsOf(askWhen).some((id) => dangerous.has(id)))
      .flatMap((question) => {
        // A choice tells how something is; only lists and yes-or-no questions name signs.
        const yes = { id: 'yes', label: question.ask };
        const options =
          question.kind === 'several' ? (question.options ?? []) : question.kind === 'yes-no' ? [yes] : [];
        const when = question.askWhen === undefined ? null : conditionWords(catalogue, question.askWhen);
        return options.map(({ id, label }) => ({
          id,
          question: question.id,
          text: label,
          level: null,
          door: null,
          when,
        }));
      })
  );
}

type Sign = Omit<DangerSign, 'sources'>;

/** What the rules that pass the test say of a sign. */
function saidOf(index: RuleIndex, { question, id }: Sign, counts: (rule: Rule) => boolean = () => true): Said {
  const key = keyOf(question, id);
  const sources = (rules: readonly Rule[] = []) => [...new Set(rules.filter(counts).flatMap((rule) => rule.sources))];
  const enough = (index.enough.get(key) ?? []).filter(counts);
  const worst = enough.reduce<Rule | undefined>(
    (a, b) => (a === undefined || compareLevels(b.level, a.level) > 0 ? b : a),
    undefined,
  );
  if (worst !== undefined)
    return { level: worst.level, door: worst.door ?? null, sources: sources(enough), behind: [] };
  const behind = questionsBehind(index, key).map((asked) => [asked, sources(index.ofQuestion.get(asked))] as const);
  return { level: null, door: null, sources: sources(index.partOf.get(key)), behind };
}

/** The rules by the answers and questions that they hang on. */
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

/** The questions that are asked because of an answer, and those that are asked because of them. */
function questionsBehind(index: RuleIndex, answer: string): readonly string[] {
  // A set that grows while it is walked: follow-ups of follow-ups are reached too.
  const behind = new Set(index.asks.get(answer));
  for (const id of behind) for (const next of index.asks.get(id) ?? []) behind.add(next);
  return [...behind];
}

/** The rules for which this answer is enough, whatever else is answered. */
export function rulesOfAnswer(catalogue: Catalogue, question: string, answer: string): readonly Rule[] {
  const key = keyOf(question, answer);
  return catalogue.rules.filter((rule) => answersThatAreEnough(rule.when).includes(key));
}
