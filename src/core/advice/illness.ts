import type { Catalogue, Rule } from '../catalogue.ts';
import { distinct } from '../text.ts';
import { forbidsSelfCare, LEVELS } from '../triage.ts';
import { canHold, conditionWords } from './condition-words.ts';
import { rulesOfAnswer } from './danger-list.ts';
import { withMeaning, withoutPlain, withoutSmall, wordsOf } from './lookup.ts';
import type { Target } from './topics.ts';

/** What a rule takes the signs for stands behind these words. */
const TAKEN_FOR = /\b(?:signs? (?:of|that)|can (?:also )?be|such as)\b/;
/** As many as are read before somebody acts. */
const MOST = 6;

/** The rules for an illness that the query names, the worst first: they come before everything else. */
export function rulesForIllness(catalogue: Catalogue, query: string): readonly Rule[] {
  const words = wordsOf(query);
  const text = ` ${words.join(' ')} `;
  const name = catalogue.dangerSigns.illnesses.flatMap(({ words: names, named }) =>
    names.filter((typed) => text.includes(` ${typed} `)).map((typed) => ({ typed, named })),
  )[0];
  if (name === undefined) {
    const wanted = withoutSmall(words).join(' ');
    const isPlain = withoutPlain(words).length < withoutSmall(words).length;
    return isPlain || wanted === '' ? [] : worstFirst(catalogue, rulesAs(catalogue, wanted));
  }
  const isNamed = (said: string) => name.named.some((part) => said.toLowerCase().includes(part));
  const rules = [
    ...seriousRules(catalogue).filter(({ reason }) => isNamed(reason)),
    ...answersNamed(catalogue, isNamed),
  ];
  // "Is it a stroke?" asks for no part of the body: small words must not choose between the rules.
  const others = withoutPlain(withMeaning(wordsOf(text.replace(` ${name.typed} `, ' '))));
  return worstFirst(catalogue, nearest(catalogue, rules, others));
}

/** The rules whose illness has all these words in it, and those of the danger signs that have them in their label. */
export function rulesWithWords(catalogue: Catalogue, query: string): readonly Rule[] {
  const words = withoutSmall(wordsOf(query));
  if (withoutPlain(words).length === 0) return [];
  const hasAll = (text: string) => {
    const known = new Set(wordsOf(text));
    return words.every((word) => known.has(word) || known.has(`${word}s`) || known.has(word.replace(/s$/, '')));
  };
  const rules = seriousRules(catalogue).filter((rule) => takenFor(rule).some(hasAll));
  return worstFirst(catalogue, [...rules, ...answersNamed(catalogue, hasAll)]);
}

/** Where the danger signs of these rules stand. */
export function signTargets(catalogue: Catalogue, rules: readonly Rule[]): readonly Target[] {
  return rules.map((rule): Target => {
    const region = catalogue.regionOfRule.get(rule.id);
    return { kind: 'section', section: 'danger-signs', ...(region === undefined ? {} : { region }) };
  });
}

/** Those that forbid self-care. */
function seriousRules(catalogue: Catalogue): readonly Rule[] {
  return catalogue.rules.filter((rule) => forbidsSelfCare(rule.level) && canHold(catalogue, rule.when));
}

/** The rules that take their signs for just this. */
function rulesAs(catalogue: Catalogue, wanted: string): readonly Rule[] {
  return seriousRules(catalogue).filter((rule) =>
    takenFor(rule).some((part) => withoutSmall(wordsOf(part)).join(' ') === wanted),
  );
}

/** What a rule takes its signs for, one illness each. */
function takenFor({ reason }: Rule): readonly string[] {
  return reason
    .split(TAKEN_FOR)
    .slice(1)
    .flatMap((part) => part.split(/[,.;:()]| or (?:of )?(?=an? )/));
}

/** The serious rules for which one answer is enough whose label fits. */
function answersNamed(catalogue: Catalogue, fits: (label: string) => boolean): readonly Rule[] {
  const questions = [...catalogue.dangerSigns.questions, ...catalogue.regions.flatMap((region) => region.questions)];
  return questions
    .filter((question) => question.danger === true)
    .flatMap((question) =>
      (question.options ?? [])
        .filter(({ label }) => fits(label))
        .flatMap(({ id }) => rulesOfAnswer(catalogue, question.id, id)),
    )
    .filter((rule) => forbidsSelfCare(rule.level));
}

/** Those that fit most of the other words: the ankle for "broken ankle". */
function nearest(catalogue: Catalogue, rules: readonly Rule[], others: readonly string[]): readonly Rule[] {
  const scores = rules.map((rule) => {
    const region = catalogue.regions.find(({ id }) => id === catalogue.regionOfRule.get(rule.id));
    const known = new Set(
      wordsOf(
        [rule.reason, conditionWords(catalogue, rule.when), region?.name ?? '', ...(region?.words ?? [])].join(' '),
      ),
    );
    return others.filter((word) => known.has(word)).length;
  });
  const best = Math.max(0, ...scores);
  return rules.filter((_, place) => scores[place] === best);
}

/** Each once; those of everybody stand before those of a region. */
function worstFirst(catalogue: Catalogue, rules: readonly Rule[]): readonly Rule[] {
  const order = (rule: Rule) =>
    -2 * LEVELS.indexOf(rule.level) + (catalogue.regionOfRule.get(rule.id) === undefined ? 0 : 1);
  return distinct(rules, ({ reason }) => reason)
    .toSorted((a, b) => order(a) - order(b))
    .slice(0, MOST);
}
