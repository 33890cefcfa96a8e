import { columns } from '../render/layout.ts';
import {
  BEGIN_FRAME,
  CLEAR_BELOW,
  CLEAR_TO_END,
  END_FRAME,
  toRowAbove,
  withoutSequences,
} from '../render/sequences.ts';

/** The size of the terminal at one moment. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The lines at the bottom that are redrawn in place. It returns what is to be written, and keeps what stands there. */
export interface Drawing {
  /** Puts lasting text above, and these lines in place of the ones before. '' where nothing changes. */
  replace(lines: readonly string[], size: TerminalSize, above?: string): string;
  /** Something else was written: the lines before are lasting text now, and the next ones begin where the cursor is. */
  forget(): void;
  /** The lines as they were given last. */
  lines(): readonly string[];
}

/**
 * Between two frames the cursor stands at the start of the last line. A terminal that is made narrower breaks the lines
 * above it into more rows: they are counted anew for each frame. `breaksLines` is false for terminals that do not.
 */
export function openDrawing(breaksLines: boolean): Drawing {
  let given: readonly string[] = [];
  let widths: readonly number[] = [];
  let size: TerminalSize | undefined;
  return {
    lines: () => given,
    forget: () => {
      given = [];
      widths = [];
      size = undefined;
    },
    replace: (lines, now, above = '') => {
      const resized = size !== undefined && (size.columns !== now.columns || size.rows !== now.rows);
      if (above === '' && !resized && sameLines(lines, given)) return '';
      const before = breaksLines || size === undefined ? now : size;
      const up = rowsOf(widths.slice(0, -1), before.columns);
      const shown = lastThatFit(lines, now);
      given = [...lines];
      widths = shown.map(widthOf);
      size = now;
      // In place where that does for it, so that a terminal without frames does not flicker.
      const start = toRowAbove(up) + (resized || above !== '' ? CLEAR_BELOW : '') + above;
      return `${BEGIN_FRAME}${start}${paint(shown, now.columns)}${END_FRAME}`;
    },
  };
}

function paint(lines: readonly string[], width: number): string {
  const last = lines.length - 1;
  // A character in the last column leaves the cursor on it: clearing from there would take it away.
  const whole = lines.map((line, index) =>
    index === last
      ? `${CLEAR_BELOW}${line}${toRowAbove(rowsOf([widthOf(line)], width) - 1)}`
      : `${line}${widthOf(line) < width ? CLEAR_TO_END : ''}\r\n`,
  );
  return last === -1 ? CLEAR_BELOW : whole.join('');
}

/** More lines than the terminal has would scroll, frame after frame. */
function lastThatFit(lines: readonly string[], { columns: width, rows }: TerminalSize): readonly string[] {
  let first = lines.length;
  let room = rows;
  while (first > 0) {
    room -= rowsOf([widthOf(lines[first - 1] ?? '')], width);
    if (room < 0 && first < lines.length) break;
    first -= 1;
  }
  return lines.slice(first);
}

function rowsOf(widths: readonly number[], width: number): number {
  return widths.reduce((sum, columnsOfLine) => sum + Math.max(1, Math.ceil(columnsOfLine / width)), 0);
}

function widthOf(line: string): number {
  return columns(withoutSequences(line));
}

function sameLines(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, index) => line === others[index]);
}
