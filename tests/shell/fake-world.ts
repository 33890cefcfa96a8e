import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { type JournalRecord, millisecondsOf } from '../../src/core/journal-records.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { Journal, JournalOfTime } from '../../src/shell/journal/journal.ts';
import { openPackStore } from '../../src/shell/packs/store.ts';
import type { AskResult, AskView, Prompter } from '../../src/shell/prompter.ts';
import type { Settings } from '../../src/shell/settings.ts';
import { readTerminal } from '../../src/shell/terminal/terminal.ts';
import type { Clock, Context, GlobalOptions, Output, World } from '../../src/shell/world.ts';

/**
 * A world for tests: streams that remember what was written, time that is moved by hand, settings and a prompter
 * that say what they are told to say.
 *
 *     const world = fakeWorld({ terminal: true, columns: 40 });
 *     const running = timer(contextOf(world), { pack: 'ice', safe: true });
 *     await world.time.untilArmed();        // the command has come as far as waiting
 *     world.time.pass(15 * 60_000);         // everything that was due in between has happened
 *     expect(await running).toBe(0);
 *     expect(world.err()).toContain('...');
 */

/** The data that ships. */
export const SHIPPED_DATA = fileURLToPath(new URL('../../data', import.meta.url));

/** What a fake prompter answers: by question id, in the order of asking, "back" for a step back. Or a function. */
export type FakeAnswers =
  | ((question: Question, view: AskView) => AskResult)
  | Readonly<Record<string, AnswerValue | 'back' | readonly AskResult[]>>;

export interface FakeWorldOptions {
  /** True: stdin, stdout and stderr are terminals. Each can also be set by itself. */
  readonly terminal?: boolean;
  readonly stdinIsTerminal?: boolean;
  readonly stdoutIsTerminal?: boolean;
  readonly stderrIsTerminal?: boolean;
  /** Of the terminal; 80 where it is not said. */
  readonly columns?: number;
  /** Of the terminal; 24 where it is not said. */
  readonly rows?: number;
  /** Only a UTF-8 locale and a usual TERM where it is not said. */
  readonly env?: Readonly<Record<string, string>>;
  /** What can be read from stdin. */
  readonly stdin?: string;
  readonly dataFolder?: string;
  readonly cwd?: string;
  readonly profile?: Profile;
  readonly settings?: Partial<Record<Parameters<Settings['read']>[0], string | boolean>>;
  /** The sentence about a damaged settings file. */
  readonly damaged?: string;
  readonly answers?: FakeAnswers;
  /** What `choose` takes, in order, by id. */
  readonly choices?: readonly string[];
  /** The wall clock at the start; 2026-11-23 09:00 local time where it is not said. */
  readonly now?: number;
  /** Minutes ahead of Greenwich; those of the machine where it is not said. */
  readonly offsetMinutes?: number;
  /** What is in the journal at the start. */
  readonly records?: readonly JournalRecord[];
  /** The sentences about damage in the journal. */
  readonly journalDamaged?: readonly string[];
  /** Where records are missing in the journal, counted in records of the types that are read. */
  readonly journalGap?: { readonly gap?: number; readonly newerGap?: number };
  /** The journal itself, where two programs write to the same one. */
  readonly sharedRecords?: JournalRecord[];
  /** The parts of the journal that were not read. */
  readonly journalUnread?: JournalOfTime['unread'];
  /** What the ids of new records begin with, so that two worlds make no id twice. */
  readonly ids?: string;
  /** Where the running packs are kept; a folder of its own where it is not said. */
  readonly packFolder?: string;
  /** What every append throws. */
  readonly journalFails?: Error;
  /** Linux where it is not said. */
  readonly platform?: NodeJS.Platform;
  /** The sentences about programs that cannot be started, by program. */
  readonly programsFail?: Readonly<Record<string, string>>;
}

/** A program that was started in a fake world. */
export interface FakeProgram {
  readonly program: string;
  readonly args: readonly string[];
  /** What was added to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** True after it was stopped. */
  stopped: boolean;
  /** It ends by itself. */
  end(): void;
}

