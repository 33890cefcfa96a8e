import { closeSync, readFileSync, writeSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { homeFolder, stateFolder } from './folders.ts';
import { CONSENT_VALUES, readSettingsFile, settingsPath } from './preferences.ts';
import { directOutput, needsNoStream } from './terminal/direct-output.ts';
import type { Clock, ErrorOutput, Remembered, TextOutput, World } from './world.ts';

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
  let stderr: ErrorOutput | undefined;
  const open = (name: 'stdout' | 'stderr', descriptor: number): ErrorOutput => {
    const fail = (error: NodeJS.ErrnoException) => failed(name, error);
    return needsNoStream(descriptor) ? directOutput(descriptor, fail) : process[name].on('error', fail);
  };
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= open('stdout', 1);
      return stdout;
    },
    get stderr() {
      stderr ??= open('stderr', 2);
      return stderr;
    },
    env: process.env,
    clock,
    dataFolder: join(root, 'dist', 'data'),
    exampleFile: join(root, 'data', 'examples', 'sore-hip.json'),
    cwd: currentFolder(root),
    version: HIKECARE_VERSION,
    onSignal,
    onExit: (callback) => {
      const leave = () => callback(writeNow);
      // It ends the program at once, with a core dump where those are kept; the terminal is given back before.
      const quit = () => {
        leave();
        process.off('SIGQUIT', quit);
        process.kill(process.pid, 'SIGQUIT');
      };
      process.on('exit', leave);
      process.on('SIGQUIT', quit);
      return () => {
        process.off('exit', leave);
        process.off('SIGQUIT', quit);
      };
    },
    suspend,
    run: async (program, args, env) =>
      (await import('./terminal/run-program.ts')).runProgram(program, args, { ...process.env, ...env }),
    platform: process.platform,
    prompter,
    remembered: () => remembered(process.env),
    settings: async () => (await loadSettings()).openSettings(process.env),
    journal: async () => (await import('./journal/journal.ts')).openJournal(process.env),
    packs: async () => (await import('./packs/store.ts')).openPackStore(join(stateFolder(process.env), 'packs')),
    newId,
  };
}

const onSignal: World['onSignal'] = (signals, callback) => {
  const hear = (signal: NodeJS.Signals) => {
    if (signal === 'SIGHUP') {
      process.once('exit', leaveClosedTerminal);
      process.off('SIGHUP', ignoreHangUp).on('SIGHUP', ignoreHangUp);
    }
    callback(signal);
  };
  for (const signal of signals) process.on(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
};

/** A terminal that closes tells its programs twice, by itself and by its shell: the second time must not cut the end short. */
const ignoreHangUp = () => {};

const suspend: World['suspend'] = (wholeJob) =>
  new Promise((resolve) => {
    // 0 is the job: with npx in front of it, the shell waits until that one stops, too. Windows has no such thing.
    if (process.platform !== 'win32') process.kill(wholeJob ? 0 : process.pid, 'SIGTSTP');
    // The process stops before its next turn.
    setImmediate(resolve);
  });

const prompter: World['prompter'] = async (terminal) => {
  const { openPrompter } = await import('./prompter.ts');
  const { givingBack } = await import('./terminal/prompt-signals.ts');
  const { stdin: input, stderr: screen } = process;
  const raise = (signal: NodeJS.Signals) => {
    // This one is meant to end the program.
    process.off('SIGHUP', ignoreHangUp);
    process.kill(process.pid, signal);
  };
  const machine = { onSignal, suspend, input, screen, writeNow, raise };
  return givingBack(openPrompter(input, screen, terminal), !terminal.accessible, machine);
};

/** The folder the program was called from; where that is gone by now, the one of the package stands for it. */
function currentFolder(root: string): string {
  try {
    return process.cwd();
  } catch {
    return root;
  }
}

/**
 * A package below conf hears every signal for the life of the process, and sends it once more: what a signal does here
 * is decided by the command that runs, so that its listeners are taken back.
 */
async function loadSettings() {
  // It wants a home folder as it is loaded, whatever else is set.
  homeFolder(process.env, process.platform);
  const signals = () => process.eventNames().filter((name) => String(name).startsWith('SIG'));
  const before = new Map(signals().map((name) => [name, process.listeners(name as NodeJS.Signals)]));
  const loaded = await import('./settings.ts');
  for (const name of signals()) {
    const own = before.get(name) ?? [];
    const added = process.listeners(name as NodeJS.Signals).filter((listener) => !own.includes(listener));
    // Node ignores this one, for a disk that takes no more; without any listener it would now end the program.
    if (name === 'SIGXFSZ' && added.length > 0) process.on(name, () => {});
    for (const listener of added) process.off(name, listener);
  }
  return loaded;
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

/** A damaged file is set aside by the first command that looks at it: whoever asks later is to hear of it, too. */
let damagedBefore: string | undefined;

async function remembered(env: World['env']): Promise<Remembered> {
  let path: string;
  try {
    path = settingsPath(env);
  } catch {
    // Without a home folder nothing is remembered, and that is no reason to refuse a check.
    return { profile: {} };
  }
  const file = readSettingsFile(path);
  const before = damagedBefore === undefined ? {} : { damaged: damagedBefore };
  if (file.kind === 'absent') return { profile: {}, ...before };
  if (file.kind === 'read') {
    const { profile = {}, journal } = file.stored;
    return { profile, ...(journal === undefined ? {} : { journal }), ...before };
  }
  // Setting a damaged file aside is the settings' own work; where it cannot be, `damaged` says so and nothing is known.
  const settings = (await loadSettings()).openSettings(env);
  damagedBefore = settings.damaged ?? damagedBefore;
  // A file that could not be read a moment ago may be readable by now.
  const wish = CONSENT_VALUES.find((value) => value === settings.read('journal'));
  return {
    profile: settings.profile(),
    ...(wish === undefined ? {} : { journal: wish }),
    ...(damagedBefore === undefined ? {} : { damaged: damagedBefore }),
  };
}
