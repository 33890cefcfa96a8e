// Every exercise that ships can be seen: a figure that is human, words for those who do not see it, and room for both
// sides.

import { describe, expect, it } from 'vitest';
import { altText } from '../../src/core/figure/alt-text.ts';
import { POSES } from '../../src/core/figure/body.ts';
import { figureProblems } from '../../src/core/figure/checks.ts';
import { strokesOf } from '../../src/core/figure/strokes.ts';
import { FIGURE_SIZE, figureLines } from '../../src/shell/render/figure.ts';
import { plainStyle } from '../../src/shell/render/style.ts';
import { real } from '../fixtures/load.ts';

describe.each(real.exercises)('the figure of $id', (exercise) => {
  const { figure } = exercise;

  it('is there, and shows a body that can be', () => {
    expect(figure).toBeDefined();
    expect(figureProblems(exercise)).toEqual([]);
  });

  it('is told in words, and differently where the sides change', () => {
    if (figure === undefined) return expect.fail('no figure');
    for (const pose of POSES) expect(figure.alt[pose]).toMatch(/^[A-Z].*\.$/);
    const words = POSES.map((pose) => figure.alt[pose]).join(' ');
    expect(words).not.toMatch(/right angle|right away|what is left|\bto the right of\b/i);
    if (exercise.dose.perSide) {
      const told = (side: 'left' | 'right') => POSES.map((pose) => altText(figure, pose, side)).join(' ');
      expect(told('left')).not.toBe(told('right'));
    }
  });

  it('can be seen in a terminal at both ends, and the two differ', () => {
    if (figure === undefined) return expect.fail('no figure');
    const drawn = POSES.map((_, moment) =>
      figureLines(strokesOf(figure, moment, 'right'), FIGURE_SIZE, plainStyle(true)).join('\n'),
    );
    for (const lines of drawn) expect(lines.replace(/\s/g, '').length).toBeGreaterThan(40);
    expect(drawn[0]).not.toBe(drawn[1]);
  });
});
