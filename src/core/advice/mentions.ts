import type { Region } from '../data-types.ts';

/** A complaint that offers or forbids an exercise. */
export interface Mention {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly offers: boolean;
  readonly forbids: boolean;
}

/** The complaints of these regions that offer or forbid an exercise, in their order. */
export function mentionsIn(regions: readonly Region[], exercise: string): readonly Mention[] {
  return regions.flatMap((region) =>
    region.complaints
      .map(({ id, name, stretches, strength, stop }) => ({
        id,
        name,
        region: region.id,
        offers: [...stretches, ...strength].some((use) => use.exercise === exercise),
        forbids: stop.includes(exercise),
      }))
      .filter(({ offers, forbids }) => offers || forbids),
  );
}

/** The regions of these complaints, each once. */
export function regionsOf(mentions: readonly Mention[]): readonly string[] {
  return [...new Set(mentions.map(({ region }) => region))];
}
