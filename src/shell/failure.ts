import { stripControls } from './render/layout.ts';

/** The ways in which a command can end badly, each with its exit code: the one table of the program. */
export const EXIT_CODES = {
  /** Not found, or it did not work. */
  failed: 1,
  /** Wrong words, values or files; missing answers; no terminal to ask in. */
  usage: 2,
  /** A bug of ours. */
  bug: 70,
  /** Ctrl-C. */
  cancelled: 130,
} as const;
/** Ways out by a signal, with the exit code that shells expect. */
const SIGNAL_EXITS: Partial<Record<NodeJS.Signals, number>> = {
  SIGINT: EXIT_CODES.cancelled,
  SIGHUP: 129,
  SIGTERM: 143,
};

/** The exit code of a command that this signal ended. */
export function signalExit(signal: NodeJS.Signals): number {
  return SIGNAL_EXITS[signal] ?? EXIT_CODES.failed;
}

export type FailureKind = keyof typeof EXIT_CODES;

/** A failure that is told in one clear sentence. Known by its name: chunks of the build share no classes. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  /** What to do next, printed on lines of its own. */
  readonly hint: string | undefined;

  constructor(kind: FailureKind, message: string, hint?: string) {
    // A path or a word of the user may be in it. Some tell it without going by main.
    super(stripControls(message.replace(/\s+/g, ' ')));
    this.kind = kind;
    this.hint = hint;
  }
}

/** True for a Failure, from whichever chunk of the build it comes. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure' && 'kind' in error;
}
