import { PassThrough } from 'node:stream';
import { Terminal as Emulator } from '@xterm/headless';
import type { Question } from '../../src/core/catalogue.ts';
import { openPrompter, type Prompter } from '../../src/shell/prompter.ts';

/** The bytes that a terminal sends for a key. */
const BYTES: ReadonlyMap<string, string> = new Map([
  ['Up', '\u001b[A'],
  ['Down', '\u001b[B'],
  ['Left', '\u001b[D'],
  ['Enter', '\r'],
  ['Space', ' '],
  ['Backspace', '\u007f'],
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
]);

export interface PretendTerminal {
  readonly input: PassThrough & { isTTY: boolean; raw: boolean };
  readonly prompter: Prompter;
  /** Presses keys one after the other: names of the table above, or text as it stands. */
  press(...keys: readonly string[]): Promise<void>;
  /** What stands on the screen, without trailing blanks. Throws if a line was broken because it was too wide. */
  screen(): Promise<readonly string[]>;
  resize(columns: number, rows?: number): Promise<void>;
  /** Every byte that was written so far. */
  written(): string;
}

/** A pretend terminal around a prompter: real bytes in, a real terminal emulator behind what comes out. */
export function openTerminal({
  columns = 80,
  rows = 24,
  accessible = false,
  unicode = true,
  colour = 0 as 0 | 1 | 2 | 3,
} = {}): PretendTerminal {
  const emulator = new Emulator({ cols: columns, rows, allowProposedApi: true, convertEol: true, scrollback: 1000 });
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    raw: false,
    setRawMode: (raw: boolean) => {
      input.raw = raw;
    },
  }) as PretendTerminal['input'];
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
  let written = '';
  output.on('data', (chunk: Buffer) => {
    written += chunk.toString();
    emulator.write(chunk);
  });
  // The library waits for one turn before it draws, and throws away what was typed before.
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => emulator.write('', resolve));
  };
  return {
    input,
    prompter: openPrompter(input, output, {
      interactive: true,
      colour,
      promptColour: colour,
      extras: false,
      unicode,
      accessible,
      width: columns,
    }),
    press: async (...keys) => {
      await settle();
      for (const key of keys) {
        input.write(BYTES.get(key) ?? key);
        await settle();
      }
    },
    screen: async () => {
      await settle();
      const { active } = emulator.buffer;
      const lines = Array.from({ length: emulator.rows }, (_, index) => active.getLine(active.baseY + index));
      if (lines.some((line) => line?.isWrapped === true)) throw new Error('a line was wider than the terminal');
      const texts = lines.map((line) => line?.translateToString(true) ?? '');
      while (texts.at(-1) === '') texts.pop();
      return texts;
    },
    resize: async (width, height = rows) => {
      await settle();
      emulator.resize(width, height);
      Object.assign(output, { columns: width, rows: height });
      output.emit('resize');
      await settle();
    },
    written: () => written,
  };
}

/** Questions of every kind, about nothing in particular. */
export const CHOICE: Question = {
  id: 'colour',
  ask: 'Which colour is the path?',
  kind: 'choice',
  why: 'Paths of different colours lead to different huts.',
  options: [
    { id: 'red', label: 'Red' },
    { id: 'blue', label: 'Blue', hint: 'look at the sky.' },
    { id: 'green', label: 'Green' },
  ],
};
export const SEVERAL: Question = {
  id: 'gear',
  ask: 'What did you carry?',
  kind: 'several',
  why: 'It adds up.',
  none: 'Nothing at all',
  options: [
    { id: 'rope', label: 'Rope' },
    { id: 'tent', label: 'Tent' },
  ],
};
export const PLACE: Question = { ...SEVERAL, id: 'place', ask: 'Where were you?', atLeastOne: true };
export const SIGNS: Question = {
  id: 'signs',
  ask: 'Did you see any of these?',
  kind: 'several',
  danger: true,
  why: 'They cannot wait.',
  options: [
    { id: 'smoke', label: 'Smoke', hint: 'look towards the hut.' },
    { id: 'flood', label: 'A flood' },
    { id: 'bear', label: 'A bear' },
  ],
};
export const DOUBT: Question = {
  id: 'lost',
  ask: 'Are you lost?',
  kind: 'yes-no',
  danger: true,
  why: 'Then help is sent.',
  hint: 'look for a sign.',
};
export const NUMBER: Question = {
  id: 'days',
  ask: 'How many days?',
  kind: 'number',
  min: 1,
  max: 30,
  unit: 'days',
  why: 'Long hikes differ.',
};
export const LONG: Question = {
  id: 'long',
  ask: 'Which of these many things, some of them with rather long names, have you met on the way up to the hut?',
  kind: 'several',
  danger: true,
  why: 'There are so many of them that they do not fit on the screen, and that is why they are asked in this way.',
  options: Array.from({ length: 20 }, (_, index) => ({
    id: `thing-${index + 1}`,
    label: `Thing number ${index + 1}, which has a name that goes on for longer than a narrow terminal is wide`,
    hint: `count up to ${index + 1}.`,
  })),
};

/** What stands around a question. */
export const VIEW = { part: 'The way', number: 3, canGoBack: true };
