import type { Statement } from './data-types.ts';
import { type PlanItem, toItems } from './plan-items.ts';

/** The sections of a plan in the order of reading, with their titles. */
export const SECTIONS = [
  ['do-now', 'Do now'],
  ['do-not', 'Do not'],
  ['about-you', 'Because of what you told us'],
  ['rest', 'Rest'],
  ['cold-and-heat', 'Cold or heat'],
  ['care', 'What helps'],
  ['avoid', 'What to leave'],
  ['stretches', 'Stretches'],
  ['strength', 'Strengthening'],
  ['hike-again', 'When to hike again'],
  ['painkillers', 'Painkillers'],
  ['prevention', 'Next time'],
  ['seek-help', 'When to seek help'],
  ['check-again', 'Check again'],
] as const;
export type SectionId = (typeof SECTIONS)[number][0];

/** The lines of a plan while it is made, by section, with the ids and texts of all of them. */
export interface Draft {
  readonly sections: ReadonlyMap<SectionId, PlanItem[]>;
  readonly said: Set<string>;
}

/** A plan without a line. */
export function newDraft(): Draft {
  return { sections: new Map(SECTIONS.map(([id]) => [id, []])), said: new Set() };
}

/** Adds statements to a section, as `push` does. */
export function add(draft: Draft, section: SectionId, statements: readonly Statement[]): void {
  addItems(draft, section, toItems(statements));
}

/** Adds lines to a section, as `push` does. */
export function addItems(draft: Draft, section: SectionId, items: readonly PlanItem[]): void {
  for (const item of items) push(draft, section, item);
}

/** Nothing is said twice in the same words: what an earlier line of the plan says already is left out. */
export function push({ sections, said }: Draft, section: SectionId, item: PlanItem): void {
  if (said.has(item.id) || said.has(item.text)) return;
  said.add(item.id).add(item.text);
  sections.get(section)?.push(item);
}