export interface FakeWorld extends World {
  readonly time: FakeTime;
  /** All that was written to stdout so far. */
  out(): string;
  /** All that was written to stderr so far. */
  err(): string;
  /** Presses keys: what a terminal in raw mode would send. */
  press(keys: string): void;
  /** Sends a signal. Returns false where nobody listens, so that the process would die. */
  signal(name: NodeJS.Signals): boolean;
  /** Makes the terminal narrower or wider, lower or higher. */
  resize(columns: number, rows?: number): void;
  /** The program ends without having closed anything, as after a crash: who waits for that is called. */
  crash(): void;
  /** How often it stopped itself, and whether with its whole job; `signal('SIGCONT')` lets it go on. */
  readonly suspended: readonly ('job' | 'process')[];
  /** The programs that were started, in order. */
  readonly programs: readonly FakeProgram[];
  /** True while single keys are switched on. */
  rawMode(): boolean;
  /** How many listeners the command has left behind on stdin, stderr, signals and the end of the program. */
  leftBehind(): number;
  /** The ids of the questions that were asked, in order. */
  readonly asked: string[];
  /** The profile as it is saved now. */
  profile(): Profile;
  /** The journal as it is now, in the order of writing. */
  readonly records: readonly JournalRecord[];
}

/** The world, and how its terminal is to be used, as a command gets them. */
export function contextOf(world: World, options: GlobalOptions = {}): Context {
  return { world, options, terminal: readTerminal(world, options) };
}

/** A fresh world. Nothing in it is shared with another one. */
export function fakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const isTerminal = options.terminal === true;
  const size = { columns: options.columns ?? 80, rows: options.rows ?? 24 };
  const stdout = fakeOutput(options.stdoutIsTerminal ?? isTerminal, size);
  const stderr = fakeOutput(options.stderrIsTerminal ?? isTerminal, size);
  const stdin = fakeInput(options.stdinIsTerminal ?? isTerminal, options.stdin);
  const signals = new Map<NodeJS.Signals, Set<(signal: NodeJS.Signals) => void>>();
  const time = fakeTime(options.now ?? new Date(2026, 10, 23, 9, 0).getTime(), options.offsetMinutes);
  const asked: string[] = [];
  const prompter = fakePrompter(options, asked);
  const settings = fakeSettings(options);
  const records = options.sharedRecords ?? [...(options.records ?? [])];
  let ids = 0;
  const exits = new Set<(writeNow: (text: string) => void) => void>();
  const suspended: ('job' | 'process')[] = [];
  let goOn = () => {};
  const programs: FakeProgram[] = [];
  let packFolder = options.packFolder;
  const cwd = options.cwd ?? tmpdir();
  return {
    stdin: stdin.stream,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', NO_COLOR: '1' },
    clock: time.clock,
    dataFolder: options.dataFolder ?? SHIPPED_DATA,
    exampleFile: join(SHIPPED_DATA, 'examples', 'sore-hip.json'),
    cwd,
    version: '0.0.0-test',
    onSignal: (names, callback) => {
      for (const name of names) signals.set(name, (signals.get(name) ?? new Set()).add(callback));
      return () => {
        for (const name of names) signals.get(name)?.delete(callback);
      };
    },
    onExit: (callback) => {
      exits.add(callback);
      return () => exits.delete(callback);
    },
    suspend: (wholeJob) => {
      suspended.push(wholeJob ? 'job' : 'process');
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
    run: async (program, args, env = {}) => {
      const started = fakeProgram(program, args, env, options.programsFail?.[program]);
      programs.push(started.told);
      return started;
    },
    platform: options.platform ?? 'linux',
    prompter: async () => prompter,
    remembered: async () => ({
      profile: settings.profile(),
      ...journalWish(settings.read('journal')),
      ...(settings.damaged === undefined ? {} : { damaged: settings.damaged }),
    }),
    settings: async () => settings,
    journal: async () => fakeJournal(options, records),
    newId: () => {
      ids += 1;
      return `${options.ids ?? 'record'}-${ids}`;
    },
    packs: async () => {
      packFolder ??= scratchFolder();
      return openPackStore(packFolder);
    },
    time,
    out: () => stdout.text(),
    err: () => stderr.text(),
    press: (keys) => {
      stdin.stream.emit('data', Buffer.from(keys));
    },
    signal: (name) => {
      if (name === 'SIGCONT') goOn();
      const listeners = [...(signals.get(name) ?? [])];
      for (const listener of listeners) listener(name);
      return listeners.length > 0;
    },
    crash: () => {
      for (const callback of exits) callback((text) => stderr.stream.write(text));
    },
    suspended,
    programs,
    resize: (columns, rows = size.rows) => {
      Object.assign(size, { columns, rows });
      stderr.stream.emit('resize');
      stdout.stream.emit('resize');
    },
    rawMode: () => stdin.raw(),
    leftBehind: () =>
      stdin.stream.listenerCount('data') +
      exits.size +
      stderr.stream.listenerCount('resize') +
      [...signals.values()].reduce((sum, listeners) => sum + listeners.size, 0),
    asked,
    profile: () => settings.profile(),
    records,
  };
}

function fakeProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  problem?: string,
) {
  let end = (_problem?: string) => {};
  const ended = new Promise<string | undefined>((resolve) => {
    end = resolve;
  });
  const told: FakeProgram = { program, args, env, stopped: false, end: () => end() };
  if (problem !== undefined) end(problem);
  const stop = () => {
    told.stopped = true;
    end();
  };
  return { ended, stop, told };
}

function fakeOutput(isTTY: boolean, size: { readonly columns: number; readonly rows: number }) {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  if (isTTY) {
    Object.defineProperty(stream, 'isTTY', { value: true });
    Object.defineProperty(stream, 'columns', { get: () => size.columns });
    Object.defineProperty(stream, 'rows', { get: () => size.rows });
  }
  return { stream: stream as unknown as Output & Writable, text: () => written };
}

function fakeInput(isTTY: boolean, text: string | undefined) {
  let raw = false;
  const stream = new PassThrough();
  if (!isTTY) stream.end(text ?? '');
  const setRawMode = (wanted: boolean) => {
    raw = wanted;
    return stream;
  };
  return { stream: Object.assign(stream, isTTY ? { isTTY: true, setRawMode } : {}), raw: () => raw };
}

/** Three clocks that are moved by hand, and the timeouts that wait for them. */
export interface FakeTime {
  readonly clock: Clock;
  /** Time passes; each timeout calls back at its own moment. */
  pass(milliseconds: number): void;
  /** The machine sleeps: no timeout runs down, the monotonic clock stands still, the others go on. */
  sleep(milliseconds: number): void;
  /** The process is stopped and continued: all clocks go on, and what was due calls back late, at the end. */
  stop(milliseconds: number): void;
  /** The machine is off for so long and starts anew. The process would be gone: for what is on the disk. */
  reboot(milliseconds: number): void;
  /** Somebody sets the wall clock, by so much. */
  setWallClock(byMilliseconds: number): void;
  /** How many timeouts are waiting, and how often one was set. */
  waiting(): number;
  armed(): number;
  /** Waits (for real, but not by the clock) until the command has set a timeout or listens to keys. */
  untilArmed(): Promise<void>;
}

interface Timeout {
  readonly at: number;
  readonly callback: () => void;
}

