import type { Profile } from '../core/profile.ts';
import type { Journal } from './journal/journal.ts';
import type { PackStore } from './packs/store.ts';
import type { Prompter } from './prompter.ts';
import type { Settings } from './settings.ts';
import type { Terminal } from './terminal/terminal.ts';

/** A stream to write to; a terminal also says how large it is. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};

/** Where results are written to: a terminal, a file or a pipe. */
export type TextOutput = Pick<Output, 'isTTY' | 'columns' | 'rows'> & { write(text: string): unknown };

/** Where prompts, progress and errors are written to: a terminal also says when it is resized. */
export type ErrorOutput = TextOutput & {
  on(event: 'resize', listener: () => void): unknown;
  removeListener(event: 'resize', listener: () => void): unknown;
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
  /** Milliseconds since the machine started, sleep included; 0 where it may not be read. */
  sinceBoot(): number;
  /** Which start of the machine this is; undefined where the system does not say. */
  bootId(): string | undefined;
  /** Minutes that the clock on the wall here was ahead of Greenwich at an instant (milliseconds since 1970). */
  offsetMinutes(milliseconds: number): number;
  /** Calls back once after so many milliseconds; returns what takes it back. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** What is remembered about the hiker; `damaged` is the sentence for a file that had to be set aside. */
export interface Remembered {
  readonly profile: Profile;
  /** Whether checks may be kept, where that was settled. */
  readonly journal?: 'ask' | 'yes' | 'no';
  readonly damaged?: string;
}

/** A program that was started and is not waited for: this one may end before it. */
export interface RunningProgram {
  /** When it has ended: nothing, or the sentence why it could not be started. Never rejects. */
  readonly ended: Promise<string | undefined>;
  /** Ends it, if it still runs. */
  stop(): void;
}

/** Everything outside of the program. Tests make one of their own; nothing else in src/ reaches for process. */
export interface World {
  readonly stdin: Input;
  readonly stdout: TextOutput;
  readonly stderr: ErrorOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** The folder of the shipped data. */
  readonly dataFolder: string;
  /** Answers to start from, for those who script a check. */
  readonly exampleFile: string;
  readonly version: string;
  /** The folder the program was called from. */
  readonly cwd: string;
  /** Calls back on these signals until the returned function is called. */
  onSignal(signals: readonly NodeJS.Signals[], callback: (signal: NodeJS.Signals) => void): () => void;
  /**
   * Calls back on the way out however the program ends: at its end, by a crash or by process.exit. `writeNow` writes
   * to the terminal at once. Until the returned function is called.
   */
  onExit(callback: (writeNow: (text: string) => void) => void): () => void;
  /**
   * Stops this process, or its whole job, as Ctrl-Z does. Resolves when it goes on, which is at once where no shell
   * could continue it.
   */
  suspend(wholeJob: boolean): Promise<void>;
  /** Starts a program without a shell, with these variables on top of the environment; loaded when first needed. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<RunningProgram>;
  readonly platform: NodeJS.Platform;
  /** Asks in the terminal; loaded when it is first needed. */
  prompter(terminal: Terminal): Promise<Prompter>;
  /** What is remembered about the hiker. Costs one look at the disk, unless the file is damaged. */
  remembered(): Promise<Remembered>;
  /** Preferences and profile, to be changed; loaded when they are first needed. */
  settings(): Promise<Settings>;
  /** What was done, to read and to add to; loaded when it is first needed. Throws a Failure without a home folder. */
  journal(): Promise<Journal>;
  /** The packs that are on the skin now, those of other terminals included; loaded when they are first needed. */
  packs(): Promise<PackStore>;
  /** The id of a new record: short, never the same again. */
  newId(): string;
}

/** The flags that every command takes. */
export interface GlobalOptions {
  readonly color?: 'auto' | 'always' | 'never';
  readonly ascii?: boolean;
  readonly accessible?: boolean;
  /** True: none of the terminal's extras, no colours. */
  readonly plain?: boolean;
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
