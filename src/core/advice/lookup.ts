import type { Catalogue } from '../catalogue.ts';
import { distinct } from '../text.ts';
import { ADVICE_SECTIONS, type AdviceSection, GENERAL_SECTIONS, type Target, typed } from './topics.ts';

/** Words that say nothing about what is meant. */
const SMALL_WORDS = new Set(
  'a an and are at about but by can cannot cant do does for from get got has have how i if in is it its me my of on or our so some that the their them there this to was what when where which while with you your'.split(
    ' ',
  ),
);

/** What hikers say round the thing they mean. */
const PLAIN_WORDS = new Set(
  'pain pains painful hurt hurts hurting ache aches aching achy sore soreness hike hikes hiking walk walks walking after during'.split(
    ' ',
  ),
);

/** What things are called, by id. Ids alone are enough where only ids are known. */
export interface Names {
  readonly regions: readonly Named[];
  readonly exercises: readonly Named[];
  readonly complaints: readonly (Named & { readonly region: string })[];
  readonly causes: readonly Named[];
  /** A spot leads to what may hurt there. */
  readonly spots: readonly (Named & {
    readonly complaints: readonly { readonly id: string; readonly region: string }[];
  })[];
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** The names as far as file names tell them: enough for most look-ups, and found without reading a file. */
export function namesOfFiles(regions: readonly string[], exercises: readonly string[]): Names {
  const named = (id: string): Named => ({ id, names: [] });
  return { regions: regions.map(named), exercises: exercises.map(named), complaints: [], causes: [], spots: [] };
}

/** More than an id and a section have between them; what is longer may be no name of a file at all. */
const MOST_ID_LETTERS = 80;

/** The ids that a query may name letter by letter: of regions beside a section, and of exercises. */
export function possibleIds(query: string): {
  readonly regions: readonly string[];
  readonly exercises: readonly string[];
} {
  const words = wordsOf(query);
  const whole = words.join('-');
  if (whole === '' || whole.length > MOST_ID_LETTERS) return { regions: [], exercises: [] };
  const parts = words
    .slice(1)
    .flatMap((_, place) => [words.slice(0, place + 1).join('-'), words.slice(place + 1).join('-')]);
  return { regions: [whole, ...parts], exercises: [whole] };
}

/** All names of the catalogue. */
export function namesOf(catalogue: Catalogue): Names {
  return {
    regions: catalogue.regions.map(({ id, name, words }) => ({ id, names: [name, ...words] })),
    exercises: catalogue.exercises.map(({ id, name, words }) => ({ id, names: [name, ...words] })),
    complaints: catalogue.regions.flatMap((region) =>
      region.complaints.map(({ id, name, medicalName, words }) => ({
        id,
        region: region.id,
        names: [name, ...(medicalName === undefined ? [] : [medicalName]), ...words],
      })),
    ),
    causes: catalogue.causes.causes.map(({ id, name, words }) => ({ id, names: [name, ...words] })),
    spots: catalogue.regions.flatMap((region) =>
      region.spots.map(({ id, label, words }) => ({
        id,
        names: [label, ...words],
        complaints: region.complaints
          .filter((complaint) => complaint.spots.includes(id))
          .map((complaint) => ({ id: complaint.id, region: region.id })),
      })),
    ),
  };
}

/**
 * What a query names exactly: one target, several that share the name, or nothing (then it is words to search
 * for). Ids come before names, so that fewer names never change what is found by id.
 */
export function resolve(query: string, names: Names): readonly Target[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{ kind: 'regions' }];
  const byId = findById(words, names);
  if (byId !== undefined) return [byId];
  const general = generalSection(words, names);
  if (general !== undefined) return general;
  // What is called so itself comes before what is only near it: a complaint before its cause and its place.
  const named = [
    ...namedBy(names.exercises, words).map((exercise): Target => ({ kind: 'exercise', exercise })),
    ...names.complaints
      .filter((complaint) => isNamed(complaint, words))
      .map(({ id, region }): Target => ({ kind: 'complaint', complaint: id, region })),
  ];
  if (named.length > 0) return named;
  const regionOf = (part: readonly string[]) => [...idOf(names.regions, part), ...namedBy(names.regions, part)][0];
  for (const some of [words, withoutSmall(words)]) {
    const found = regionAndSection(some, regionOf);
    if (found !== undefined) return [found];
  }
  const plain = regionAndSection(withoutPlain(words), regionOf);
  if (plain?.kind === 'section') return [plain];
  const causes = namedBy(names.causes, words).map((cause): Target => ({ kind: 'cause', cause }));
  if (causes.length > 0) return causes;
  const spots = names.spots
    .filter((spot) => isNamed(spot, words) || isCalled(spot.id, words))
    .flatMap((spot) => spot.complaints.map(({ id, region }): Target => ({ kind: 'complaint', complaint: id, region })));
  if (spots.length > 0) return distinct(spots, typed);
  // "Knee pain" is the knee.
  return plain === undefined ? [] : [plain];
}

