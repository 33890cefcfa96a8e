import { describe, expect, it } from 'vitest';
import { strokesOf } from '../../src/core/figure/strokes.ts';
import { FIGURE_SIZE, figureLines, figurePair } from '../../src/shell/render/figure.ts';
import { figureSheet } from '../../src/shell/render/figure-sheet.ts';
import { figureSvg } from '../../src/shell/render/figure-svg.ts';
import { columns } from '../../src/shell/render/layout.ts';
import { plainStyle, type Style } from '../../src/shell/render/style.ts';
import { kneeLift } from '../fixtures/figure.ts';
import { real } from '../fixtures/load.ts';

const unicode = plainStyle(true);
const ascii = plainStyle(false);
const marked: Style = { ...unicode, figure: (tone, text) => `<${tone}>${text}</>` };
const drawing = strokesOf(kneeLift, 1, 'right');

describe('a figure in the terminal', () => {
  it.each([
    [36, 14],
    [20, 8],
    [72, 30],
  ])('fills its %i by %i cells exactly', (across, rows) => {
    for (const style of [unicode, ascii]) {
      const lines = figureLines(drawing, { columns: across, rows }, style);
      expect(lines.length).toBe(rows);
      for (const line of lines) expect(columns(line)).toBe(across);
    }
  });

  it('is made of Braille dots, or of plain ASCII where there are none', () => {
    expect(figureLines(drawing, FIGURE_SIZE, unicode).join('')).toMatch(/^[ \u2801-\u28ff]+$/);
    expect(figureLines(drawing, FIGURE_SIZE, ascii).join('')).toMatch(/^[ -~]+$/);
  });

  it('shows the working leg and the target in colours of their own', () => {
    const text = figureLines(drawing, FIGURE_SIZE, marked).join('\n');
    for (const tone of ['working', 'target', 'far', 'body', 'prop']) expect(text).toContain(`<${tone}>`);
  });

  it('tells the far leg and the target apart without colour', () => {
    const text = figureLines(drawing, FIGURE_SIZE, ascii).join('\n');
    expect(text).toContain(':');
    expect(text).toContain('*');
  });

  it('is the mirror image for the other side', () => {
    const left = figureLines(strokesOf(kneeLift, 0, 'left'), FIGURE_SIZE, ascii);
    const right = figureLines(strokesOf(kneeLift, 0, 'right'), FIGURE_SIZE, ascii);
    const places = (lines: readonly string[], sign: string) =>
      lines.map((line) => line.indexOf(sign)).filter((at) => at >= 0);
    // Facing right, the wall is on the right; facing left, on the left.
    expect(Math.max(...places(right, '*'))).toBeLessThan(18);
    expect(Math.min(...places(left, '*'))).toBeGreaterThan(17);
  });
});

describe('start and end', () => {
  const titles = { start: 'Start', end: 'Hold' };

  it('stand beside each other at 80 columns', () => {
    const [title = '', ...lines] = figurePair(kneeLift, 'right', titles, 80, unicode);
    expect(title).toMatch(/^Start {33}Hold$/);
    expect(lines.length).toBeLessThanOrEqual(14);
    for (const line of lines) expect(columns(line)).toBe(74);
  });

  it('stand one below the other at 40 columns', () => {
    const lines = figurePair(kneeLift, 'right', titles, 40, unicode);
    expect(lines.map((line) => line.trim()).filter((line) => /^[A-Z]/.test(line))).toEqual(['Start', 'Hold']);
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(40);
  });
});

describe('a figure as SVG', () => {
  it('says in words what it shows, with markup told apart from text', () => {
    const svg = figureSvg(drawing, 'Knee < 90 & "up"');
    expect(svg).toContain('<title>Knee &lt; 90 &amp; &quot;up&quot;</title>');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
  });

  it('has no number that is none', () => {
    expect(figureSvg(drawing, 'x')).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('stands on one sheet with all others, each by its name', () => {
    const exercises = real.exercises;
    const sheet = figureSheet(exercises);
    for (const { name, figure } of exercises) if (figure !== undefined) expect(sheet).toContain(`>${name}</text>`);
    expect(sheet).not.toMatch(/NaN|undefined/);
  });
});
