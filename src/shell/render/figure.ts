import type { Figure } from '../../core/data-types.ts';
import type { PoseName } from '../../core/figure/body.ts';
import { type Drawing, TONES, type Tone } from '../../core/figure/drawing.ts';
import { strokesOf } from '../../core/figure/strokes.ts';
import type { Side } from '../../core/side.ts';
import { type Dots, dotsOf } from './figure-dots.ts';
import type { Style } from './style.ts';

/** The size that figures are drawn for. */
export const FIGURE_SIZE = { columns: 36, rows: 14 } as const;

/** Braille: two dots across, four down; the bit of each. */
const BRAILLE = 0x2800;
const BRAILLE_BITS: readonly (readonly number[])[] = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/** Plain signs for a cell by which of its quarters are filled: upper left 1, upper right 2, lower left 4, lower right 8. */
const QUARTERS = ' `\'"./(r.)/7_LJ#';

/**
 * A drawing in terminal cells: `rows` lines of `columns` cells each, Braille dots or plain ASCII, coloured by the style.
 */
export function figureLines(
  drawing: Drawing,
  size: { readonly columns: number; readonly rows: number },
  style: Style,
): readonly string[] {
  const dots = dotsOf(drawing, size.columns * 2, size.rows * 4, style.figure === undefined);
  return Array.from({ length: size.rows }, (_, row) => {
    const cells = Array.from({ length: size.columns }, (_, column) => cellOf(dots, row, column, style.unicode));
    return joined(cells, style);
  });
}

/**
 * Both ends of a movement, under their titles: beside each other where `width` has room for two, else one below the
 * other. Rows that are empty in both are left out.
 */
export function figurePair(
  figure: Figure,
  side: Side,
  titles: Readonly<Record<PoseName, string>>,
  width: number,
  style: Style,
): readonly string[] {
  const size = { columns: Math.min(FIGURE_SIZE.columns, width), rows: FIGURE_SIZE.rows };
  const start = figureLines(strokesOf(figure, 0, side), size, style);
  const end = figureLines(strokesOf(figure, 1, side), size, style);
  const isEmpty = (row: number) => [start, end].every((lines) => lines[row]?.trim() === '');
  const first = start.findIndex((_, row) => !isEmpty(row));
  const title = (text: string) => style.dim(text.padEnd(size.columns));
  if (width < 2 * size.columns + 2) {
    return [title(titles.start), ...start.slice(first), title(titles.end), ...end.slice(first)];
  }
  const rows = start.slice(first).map((line, row) => `${line}  ${end[first + row] ?? ''}`);
  return [`${title(titles.start)}  ${title(titles.end)}`.trimEnd(), ...rows];
}

interface Cell {
  readonly sign: string;
  readonly tone: Tone | undefined;
}

function cellOf(dots: Dots, row: number, column: number, unicode: boolean): Cell {
  let bits = 0;
  let quarters = 0;
  const counts = new Map<Tone, number>();
  for (const [down, line] of BRAILLE_BITS.entries()) {
    for (const [across, bit] of line.entries()) {
      const tone = dots[row * 4 + down]?.[column * 2 + across];
      if (tone === undefined) continue;
      bits |= bit;
      quarters |= 1 << (across + (down < 2 ? 0 : 2));
      counts.set(tone, (counts.get(tone) ?? 0) + 1);
    }
  }
  const tone = strongest(counts);
  if (unicode) return { sign: bits === 0 ? ' ' : String.fromCharCode(BRAILLE + bits), tone };
  return { sign: plainSign(quarters, tone), tone };
}

/** The tone that the cell is painted in: what matters most of those that are more than a speck. */
function strongest(counts: ReadonlyMap<Tone, number>): Tone | undefined {
  const found = [...counts].filter(([, count]) => count > 1);
  const tones = (found.length > 0 ? found : [...counts]).map(([tone]) => tone);
  return TONES.findLast((tone) => tones.includes(tone));
}

function plainSign(quarters: number, tone: Tone | undefined): string {
  if (tone === 'far') return quarters === 0 ? ' ' : ':';
  if (tone === 'target') return '*';
  return QUARTERS[quarters] ?? ' ';
}

/** Neighbours of one tone share one colour sequence. */
function joined(cells: readonly Cell[], style: Style): string {
  let line = '';
  let run = '';
  let tone: Tone | undefined;
  const close = () => {
    line += tone === undefined || style.figure === undefined ? run : style.figure(tone, run);
    run = '';
  };
  for (const cell of cells) {
    if (cell.tone !== tone) {
      close();
      tone = cell.tone;
    }
    run += cell.sign;
  }
  close();
  return line;
}