function findById(words: readonly string[], names: Names): Target | undefined {
  const found = regionAndSection(words, (part) => idOf(names.regions, part)[0]);
  if (found !== undefined) return found;
  const exercise = idOf(names.exercises, words)[0];
  if (exercise !== undefined) return { kind: 'exercise', exercise };
  const complaint = names.complaints.find((entry) => isCalled(entry.id, words));
  if (complaint !== undefined) return { kind: 'complaint', complaint: complaint.id, region: complaint.region };
  const cause = idOf(names.causes, words)[0];
  return cause === undefined ? undefined : { kind: 'cause', cause };
}

/** A region alone, or a region and a section in either order. */
function regionAndSection(
  words: readonly string[],
  regionOf: (words: readonly string[]) => string | undefined,
): Target | undefined {
  const whole = regionOf(words);
  if (whole !== undefined) return { kind: 'region', region: whole };
  for (let cut = 1; cut < words.length; cut += 1) {
    const [left, right] = [words.slice(0, cut), words.slice(cut)];
    for (const [place, topic] of [
      [left, right],
      [right, left],
    ] as const) {
      const region = regionOf(place);
      const section = sectionOf(topic);
      if (region !== undefined && section !== undefined) return { kind: 'section', section, region };
    }
  }
  return undefined;
}

/** A section without a region: what holds for all, or the section of each region. */
function generalSection(words: readonly string[], names: Names): readonly Target[] | undefined {
  const section = sectionOf(words) ?? sectionOf(withoutSmall(words));
  if (section === undefined) return undefined;
  if (GENERAL_SECTIONS.includes(section)) return [{ kind: 'section', section }];
  return names.regions.map((region): Target => ({ kind: 'section', section, region: region.id }));
}

/** The section that these words name, also by the start of a word or in the plural. */
function sectionOf(words: readonly string[]): AdviceSection | undefined {
  const text = words.join(' ');
  const isWhole = (word: string) => word === text || word === `${text}s` || `${word}s` === text;
  const whole = ADVICE_SECTIONS.find(([id, , aliases]) => id === words.join('-') || aliases.some(isWhole));
  if (whole !== undefined) return whole[0];
  const start = text.replace(/e?s$/, '');
  // "Pain" is no short form of "pain relief".
  if (start.length < 4 || withoutPlain(words).length === 0) return undefined;
  const begun = ADVICE_SECTIONS.filter(([, , aliases]) => aliases.some((alias) => alias.startsWith(start)));
  return begun.length === 1 ? begun[0]?.[0] : undefined;
}

/** The query in small letters, without accents and signs, as words. */
export function wordsOf(query: string): readonly string[] {
  return query
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'\u2019]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The words that carry meaning; all of them where none does. */
export function withoutSmall(words: readonly string[]): readonly string[] {
  const left = withMeaning(words);
  return left.length > 0 ? left : words;
}

/** The words that carry meaning; none where none does. */
export function withMeaning(words: readonly string[]): readonly string[] {
  return words.filter((word) => !SMALL_WORDS.has(word));
}

/** The words that tell what is meant: none where there are only words such as "pain". */
export function withoutPlain(words: readonly string[]): readonly string[] {
  return withoutSmall(words).filter((word) => !PLAIN_WORDS.has(word));
}

function idOf(entries: readonly Named[], words: readonly string[]): readonly string[] {
  return entries.filter((entry) => isCalled(entry.id, words)).map((entry) => entry.id);
}

function namedBy(entries: readonly Named[], words: readonly string[]): readonly string[] {
  return entries.filter((entry) => isNamed(entry, words)).map((entry) => entry.id);
}

function isNamed(entry: Named, words: readonly string[]): boolean {
  const wanted = joined(withoutSmall(words));
  return entry.names.some((name) => joined(withoutSmall(wordsOf(name))) === wanted);
}

function isCalled(id: string, words: readonly string[]): boolean {
  return joined(id.split('-')) === joined(words);
}

/** The words as one, so that "clam shell" is "clamshell", and "figure4" is "figure four". */
function joined(words: readonly string[]): string {
  return words.join('').replaceAll('four', '4');
}
