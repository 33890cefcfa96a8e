import type { Profile } from '../core/profile.ts';
import type { Prompter } from './prompter.ts';
import type { Settings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** A stream to write to; a terminal also says how large it is. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};

/** A stream to read from; a terminal can also be switched to single keys. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
};

/** All the time there is. */
export interface Clock {
  /** Milliseconds since 1970, as the wall clock says: only to tell a time of day. */
  now(): number;
  /** Milliseconds that never jump, but may stand still while the machine sleeps. */
  monotonic(): number;
  /** Milliseconds since the machine started, sleep included. */
  sinceBoot(): number;
  /** Calls back once after so many milliseconds; returns what takes it back. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** What is remembered about the hiker; `damaged` is the sentence for a file that had to be set aside. */
export interface Remembered {
  readonly profile: Profile;
  readonly damaged?: string;
}

/** Everything outside of the program. Tests make one of their own; nothing else in src/ reaches for process. */
export interface World {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** The folder of the shipped data. */
  readonly dataFolder: string;
  readonly version: string;
  /** The folder the program was called from. */
  readonly cwd: string;
  /** Calls back on these signals until the returned function is called. */
  onSignal(signals: readonly NodeJS.Signals[], callback: (signal: NodeJS.Signals) => void): () => void;
  /** Asks in the terminal; loaded when it is first needed. */
  prompter(terminal: Terminal): Promise<Prompter>;
  /** What is remembered about the hiker. Costs one look at the disk, unless the file is damaged. */
  remembered(): Promise<Remembered>;
  /** Preferences and profile, to be changed; loaded when they are first needed. */
  settings(): Promise<Settings>;
}

/** The flags that every command takes. */
export interface GlobalOptions {
  readonly color?: 'auto' | 'always' | 'never';
  readonly ascii?: boolean;
  readonly accessible?: boolean;
  /** False with --no-input. */
  readonly input?: boolean;
  readonly data?: string;
  readonly country?: string;
  readonly json?: boolean;
}

/** One run of a command: what is outside, and how its terminal is to be used. */
export interface Context {
  readonly world: World;
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
}

/** What a command does: gather, ask core, show. Returns the exit code, or throws a Failure. */
export type Run<Options> = (context: Context, options: Options) => Promise<number>;
