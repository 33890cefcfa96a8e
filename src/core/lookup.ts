import type { Catalogue } from './catalogue.ts';
import type { Region } from './data-types.ts';

/** The sections of advice on a region, with title and with the words that lead to them. */
export const ADVICE_SECTIONS = [
  [
    'complaints',
    'What it may be',
    ['complaint', 'complaints', 'conditions', 'injuries', 'what it may be', 'diagnosis'],
  ],
  ['causes', 'Why it hurts', ['cause', 'causes', 'why', 'reasons']],
  ['rest', 'Rest', ['rest', 'resting', 'how long to rest']],
  ['cold', 'Cold', ['cold', 'ice', 'icing', 'cold pack', 'ice pack']],
  ['heat', 'Heat', ['heat', 'warmth', 'heat pack', 'hot pack']],
  ['stretches', 'Stretches', ['stretch', 'stretches', 'stretching']],
  ['strength', 'Strengthening', ['strength', 'strengthening', 'exercise', 'exercises']],
  [
    'hike-again',
    'When to hike again',
    ['hike again', 'return', 'return to hiking', 'back to hiking', 'when to hike again'],
  ],
  ['painkillers', 'Painkillers', ['painkiller', 'painkillers', 'pain relief', 'medicine', 'medicines', 'tablets']],
  ['prevention', 'How to prevent it', ['prevent', 'prevention', 'preventing', 'avoid']],
  ['danger-signs', 'Danger signs', ['danger', 'danger signs', 'red flags', 'warning signs', 'emergency']],
  ['seek-help', 'When to seek help', ['seek help', 'help', 'doctor', 'physiotherapist', 'when to seek help']],
  ['faq', 'Questions that hikers ask', ['faq', 'questions', 'frequently asked questions']],
] as const;
export type AdviceSection = (typeof ADVICE_SECTIONS)[number][0];

/** Sections that say something without a region, too. */
export const GENERAL_SECTIONS: readonly AdviceSection[] = [
  'causes',
  'cold',
  'heat',
  'hike-again',
  'painkillers',
  'prevention',
  'danger-signs',
];

/** Words that say nothing about what is meant. */
const SMALL_WORDS = new Set(
  'a an and are at about but by can cannot cant do does for from get got has have how i if in is it its me my of on or our so some that the their them there this to was what when where which while with you your'.split(
    ' ',
  ),
);

/** What hikers say round the thing they mean. */
const PLAIN_WORDS = new Set(
  'pain pains painful hurt hurts hurting ache aches sore hike hikes hiking walk walks walking after during'.split(' '),
);

/** One thing that can be looked up. */
export type Target =
  | { readonly kind: 'regions' }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'section'; readonly section: AdviceSection; readonly region?: string }
  | { readonly kind: 'exercise'; readonly exercise: string }
  | { readonly kind: 'complaint'; readonly complaint: string; readonly region: string }
  | { readonly kind: 'cause'; readonly cause: string };

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
  return distinct(
    names.spots
      .filter((spot) => isNamed(spot, words) || spot.id === words.join('-'))
      .flatMap((spot) =>
        spot.complaints.map(({ id, region }): Target => ({ kind: 'complaint', complaint: id, region })),
      ),
  );
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return targets.filter((target, place) => targets.findIndex((other) => typed(other) === typed(target)) === place);
}

function findById(words: readonly string[], names: Names): Target | undefined {
  const id = words.join('-');
  const found = regionAndSection(words, (part) => idOf(names.regions, part)[0]);
  if (found !== undefined) return found;
  if (names.exercises.some((entry) => entry.id === id)) return { kind: 'exercise', exercise: id };
  const complaint = names.complaints.find((entry) => entry.id === id);
  if (complaint !== undefined) return { kind: 'complaint', complaint: id, region: complaint.region };
  return names.causes.some((entry) => entry.id === id) ? { kind: 'cause', cause: id } : undefined;
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
  if (start.length < 4) return undefined;
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
  const left = words.filter((word) => !SMALL_WORDS.has(word));
  return left.length > 0 ? left : words;
}

function withoutPlain(words: readonly string[]): readonly string[] {
  return withoutSmall(words).filter((word) => !PLAIN_WORDS.has(word));
}

