// The built program as a process of its own, in a home of its own: how it is started, killed, and how it may end.

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentOf } from '../fuzz/home.ts';
import { checkOutcome } from '../fuzz/outcome.ts';
import { installed } from '../fuzz/program-folders.ts';
import { emptyFolder } from '../fuzz/scratch.ts';
import { ensure } from '../fuzz/target.ts';

/** How the program is called. */
export interface Call {
  readonly args: readonly string[];
  readonly home: string;
  /** On top of those of the home; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Buffer;
  readonly cwd?: string;
  /** What a shell does around the program, which is "$@" to it. */
  readonly shell?: string;
  /** A signal after so many milliseconds. */
  readonly signal?: { readonly after: number; readonly signal: NodeJS.Signals };
}

/** How it ended. */
export interface Ended {
  /** 128 and the number of the signal where a signal ended it. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** The most memory that it had, 0 where it could not say. */
  readonly kilobytes: number;
}

const LONGEST = 20_000;
const NUMBERS: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

/** Runs the program to its end. Rejects where it has to be killed. */
export function run(call: Call): Promise<Ended> {
  const start = performance.now();
  const memory = join(call.home, '..', `memory-${count()}`);
  writeFileSync(memory, '', { mode: 0o666 });
  chmodSync(memory, 0o666);
  const program = programLine(call.args);
  const [file = '', ...args] =
    call.shell === undefined ? program : ['bash', '--norc', '-c', call.shell, 'bash', ...program];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: call.cwd ?? call.home,
      env: environment(call, { FAULTS_MEMORY: memory }),
      stdio: 'pipe',
      detached: true,
    });
    const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (part: Buffer) => parts[name].push(part));
    const { signal } = call;
    const timeouts = [setTimeout(() => endGroup(child.pid, 'SIGKILL'), LONGEST)];
    if (signal !== undefined) timeouts.push(setTimeout(() => endGroup(child.pid, signal.signal), signal.after));
    child.on('error', reject);
    child.on('close', (code, by) => {
      for (const timeout of timeouts) clearTimeout(timeout);
      const milliseconds = performance.now() - start;
      const kilobytes = existsSync(memory) ? Number(readFileSync(memory, 'utf8').split(' ').at(-1) ?? 0) : 0;
      rmSync(memory, { force: true });
      if (milliseconds >= LONGEST) return reject(new Error(`broken: it ends within ${LONGEST / 1000} seconds`));
      return resolve({
        exitCode: code ?? 128 + (by === null ? 0 : (NUMBERS[by] ?? 0)),
        signal: by ?? undefined,
        stdout: Buffer.concat(parts.stdout).toString('utf8'),
        stderr: Buffer.concat(parts.stderr).toString('utf8'),
        milliseconds,
        kilobytes,
      });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(call.input ?? '');
  });
}

/** The program, and what a shell has started around it. */
function endGroup(group: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (group !== undefined) process.kill(-group, signal);
  } catch {
    // It has ended already.
  }
}

let calls = 0;
function count(): number {
  calls += 1;
  return calls;
}

/** What is started: Node, and the program with its words. */
export function programLine(args: readonly string[]): readonly string[] {
  return [process.execPath, '--require', memoryHook(), installed().program, ...args];
}

/** The variables of a call. Nothing of this process but where programs are found. */
export function environment({ home, env }: Pick<Call, 'home' | 'env'>, more: Record<string, string> = {}) {
  const all = { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC', ...environmentOf(home), ...more, ...env };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const MOST_KILOBYTES = 200_000;
const MOST_MILLISECONDS = 10_000;

/** Throws where it ended in a way that is not documented, took too long or too much. Returns how it ended. */
export function judged(ended: Ended, { args }: Pick<Call, 'args'>, codes?: readonly number[]): string {
  const { exitCode, stderr, kilobytes, milliseconds } = ended;
  judgeMemory(kilobytes);
  ensure(milliseconds < MOST_MILLISECONDS, () => `it ends within 10 s: ${Math.round(milliseconds)} ms`);
  if (codes !== undefined) {
    ensure(codes.includes(exitCode), () => `exit ${exitCode} is one of ${codes}; ${stderr.slice(0, 400)}`);
    checkOutcome({ ...ended, exitCode: [0, 1, 2, 70].includes(exitCode) ? exitCode : 130 }, args, false);
    return `exit ${exitCode}`;
  }
  return checkOutcome(ended, args, false);
}

let largest = 0;

/** Throws where it was too much. */
export function judgeMemory(kilobytes: number): void {
  ensure(kilobytes < MOST_KILOBYTES, () => `it takes less than 200 MB: ${kilobytes} kB`);
  largest = Math.max(largest, kilobytes);
}

/** The most memory that a judged run had, in kilobytes. */
export function mostMemory(): number {
  return largest;
}

/** Runs the program, which must end well, and returns what it printed. */
export async function ask(home: string, args: readonly string[], env: Call['env'] = {}): Promise<string> {
  const ended = await run({ home, args, env });
  judged(ended, { args });
  ensure(ended.exitCode === 0, () => `"${args.join(' ')}" works afterwards: ${ended.exitCode} ${ended.stderr}`);
  return ended.stdout;
}

let hook: string | undefined;

/** A file that tells the most memory on the way out, for `--require`. */
function memoryHook(): string {
  if (hook === undefined) {
    const folder = emptyFolder('hook');
    hook = join(folder, 'memory.cjs');
    writeFileSync(
      hook,
      `const { readFileSync, appendFileSync } = require('node:fs');
process.on('exit', () => {
  try {
    appendFileSync(process.env.FAULTS_MEMORY, ' ' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {
    // Only Linux tells it, and not where no file may be written.
  }
});
`,
    );
    openToAll(folder);
  }
  return hook;
}

/** Lets other users of the machine come to the program: it does not run as root everywhere. */
export function openToAll(folder: string): void {
  for (const path of [folder, dirname(folder)]) chmodSync(path, 0o755);
}
