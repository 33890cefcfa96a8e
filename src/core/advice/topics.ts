import type { Catalogue } from '../catalogue.ts';
import type { Region } from '../data-types.ts';
import { capital } from '../text.ts';

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

/** One thing that can be looked up. */
export type Target =
  | { readonly kind: 'regions' }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'section'; readonly section: AdviceSection; readonly region?: string }
  | { readonly kind: 'exercise'; readonly exercise: string }
  | { readonly kind: 'complaint'; readonly complaint: string; readonly region: string }
  | { readonly kind: 'cause'; readonly cause: string };

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
