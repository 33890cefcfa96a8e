import type { Figure } from '../../core/data-types.ts';
import { strokesOf } from '../../core/figure/strokes.ts';
import { itemOf, phaseLeft, phaseLength, type Session } from '../../core/sessions/session-state.ts';
import { figureLines } from './figure.ts';
import { sideOfFigure } from './session-words.ts';
import type { Style } from './style.ts';

/** What is to be drawn: the state at a moment of the session's clock, and whether the steps are shown in full. */
export interface SessionView {
  readonly state: Session;
  readonly now: number;
  readonly help: boolean;
}

/** A figure with fewer rows shows nothing. */
const LEAST_FIGURE_ROWS = 6;

/** It moves into position during the count-in, and stays there. */
export function figureOf(
  { state, now }: SessionView,
  size: { readonly columns: number; readonly rows: number },
  style: Style,
): readonly string[] {
  const { figure } = itemOf(state).item.exercise;
  if (figure === undefined || size.rows < LEAST_FIGURE_ROWS) return [];
  const side = sideOfFigure(state);
  const lines = (moment: number) => figureLines(strokesOf(figure, moment, side), size, style);
  return lines(momentOf(state, now)).slice(emptyRows(figure, size, lines));
}

/** Rows at the top that stay empty however it moves: somebody who lies needs none of them. */
function emptyRows(
  figure: Figure,
  { columns: across, rows }: { readonly columns: number; readonly rows: number },
  lines: (moment: number) => readonly string[],
): number {
  const sizes = EMPTY_ROWS.get(figure) ?? new Map<string, number>();
  EMPTY_ROWS.set(figure, sizes);
  const key = `${across} ${rows}`;
  const known = sizes.get(key);
  if (known !== undefined) return known;
  const first = Math.min(
    ...[0, 0.25, 0.5, 0.75, 1].map((moment) => lines(moment).findIndex((line) => line.trim() !== '')),
  );
  sizes.set(key, Math.max(0, first));
  return Math.max(0, first);
}

/** Worked out once for each figure and size: a moving figure is drawn many times a second. */
const EMPTY_ROWS = new WeakMap<Figure, Map<string, number>>();

function momentOf(state: Session, now: number): number {
  const [length, left] = [phaseLength(state), phaseLeft(state, now)];
  if (state.phase === 'rest' || state.phase === 'change-sides' || state.phase === 'between-sets') return 0;
  if (state.phase !== 'count-in' || length === undefined || left === undefined) return 1;
  // It is there a little before the hold begins.
  return Math.min(1, (1 - left / length) * 1.2);
}
