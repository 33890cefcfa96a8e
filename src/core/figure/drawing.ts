import type { Point } from '../data-types.ts';

/** What a stroke stands for; a renderer gives each its colour. */
export const TONES = ['prop', 'far', 'body', 'working', 'held', 'target'] as const;

export type Tone = (typeof TONES)[number];

/** A stroke of a drawing: a line with round ends, as wide at its end as `endWidth` says. A single point is a disc. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly width: number;
  readonly endWidth: number;
  readonly tone: Tone;
  /** Strokes of one part melt together; a later part is set off from what lies under it. */
  readonly part: string;
}

/** Strokes from back to front, and what of the plane is shown: left, lowest, right and highest edge, in body lengths. */
export interface Drawing {
  readonly box: readonly [number, number, number, number];
  readonly strokes: readonly Stroke[];
}

/** The strokes in their order, neighbours of one part together. */
export function partsOf(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const parts: Stroke[][] = [];
  for (const stroke of strokes) {
    const last = parts.at(-1);
    if (last?.[0]?.part === stroke.part) last.push(stroke);
    else parts.push([stroke]);
  }
  return parts;
}
