import { closeSync, readFileSync, writeSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { stateFolder } from './folders.ts';
import { readSettingsFile, settingsPath } from './preferences.ts';
import { directOutput, isFileOrPipe } from './terminal/direct-output.ts';
import type { Clock, Output, Remembered, TextOutput, World } from './world.ts';

/** Put in by the build. */
declare const HIKECARE_VERSION: string;

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sinceBoot: () => {
    try {
      return uptime() * 1000;
    } catch {
      // Where it may not be read, the steady clock alone counts.
      return 0;
    }
  },
  bootId,
  offsetMinutes: (milliseconds) => -new Date(milliseconds).getTimezoneOffset(),
  after: (milliseconds, callback) => {
    const timeout = setTimeout(callback, milliseconds);
    return () => clearTimeout(timeout);
  },
};

/** Called when an output cannot be written. */
export type OutputFailed = (output: 'stdout' | 'stderr', error: NodeJS.ErrnoException) => void;

/**
 * The world as it is: this process, this machine. `root` is the folder of the package. Streams are opened when they
 * are first used: a terminal or a pipe costs a look-up more than its own work.
 */
export function realWorld(root: string, failed: OutputFailed): World {
  let stdout: TextOutput | undefined;
  let stderr: Output | undefined;
  const watched = (name: 'stdout' | 'stderr') =>
    process[name].on('error', (error: NodeJS.ErrnoException) => failed(name, error));
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= isFileOrPipe(1) ? directOutput(1, (error) => failed('stdout', error)) : watched('stdout');
      return stdout;
    },
    get stderr() {
      stderr ??= watched('stderr');
      return stderr;
    },
    env: process.env,
    clock,
    dataFolder: join(root, 'dist', 'data'),
    exampleFile: join(root, 'data', 'examples', 'sore-hip.json'),
    cwd: process.cwd(),
    version: HIKECARE_VERSION,
    onSignal: (signals, callback) => {
      const hear = (signal: NodeJS.Signals) => {
        if (signal === 'SIGHUP') process.once('exit', leaveClosedTerminal);
        callback(signal);
      };
      for (const signal of signals) process.on(signal, hear);
      return () => {
        for (const signal of signals) process.off(signal, hear);
      };
    },
    onExit: (callback) => {
      const leave = () => callback(writeNow);
      process.on('exit', leave);
      return () => {
        process.off('exit', leave);
      };
    },
    suspend: (wholeJob) =>
      new Promise((resolve) => {
        // 0 is the job: with npx in front of it, the shell waits until that one stops, too. Windows has no such thing.
        if (process.platform !== 'win32') process.kill(wholeJob ? 0 : process.pid, 'SIGTSTP');
        // The process stops before its next turn.
        setImmediate(resolve);
      }),
    run: async (program, args, env) =>
      (await import('./terminal/run-program.ts')).runProgram(program, args, { ...process.env, ...env }),
    platform: process.platform,
    prompter: async (terminal) => (await import('./prompter.ts')).openPrompter(process.stdin, process.stderr, terminal),
    remembered: () => remembered(process.env),
    settings: async () => (await import('./settings.ts')).openSettings(process.env),
    journal: async () => (await import('./journal/journal.ts')).openJournal(process.env),
    packs: async () => (await import('./packs/store.ts')).openPackStore(join(stateFolder(process.env), 'packs')),
    newId,
  };
}

let thisStart: { readonly id: string | undefined } | undefined;

/** Linux says it; elsewhere the wall clock joins in. Read once: no program outlives its start of the machine. */
function bootId(): string | undefined {
  thisStart ??= { id: readBootId() };
  return thisStart.id;
}

function readBootId(): string | undefined {
  try {
    const id = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return /^[\w-]{1,64}$/.test(id) && uptime() > 0 ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Loads nothing; no secret hangs on it. Sixteen characters: the moment and chance. */
function newId(): string {
  const chance = (characters: number) =>
    Math.floor(Math.random() * 36 ** characters)
      .toString(36)
      .padStart(characters, '0');
  return `${Date.now().toString(36).slice(-8)}${chance(8)}`;
}

/** Node sets the terminal back as it ends, and aborts (with a core dump) where that terminal was closed. */
function leaveClosedTerminal(): void {
  // Loaded only now: it brings the network along.
  const { isatty } = process.getBuiltinModule('node:tty');
  for (const stream of [0, 1, 2]) {
    try {
      if (!isatty(stream)) closeSync(stream);
    } catch {
      // It was closed before.
    }
  }
}

/** Straight to the terminal, past the stream, which may not come to it any more. */
function writeNow(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // The terminal was closed: there is nothing left to give back.
  }
}

async function remembered(env: World['env']): Promise<Remembered> {
  let path: string;
  try {
    path = settingsPath(env);
  } catch {
    // Without a home folder nothing is remembered, and that is no reason to refuse a check.
    return { profile: {} };
  }
  const file = readSettingsFile(path);
  if (file.kind === 'absent') return { profile: {} };
  if (file.kind === 'read') {
    const { profile = {}, journal } = file.stored;
    return { profile, ...(journal === undefined ? {} : { journal }) };
  }
  // Setting a damaged file aside is the settings' own work; where it cannot be, `damaged` says so and nothing is known.
  const settings = await (await import('./settings.ts')).openSettings(env);
  return { profile: settings.profile(), ...(settings.damaged === undefined ? {} : { damaged: settings.damaged }) };
}
