import MiniSearch from 'minisearch';
import { conditionWords } from '../core/advice/condition-words.ts';
import { withoutSmall, wordsOf } from '../core/advice/lookup.ts';
import { ADVICE_SECTIONS, type Target, typed } from '../core/advice/topics.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { distinct } from '../core/text.ts';

/** What a search in free words found. */
export type Found =
  /** One thing is clearly meant. */
  | { readonly kind: 'one'; readonly target: Target }
  /** These fit, the best first. */
  | { readonly kind: 'several'; readonly targets: readonly Target[] }
  /** Nothing fits; these are nearest. */
  | { readonly kind: 'nothing'; readonly nearest: readonly Target[] };

/** One thing to find, and the words it is found by: its names, hikers' words for it, and what is said about it. */
interface Entry {
  readonly id: number;
  readonly target: Target;
  readonly name: string;
  readonly words: string;
  /** Where it hurts. */
  readonly places: string;
  readonly text: string;
}

/** As many as fit on a screen beside the danger signs. */
export const SHOWN = 6;
/** So much better than the second one must be what is shown at once. */
const CLEARLY = 1.38;

/** Everybody who searches here has some; it tells nothing apart. */
const SAYS_NOTHING = /^(?:pain|pains|painful|hurt|hurts|hurting)$/;

const BOOST = { name: 3, words: 3, places: 2, text: 1 };
/** Who describes a pain asks for what it may be, more often than for an exercise. */
const COMPLAINT_BOOST = 1.5;

/** Looks the words up in names, hikers' words and texts; forgives typing errors. The same words find the same things. */
export function search(catalogue: Catalogue, query: string): Found {
  const entries = entriesOf(catalogue);
  const index = new MiniSearch<Entry>({
    fields: ['name', 'words', 'places', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: stem,
  });
  index.addAll(entries);
  const words = withoutSmall(wordsOf(query));
  const telling = words.filter((word) => !SAYS_NOTHING.test(word));
  const asked = [...new Set((telling.length > 0 ? telling : words).map(stem))];
  const boostDocument = (id: number) => (entries[id]?.target.kind === 'complaint' ? COMPLAINT_BOOST : 1);
  const shared = { boost: BOOST, boostDocument };
  const hits = index.search(asked.join(' '), { ...shared, prefix: isLong, fuzzy: (term) => isLong(term) && 0.2 });
  const good = targetsOf(
    entries,
    hits.filter((hit) => hit.queryTerms.length * 2 >= asked.length),
  );
  // Words that all stand in a danger sign lead there first, whatever else they fit.
  const all = [...new Set(words.map(stem))];
  const isSign = ({ id }: { readonly id: number }) => isDanger(entries[id]?.target);
  const signs = targetsOf(
    entries,
    index
      .search(all.join(' '), { ...shared, prefix: isLong, filter: isSign })
      .filter((hit) => hit.queryTerms.length === all.length),
  );
  if (signs.length > 0 && telling.length > 0) {
    const others = good.filter(({ target }) => !signs.some((sign) => typed(sign.target) === typed(target)));
    const targets = [...signs, ...others].slice(0, SHOWN).map(({ target }) => target);
    const [only, ...more] = targets;
    return only !== undefined && more.length === 0 ? { kind: 'one', target: only } : { kind: 'several', targets };
  }
  const [first, second] = good;
  if (first === undefined) {
    const near = index.search(asked.join(' '), { ...shared, prefix: true, fuzzy: 0.3 });
    return { kind: 'nothing', nearest: targetsOf(entries, near).map(({ target }) => target) };
  }
  if (second === undefined || first.score >= second.score * CLEARLY) return { kind: 'one', target: first.target };
  return { kind: 'several', targets: good.map(({ target }) => target) };
}

function isDanger(target: Target | undefined): boolean {
  return target?.kind === 'section' && target.section === 'danger-signs';
}

/** The targets of the hits, each once, the best first. */
function targetsOf(
  entries: readonly Entry[],
  hits: readonly { readonly id: number; readonly score: number }[],
): readonly { readonly target: Target; readonly score: number }[] {
  const found = hits.flatMap(({ id, score }) => {
    const target = entries[id]?.target;
    return target === undefined ? [] : [{ target, score }];
  });
  return distinct(found, ({ target }) => typed(target)).slice(0, SHOWN);
}

/** Long enough that a part of it, or a typing error in it, still tells what is meant. */
function isLong(term: string): boolean {
  return term.length > 3;
}

/** One form for the forms of a word: hurts, hurting and hurt; muscles and muscle. */
function stem(word: string): string {
  const base = word.replace(/(?:ing|ed|es|s)$/, '').replace(/([bdgmnprt])\1$/, '$1');
  return base.length >= 3 ? base : word;
}

function entriesOf(catalogue: Catalogue): readonly Entry[] {
  const entries: (Omit<Entry, 'id' | 'places'> & { readonly places?: string })[] = [];
  for (const region of catalogue.regions) {
    const spots = new Map(region.spots.map((spot) => [spot.id, [spot.label, ...spot.words].join(' ')]));
    for (const complaint of region.complaints) {
      entries.push({
        target: { kind: 'complaint', complaint: complaint.id, region: region.id },
        name: [complaint.name, complaint.medicalName ?? ''].join(' '),
        words: complaint.words.join(' '),
        places: complaint.spots.map((spot) => spots.get(spot) ?? '').join(' '),
        text: [
          ...complaint.fits.map((fit) => `${fit.why} ${conditionWords(catalogue, fit.when)}`),
          ...complaint.about.map((statement) => statement.text),
        ].join(' '),
      });
    }
    for (const [section, title, aliases] of ADVICE_SECTIONS) {
      entries.push({
        target: { kind: 'section', section, region: region.id },
        name: `${region.id} ${title}`,
        words: aliases.join(' '),
        text: '',
      });
    }
    for (const entry of region.faq) {
      const text = entry.answer.map((statement) => statement.text).join(' ');
      entries.push({
        target: { kind: 'section', section: 'faq', region: region.id },
        name: entry.question,
        words: '',
        text,
      });
    }
  }
  for (const { id, name, words, target } of catalogue.exercises) {
    entries.push({ target: { kind: 'exercise', exercise: id }, name, words: words.join(' '), text: target });
  }
  for (const { id, name, words, about } of catalogue.causes.causes) {
    const text = about.map((statement) => statement.text).join(' ');
    entries.push({ target: { kind: 'cause', cause: id }, name, words: words.join(' '), text });
  }
  entries.push({
    target: { kind: 'section', section: 'painkillers' },
    name: 'painkillers',
    words: '',
    text: catalogue.aboutYou.painkillers.map((statement) => statement.text).join(' '),
  });
  for (const question of catalogue.questions.values()) {
    if (question.danger !== true) continue;
    const region = catalogue.regionOf.get(question.id);
    for (const option of question.options ?? []) {
      entries.push({
        target: { kind: 'section', section: 'danger-signs', ...(region === undefined ? {} : { region }) },
        name: option.label,
        words: '',
        text: option.hint ?? '',
      });
    }
  }
  return entries.map((entry, id) => ({ id, places: '', ...entry }));
}
