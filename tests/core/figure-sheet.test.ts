// docs/figures.svg is what reviewers have looked at: every exercise, start and end. The drawings are those and no others.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Joint } from '../../src/core/figure/body.ts';
import { poseAt } from '../../src/core/figure/movement.ts';
import { distance } from '../../src/core/figure/points.ts';
import { strokesOf } from '../../src/core/figure/strokes.ts';
import { figureSheet } from '../../src/shell/render/figure-sheet.ts';
import { real } from '../fixtures/load.ts';

describe('the figures of the exercises', () => {
  it('are drawn as the sheet shows them', () => {
    const seen = readFileSync(resolve(import.meta.dirname, '../../docs/figures.svg'), 'utf8').split('\n');
    const drawn = figureSheet(real.exercises).split('\n');
    const other = drawn.findIndex((line, place) => line !== seen[place]);
    // Where the sheet is out of date on purpose: npm run figures.
    expect(drawn[other]?.slice(0, 300)).toBe(undefined);
    expect(drawn).toHaveLength(seen.length);
  });

  const figures = real.exercises.flatMap(({ id, figure }) => (figure === undefined ? [] : [{ id, figure }]));

  it.each(figures)('keep the hands and feet of $id on what they lean on, on the way as well', ({ figure }) => {
    const [start, end] = [poseAt(figure, 0), poseAt(figure, 1)];
    const still = figure.touches
      .filter((touch) => touch.in === undefined)
      .map(({ joint }): Joint => joint)
      .filter((joint) => distance(start[joint], end[joint]) < 0.03);
    for (const moment of [0.25, 0.5, 0.75]) {
      const body = poseAt(figure, moment);
      for (const joint of still) {
        const [x, y] = [0, 1].map((axis) => {
          const [from = 0, to = 0] = [start[joint][axis], end[joint][axis]];
          return from + (to - from) * moment;
        });
        expect(distance(body[joint], [x ?? 0, y ?? 0]), `${joint} at ${moment}`).toBeLessThan(
          still.length > 1 ? 0.05 : 1e-9,
        );
      }
    }
  });

  it.each(figures)('stay within the frame of $id at every moment', ({ figure }) => {
    if (figure.frame !== undefined) return expect(strokesOf(figure, 0.5, 'left').box).toEqual(figure.frame);
    for (const moment of [0, 0.5, 1]) {
      const { box, strokes } = strokesOf(figure, moment, 'right');
      const body = strokes.filter(({ part }) => part !== 'prop').flatMap(({ points }) => points);
      for (const [x, y] of body) {
        expect(x).toBeGreaterThanOrEqual(box[0] + 0.05);
        expect(x).toBeLessThanOrEqual(box[2] - 0.05);
        expect(y).toBeGreaterThanOrEqual(box[1]);
        expect(y).toBeLessThanOrEqual(box[3]);
      }
    }
  });
});
