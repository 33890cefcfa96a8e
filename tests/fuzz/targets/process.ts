// The real program as real processes: command lines, stdin, environment, and files that were damaged before.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { real, tiny } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { commandLine } from '../command-lines.ts';
import { checkFiles, type Files, homeWith, someFiles } from '../home.ts';
import { strangeText } from '../mutate.ts';
import { checkOutcome, type Outcome } from '../outcome.ts';
import { installed } from '../program-folders.ts';
import { emptyFolder } from '../scratch.ts';
import { ensure, type Target, target } from '../target.ts';

interface Input {
  readonly line: readonly string[];
  readonly env: readonly (readonly [string, string])[];
  readonly files: Files;
  /** What is read from stdin, each letter a byte. */
  readonly stdin: string;
}

const VARIABLES: readonly (readonly [string, readonly string[]])[] = [
  ['LANG', ['', 'C', 'en_GB.UTF-8', 'ja_JP.eucJP', 'x']],
  ['LC_ALL', ['', 'C', 'POSIX']],
  ['TERM', ['', 'dumb', 'xterm-256color', 'linux', 'screen']],
  ['COLUMNS', ['', '0', '-1', '20', '400', '1e9', 'x', '99999999999999999999']],
  ['NO_COLOR', ['', '1']],
  ['FORCE_COLOR', ['', '0', '1', '3', 'x']],
  ['CI', ['', '1', 'false']],
  ['ACCESSIBLE', ['', '1', '0']],
  ['TZ', ['UTC', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'nowhere', '']],
  ['HIKECARE_DATA', ['', 'data', 'missing', '.', '/dev/null']],
  ['HIKECARE_PLAIN', ['', '1']],
  ['XDG_CONFIG_HOME', ['', 'relative', '.', '/dev/null', '/dev/null/x']],
  ['XDG_DATA_HOME', ['', 'relative', '/dev/null', '/proc/none']],
  ['XDG_STATE_HOME', ['', '~/x', '/dev/null', '/proc/none']],
];

function make(chance: Chance): Input {
  const files = someFiles(chance, chance.yes(70) ? real : tiny);
  const answers = files.find(([path]) => path.endsWith('answers.json'))?.[1] ?? '';
  return {
    // No program can be started with such a sign in its words.
    line: commandLine(chance).map((word) => word.replaceAll('\u0000', '')),
    env: chance.list(4, () => {
      const [name, values] = chance.pick(VARIABLES);
      // Node itself crashes on a long language that there is not.
      return [
        name,
        chance.yes(92) || name === 'LANG' || name === 'LC_ALL'
          ? chance.pick(values)
          : strangeText(chance).replaceAll('\u0000', ''),
      ];
    }),
    files,
    stdin: chance.yes(80) ? answers : strangeText(chance).repeat(chance.pick([1, 1, 500])),
  };
}

/** Somebody who waits longer than this presses Ctrl-C: a pack lies there for twenty minutes. */
const PATIENCE = 1200;
const LONGEST = 20_000;
const MOST_KILOBYTES = 200_000;

async function check({ line, env, files, stdin }: Input): Promise<string> {
  const home = homeWith('process', files);
  const own = { ...home.env, ...Object.fromEntries(env) };
  const { outcome, kilobytes, interrupted } = await runProcess(line, own, home.calledFrom, stdin);
  ensure(kilobytes < MOST_KILOBYTES, () => `it takes less than 200 MB: ${kilobytes} kB`);
  const colours = env.some(([name]) => name === 'FORCE_COLOR');
  const seen = checkOutcome(outcome, line, colours);
  checkFiles(home, files, line);
  return `${seen}${interrupted ? ', interrupted' : ''}`;
}

interface Run {
  readonly outcome: Outcome;
  /** The most memory it had. */
  readonly kilobytes: number;
  readonly interrupted: boolean;
}

function runProcess(
  line: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  stdin: string,
): Promise<Run> {
  const { program, hook, path } = tools();
  ensure(existsSync(program), 'hikecare is built');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', hook, program, ...line], {
      cwd,
      // Nothing can be found on the path: what --exec, --say or a message would start is not started.
      env: { PATH: path, HIKECARE_DEBUG: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    const read = child.stdio.map((stream) => {
      const parts: Buffer[] = [];
      stream?.on('data', (part: Buffer) => parts.push(part));
      stream?.on('error', () => {});
      return () => Buffer.concat(parts).toString('utf8');
    });
    let interrupted = false;
    const patience = setTimeout(() => {
      interrupted = true;
      child.kill('SIGINT');
    }, PATIENCE);
    const longest = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(patience);
      clearTimeout(longest);
      if (signal === 'SIGKILL') return reject(new Error('broken: it ends within 20 seconds'));
      const [, stdout = '', stderr = '', kilobytes = ''] = read.map((text) => text());
      const exitCode = code ?? (signal === 'SIGINT' ? 130 : -1);
      const said = signal === null || signal === 'SIGINT' ? stderr : `ended by ${signal}: ${stderr}`;
      return resolve({ outcome: { exitCode, stdout, stderr: said }, kilobytes: Number(kilobytes), interrupted });
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(Buffer.from(stdin, 'latin1'));
  });
}

/** On the way out it tells how much memory it had. What a parent had before counts in other figures, not in this one. */
const HOOK = `
const { readFileSync, writeSync } = require('node:fs');
process.on('exit', () => {
  try {
    writeSync(3, /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {
    // Only Linux tells it.
  }
});
`;

let made: { readonly program: string; readonly hook: string; readonly path: string } | undefined;

function tools() {
  if (made === undefined) {
    const folder = emptyFolder('tools');
    const path = join(folder, 'path');
    mkdirSync(path);
    const hook = join(folder, 'memory.cjs');
    writeFileSync(hook, HOOK);
    made = { program: installed().program, hook, path };
  }
  return made;
}

export const PROCESS_TARGETS: readonly Target[] = [target('real program', 1, make, check, 60)];
