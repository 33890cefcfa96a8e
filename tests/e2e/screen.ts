// Runs the program in a real pseudo-terminal and shows what a person would see: a terminal emulator reads every byte.

import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** The keys that a person presses, by name. */
export const KEYS = {
  enter: '\r',
  space: ' ',
  down: '\x1b[B',
  up: '\x1b[A',
  left: '\x1b[D',
  ctrlC: '\x03',
} as const;

/** A program in a terminal. */
export interface Screen {
  /** Sends keys or text. */
  readonly press: (...keys: readonly string[]) => void;
  /** What is on the screen now, line by line, without spaces at the ends. */
  readonly text: () => string;
  /** Everything that was ever on the screen, scrolled lines included. */
  readonly history: () => string;
  /** Resolves when the history holds the words, fits the pattern, or the question is true; fails when patience is over. */
  readonly until: (words: string | RegExp | (() => boolean)) => Promise<void>;
  /** True while the program hides the cursor. */
  readonly cursorHidden: () => boolean;
  /** The lines that were too wide for the window, as long as that was not resized. */
  readonly brokenLines: () => readonly string[];
  /** True while the terminal marks what is pasted. */
  readonly marksPaste: () => boolean;
  /** True while the second screen is shown, as editors use it. */
  readonly alternate: () => boolean;
  /** Changes the size of the window. */
  readonly resize: (columns: number, rows: number) => void;
  /** Sends a signal to the program. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves with the exit code when the program has ended. */
  readonly exit: () => Promise<number>;
}

/** How to start it. */
export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

// Long enough for two busy cores; a test that waits that long has failed.
const PATIENCE_MS = 20_000;

/** Starts a program in a terminal of 80 x 40 unless told otherwise. */
export function openScreen(file: string, args: readonly string[], options: ScreenOptions = {}): Screen {
  const cols = options.columns ?? 80;
  const rows = options.rows ?? 40;
  const emulator = new xterm.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true });
  const child = spawn(file, [...args], {
    cols,
    rows,
    name: 'xterm-256color',
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'xterm-256color', ...options.env },
  });
  const watchers = new Set<() => void>();
  child.onData((data) =>
    emulator.write(data, () => {
      for (const watch of watchers) watch();
    }),
  );
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => emulator.write('', () => resolve(signal ? 128 + signal : exitCode)));
  });
  const lines = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, row) => emulator.buffer.active.getLine(from + row)?.translateToString(true) ?? '',
    );
  const history = () => lines(0, emulator.buffer.active.length).join('\n').trimEnd();
  const has = (words: string | RegExp | (() => boolean)) => {
    if (typeof words === 'function') return words();
    return typeof words === 'string' ? unwrapped(history()).includes(unwrapped(words)) : words.test(history());
  };
  let hidden = false;
  for (const [final, isHidden] of [
    ['h', false],
    ['l', true],
  ] as const) {
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
      if (parameters.includes(25)) hidden = isHidden;
      return false;
    });
  }
  return {
    press: (...keys) => {
      for (const key of keys) child.write(key);
    },
    text: () => lines(emulator.buffer.active.baseY, emulator.rows).join('\n').trimEnd(),
    history,
    cursorHidden: () => hidden,
    brokenLines: () => {
      const buffer = emulator.buffer.active;
      const rows = Array.from({ length: buffer.length }, (_, row) => row);
      const isWrapped = (row: number) => buffer.getLine(row)?.isWrapped === true;
      return rows
        .filter((row) => !isWrapped(row) && isWrapped(row + 1))
        .map((row) => {
          const next = rows.find((other) => other > row && !isWrapped(other)) ?? buffer.length;
          return lines(row, next - row).join('|');
        });
    },
    marksPaste: () => emulator.modes.bracketedPasteMode,
    alternate: () => emulator.buffer.active.type === 'alternate',
    until: (words) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timeout);
          watchers.delete(check);
          settle();
        };
        const check = () => {
          if (has(words)) finish(resolve);
        };
        const timeout = setTimeout(
          () => finish(() => reject(new Error(`never saw ${String(words)}; the screen was:\n${history()}`))),
          PATIENCE_MS,
        );
        watchers.add(check);
        check();
      }),
    resize: (columns, height) => {
      child.resize(columns, height);
      emulator.resize(columns, height);
    },
    kill: (signal) => child.kill(signal),
    exit: () => ended,
  };
}

/** Words are looked for as a reader does, across the ends of lines. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ');
}