function fakeTime(start: number, offsetMinutes?: number): FakeTime {
  let monotonic = 5_000;
  let boot = 90_000_000;
  let starts = 1;
  let wall = start;
  let armed = 0;
  const timeouts = new Set<Timeout>();
  const clock: Clock = {
    now: () => wall,
    monotonic: () => monotonic,
    // As coarse as Linux tells it.
    sinceBoot: () => Math.floor(boot / 10) * 10,
    bootId: () => `start-${starts}`,
    offsetMinutes: (milliseconds) => offsetMinutes ?? -new Date(milliseconds).getTimezoneOffset(),
    after: (milliseconds, callback) => {
      const timeout = { at: monotonic + milliseconds, callback };
      timeouts.add(timeout);
      armed += 1;
      return () => timeouts.delete(timeout);
    },
  };
  const move = (milliseconds: number) => {
    monotonic += milliseconds;
    boot += milliseconds;
    wall += milliseconds;
  };
  const next = (until: number) => [...timeouts].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  const fire = (timeout: Timeout) => {
    timeouts.delete(timeout);
    timeout.callback();
  };
  return {
    clock,
    pass: (milliseconds) => {
      const until = monotonic + milliseconds;
      for (let timeout = next(until); timeout !== undefined; timeout = next(until)) {
        move(Math.max(0, timeout.at - monotonic));
        fire(timeout);
      }
      move(until - monotonic);
    },
    sleep: (milliseconds) => {
      boot += milliseconds;
      wall += milliseconds;
    },
    stop: (milliseconds) => {
      move(milliseconds);
      for (let timeout = next(monotonic); timeout !== undefined; timeout = next(monotonic)) fire(timeout);
    },
    reboot: (milliseconds) => {
      timeouts.clear();
      wall += milliseconds;
      boot = 0;
      starts += 1;
    },
    setWallClock: (byMilliseconds) => {
      wall += byMilliseconds;
    },
    waiting: () => timeouts.size,
    armed: () => armed,
    untilArmed: async () => {
      for (let turn = 0; turn < 10_000 && timeouts.size === 0; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (timeouts.size === 0) throw new Error('the command has set no timeout');
    },
  };
}

function fakeSettings(options: FakeWorldOptions): Settings {
  const values = new Map<string, string | boolean>(Object.entries(options.settings ?? {}));
  let profile: Profile = options.profile ?? {};
  return {
    path: join(tmpdir(), 'hikecare-test', 'settings.json'),
    ...(options.damaged === undefined ? {} : { damaged: options.damaged }),
    read: (name) => {
      if (name === 'age-band') return profile.ageBand;
      if (name === 'conditions') return profile.conditions;
      return values.get(name);
    },
    write: (name, value) => {
      values.set(name, value);
    },
    reset: (name) => {
      if (name === undefined) {
        values.clear();
        profile = {};
      } else values.delete(name);
    },
    profile: () => profile,
    saveProfile: (saved) => {
      profile = saved;
    },
    changeProfile: (changed) => {
      profile = { ...profile, ...changed };
    },
  };
}

function journalWish(value: unknown): { readonly journal?: 'ask' | 'yes' | 'no' } {
  return value === 'ask' || value === 'yes' || value === 'no' ? { journal: value } : {};
}

/** A journal in memory. It orders its records as the real one does. */
function fakeJournal(
  { journalDamaged = [], journalUnread = [], journalGap = {}, journalFails }: FakeWorldOptions,
  records: JournalRecord[],
): Journal {
  const since = (from: number) =>
    records.filter(({ at }) => millisecondsOf(at) >= from).sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at));
  return {
    folder: join(tmpdir(), 'hikecare-test', 'journal'),
    append: (record) => {
      if (journalFails !== undefined) throw journalFails;
      records.push(record);
    },
    read: (from = Number.NEGATIVE_INFINITY, types) => ({
      records: since(from).filter(({ type }) => types?.includes(type) !== false),
      damaged: journalDamaged,
      unread: journalUnread,
    }),
    asWritten: (types) => ({
      records: records.filter(({ type }) => types.includes(type)),
      damaged: journalDamaged,
      ...journalGap,
    }),
    contents: () => ({ records: since(Number.NEGATIVE_INFINITY), others: [], damaged: journalDamaged, files: [] }),
    wipe: () => {
      records.length = 0;
      return [];
    },
  };
}

function fakePrompter({ answers = {}, choices = [] }: FakeWorldOptions, asked: string[]): Prompter {
  const rounds = new Map<string, number>();
  const open = [...choices];
  return {
    ask: async (question, view) => {
      asked.push(question.id);
      if (typeof answers === 'function') return answers(question, view);
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      if (answer === undefined) throw new Error(`the test has no answer to ${question.id}`);
      if (answer === 'back') return { kind: 'back' };
      if (!isScript(answer)) return { kind: 'answer', value: answer };
      const round = rounds.get(question.id) ?? 0;
      rounds.set(question.id, round + 1);
      const result = answer[Math.min(round, answer.length - 1)];
      if (result === undefined) throw new Error(`the test has no answer to ${question.id}`);
      return result;
    },
    choose: async <Id extends string>(message: string, offered: readonly { readonly id: Id }[]) => {
      const wanted = open.shift();
      const choice = offered.find(({ id }) => id === wanted);
      if (choice === undefined) throw new Error(`the test chooses ${wanted} at "${message}", which is not offered`);
      return choice.id;
    },
  };
}

function isScript(answer: AnswerValue | readonly AskResult[]): answer is readonly AskResult[] {
  return Array.isArray(answer) && typeof answer[0] === 'object';
}

/** A folder of its own for a test. It goes with the run. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hikecare-test-'));
}
