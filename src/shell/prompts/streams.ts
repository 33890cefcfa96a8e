import { Writable } from 'node:stream';
import { Failure } from '../failure.ts';
import type { Input, Output } from '../world.ts';
import { type KeyPress, looksPasted } from './keys.ts';

/** Hides the cursor, and has the terminal mark what is pasted, so that a line break in it is not taken for Enter. */
export const HIDE_CURSOR = '\u001b[?25l\u001b[?2004h';
/** Takes both back. */
export const SHOW_CURSOR = '\u001b[?2004l\u001b[?25h';
const UP_AND_ERASE = '\u001b[1A\u001b[2K';

/** What one question is given to read and write with. */
export interface Channel {
  readonly input: Input;
  /** What is written by the library or by readline: without control characters that were typed. */
  readonly output: Output;
  /** The terminal itself. */
  readonly screen: Output;
  /** Raised when there is nothing more to read. */
  readonly signal: AbortSignal;
  /** True while the keys being read were pasted, not typed. */
  readonly pasted: () => boolean;
}

/**
 * Runs one question on the streams. Ctrl-C, and the end of the input in any of its forms (closed, broken off, Ctrl-D),
 * become a Failure: a prompt must neither hang nor let the program end as if it had succeeded.
 */
export async function onChannel<Value>(
  input: Input,
  output: Output,
  oneByOne: boolean,
  run: (channel: Channel) => Promise<Value>,
): Promise<Value> {
  const { readableEnded, destroyed } = input as { readableEnded?: boolean; destroyed?: boolean };
  if (readableEnded === true || destroyed === true) throw inputEnded();
  const ended = new AbortController();
  let open = true;
  let pasted = false;
  const end = () => ended.abort();
  const look = (chunk: Buffer | string) => {
    pasted = looksPasted(chunk.toString(), oneByOne);
  };
  const key = (_text: string | undefined, { name, ctrl }: KeyPress) => {
    if (ctrl === true && name === 'd') end();
    // The shell gets its cursor back while the program sleeps.
    if (ctrl === true && name === 'z' && oneByOne) output.write(SHOW_CURSOR);
  };
  // readline pauses the input when the program is woken after Ctrl-Z, and leaves it to us to go on.
  const wake = () => setImmediate(() => open && input.resume());
  // readline hands an error of the input on to an interface that only the library could listen to, and does not: it
  // would end the program. `end` has heard of it already.
  const added = (event: string, listener: (...values: unknown[]) => void) => {
    if (event === 'error') queueMicrotask(() => input.off('error', listener));
  };
  const listeners = [
    ['end', end],
    ['close', end],
    ['error', end],
    ['data', look],
    ['keypress', key],
    ['pause', wake],
    ['newListener', added],
  ] as const;
  for (const [event, listener] of listeners) input.on(event, listener);
  try {
    const signal = ended.signal;
    return await run({ input, output: harmless(output), screen: output, signal, pasted: () => pasted });
  } catch (error) {
    throw failureOf(error);
  } finally {
    open = false;
    for (const [event, listener] of listeners) input.off(event, listener);
    input.pause();
  }
}

/** Errors of the library by name: they are told apart so across the chunks of a build, too. */
function failureOf(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ExitPromptError') return cancelled();
  return name === 'AbortPromptError' ? inputEnded() : error;
}

/** What Ctrl-C becomes. */
export function cancelled(): Failure {
  return new Failure('cancelled', 'Stopped. Nothing was saved.');
}

/** What the end of the input in the middle of the interview becomes. */
export function inputEnded(): Failure {
  return new Failure('usage', 'The input ended before the questions did.');
}

// Line breaks, the escape that starts a colour and the return of the carriage are ours; nothing else is to pass.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const ECHOED_CONTROLS = /[\u0000-\u0009\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** The output for one question: it may be ended without ending ours, and typed control characters do not pass. */
function harmless(output: Output): Output {
  const proxy = new Writable({
    decodeStrings: false,
    write: (chunk: Buffer | string, _encoding, done) => {
      output.write(chunk.toString().replace(ECHOED_CONTROLS, ''));
      done();
    },
  });
  return Object.defineProperties(proxy, {
    isTTY: { get: () => output.isTTY },
    columns: { get: () => columnsOf(output) },
    rows: { get: () => rowsOf(output) },
  }) as Output;
}

/** Columns of the terminal as it is now. */
export function columnsOf(output: Output, otherwise = 80): number {
  return output.columns !== undefined && output.columns > 0 ? output.columns : otherwise;
}

/** Lines of the terminal as it is now. */
export function rowsOf(output: Output): number {
  return output.rows !== undefined && output.rows > 0 ? output.rows : 24;
}

/**
 * Takes away the lines that a terminal has made of the drawn ones by growing narrower: the library erases as many as it
 * has drawn, and knows nothing of these.
 */
export function eraseOverflow(output: Output, lengths: readonly number[]): void {
  const width = columnsOf(output);
  const overflow = lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / width)) - 1, 0);
  if (overflow > 0) output.write(`\r\u001b[2K${UP_AND_ERASE.repeat(overflow)}`);
}