function idOf(entries: readonly Named[], words: readonly string[]): readonly string[] {
  return entries.filter((entry) => entry.id === words.join('-')).map((entry) => entry.id);
}

function namedBy(entries: readonly Named[], words: readonly string[]): readonly string[] {
  return entries.filter((entry) => isNamed(entry, words)).map((entry) => entry.id);
}

function isNamed(entry: Named, words: readonly string[]): boolean {
  const wanted = withoutSmall(words).join(' ');
  return entry.names.some((name) => withoutSmall(wordsOf(name)).join(' ') === wanted);
}

/** What to type after `hikecare advice` to get to a target. */
export function typed(target: Target): string {
  switch (target.kind) {
    case 'regions':
      return '';
    case 'region':
      return target.region;
    case 'section':
      return target.region === undefined ? target.section : `${target.region} ${target.section}`;
    case 'exercise':
      return target.exercise;
    case 'complaint':
      return target.complaint;
    case 'cause':
      return target.cause;
    default:
      return target satisfies never;
  }
}

/** The title of a section. */
export function sectionTitle(section: AdviceSection): string {
  return ADVICE_SECTIONS.find(([id]) => id === section)?.[1] ?? section;
}

/** What a target is called. */
export function titleOf(catalogue: Catalogue, target: Target): string {
  switch (target.kind) {
    case 'regions':
      return 'What you can look up';
    case 'region':
      return regionName(catalogue, target.region);
    case 'section': {
      const title = sectionTitle(target.section);
      return target.region === undefined ? title : `${regionName(catalogue, target.region)}: ${title}`;
    }
    case 'exercise':
      return catalogue.exerciseById.get(target.exercise)?.name ?? target.exercise;
    case 'complaint': {
      const region = catalogue.regions.find(({ id }) => id === target.region);
      return capital(region?.complaints.find(({ id }) => id === target.complaint)?.name ?? target.complaint);
    }
    case 'cause':
      return capital(catalogue.causes.causes.find(({ id }) => id === target.cause)?.name ?? target.cause);
    default:
      return target satisfies never;
  }
}

function regionName(catalogue: Catalogue, id: string): string {
  return capital(catalogue.regions.find((region) => region.id === id)?.name ?? id);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The files that a target is made from, so that no other need be read. */
export interface Parts {
  readonly regions: 'all' | readonly string[];
  /** "of-regions": those that the regions above offer. */
  readonly exercises: 'of-regions' | readonly string[];
  readonly causes: boolean;
  readonly returnToHiking: boolean;
}

/** The ids of all exercises that the complaints of these regions offer or forbid. */
export function exercisesOf(regions: readonly Region[]): readonly string[] {
  const ids = regions.flatMap(({ complaints }) =>
    complaints.flatMap(({ stretches, strength, stop }) => [
      ...[...stretches, ...strength].map((use) => use.exercise),
      ...stop,
    ]),
  );
  return [...new Set(ids)].sort();
}

/** What has to be read for a target; what everybody needs (signs, questions, sources, numbers) is read always. */
export function partsFor(target: Target): Parts {
  const nothing: Parts = { regions: [], exercises: [], causes: false, returnToHiking: false };
  switch (target.kind) {
    case 'regions':
      return { ...nothing, regions: 'all' };
    case 'region':
      return { ...nothing, regions: [target.region] };
    case 'section': {
      const { section, region } = target;
      return {
        // What holds for all may still be said of one spot, whose words stand with its region.
        regions: region === undefined ? 'all' : [region],
        exercises: section === 'stretches' || section === 'strength' ? 'of-regions' : [],
        causes: section === 'causes' || section === 'prevention',
        returnToHiking: ['hike-again', 'stretches', 'strength'].includes(section),
      };
    }
    case 'exercise':
      // Which complaints forbid it stands with the regions.
      return { ...nothing, regions: 'all', exercises: [target.exercise], returnToHiking: true };
    case 'complaint':
      return { regions: [target.region], exercises: 'of-regions', causes: true, returnToHiking: true };
    case 'cause':
      return { ...nothing, regions: 'all', causes: true };
    default:
      return target satisfies never;
  }
}
