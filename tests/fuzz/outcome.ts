// How a run of the program may end, and what it may say.

import { ensure } from './target.ts';

/** How a run ended and what was written. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const EXITS = [0, 1, 2, 130];
const VERDICT_EXITS = [10, 20, 30];
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** What the program itself writes to a terminal: colours, places, what is erased, title, progress, messages, the bell. */
const OWN_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /\u001b\[(?!13;37m)[?\d;]*[A-Za-z]|\u001b\](?:0|2|9|777);[^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[78\\]|[\u0007\r]/g;

/** Throws where it ended or spoke in a way that is not documented. Returns what it was. */
export function checkOutcome(
  { exitCode, stdout, stderr }: Outcome,
  line: readonly string[],
  isTerminal: boolean,
): string {
  const documented = EXITS.includes(exitCode) || (line.includes('--exit-code') && VERDICT_EXITS.includes(exitCode));
  // With HIKECARE_DEBUG the line after the apology says what it was.
  ensure(exitCode !== 70, () => `exit 70: ${stderr.slice(stderr.indexOf('Sorry')).split('\n').slice(1, 8).join('\n')}`);
  ensure(documented, () => `exit ${exitCode} is documented; ${stderr.slice(0, 600)}`);
  ensure(!/\n {4}at .*:\d+/.test(stderr + stdout), () => `no stack trace: ${stderr.slice(0, 600)}`);
  const said = [stdout, stderr];
  // Colours are asked for, and a format is the user's own.
  const own = isTerminal || line.some((word) => word.startsWith('--color') || word.startsWith('--format'));
  for (const text of said) {
    const rest = own ? text.replace(OWN_SEQUENCES, '') : text;
    const formatted = line.some((word) => word.startsWith('--format'));
    ensure(
      formatted || !CONTROLS.test(rest),
      () => `no control characters: ${JSON.stringify(CONTROLS.exec(rest))} ${JSON.stringify(rest.slice(0, 300))}`,
    );
  }
  if (exitCode !== 0 && !VERDICT_EXITS.includes(exitCode)) {
    ensure(stderr !== '' || exitCode === 130 || stdout !== '', 'whoever fails says why');
  }
  if (line.includes('--json') && exitCode === 0 && stdout !== '' && !isTerminal && !line.includes('timer'))
    checkJson(stdout, line);
  return `exit ${exitCode}`;
}

/** One document, and nothing else. */
function checkJson(stdout: string, line: readonly string[]): void {
  const printsWords = ['--help', '-h', 'help', '--version', '-V', 'schema'].some((word) => line.includes(word));
  const isField = line.some((word) => word.startsWith('--field') || word.startsWith('--f'));
  if (printsWords || isField) return;
  const document = JSON.parse(stdout) as { readonly schemaVersion?: unknown };
  ensure(document.schemaVersion === 1, '--json prints one document');
}
