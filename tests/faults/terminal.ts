// The program in a real terminal, below a shell that knows how the terminal was before and after.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openScreen, type Screen } from '../e2e/screen.ts';
import { ensure } from '../fuzz/target.ts';
import { type Call, environment, judgeMemory, programLine } from './program.ts';

/** A call in a terminal. */
export interface TerminalCall extends Pick<Call, 'args' | 'home' | 'env'> {
  readonly columns?: number;
  readonly rows?: number;
  /** The terminal says that it is 0 x 0. */
  readonly noSize?: boolean;
}

const TERMINAL = { TERM: 'xterm-256color' };

/** The program alone in a terminal. */
export function inTerminal({ args, home, env, ...size }: TerminalCall): Screen {
  const [file = '', ...words] = programLine(args);
  return openScreen(file, words, { ...size, cwd: home, env: environment({ home, env: { ...TERMINAL, ...env } }) });
}

/** The program below a shell with job control, and how its terminal is. */
export interface ShellScreen extends Screen {
  /** Sends a signal to the program alone. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Throws where the terminal is not set as it was before the program began. */
  readonly isGivenBack: (when: string) => void;
  /** Resolves when the program was stopped, as Ctrl-Z does, and throws where the terminal was not given back. */
  readonly stopped: () => Promise<void>;
  /** Lets a stopped program go on. */
  readonly goOn: () => void;
  /** Resolves with the exit code of the program, and throws where the terminal was not given back. */
  readonly ended: () => Promise<number>;
}

const SHELL = `set -m
trap : INT
[ -n "$FAULTS_NO_SIZE" ] && stty cols 0 rows 0
stty -g >before
bash -c 'echo $$ >process; exec "$@"' bash "$@"
code=$?
times=0
while [ $code -eq 148 ]; do
  times=$((times + 1))
  printf '\\nstopped-%s-\\n' $times
  read -r answer
  fg >/dev/null
  code=$?
done
printf '\\nended-%s-\\n' $code
read -r answer
`;

/** Starts the program below such a shell. */
export function belowShell({ args, home, env, noSize, ...size }: TerminalCall): ShellScreen {
  const script = join(home, 'shell');
  writeFileSync(script, SHELL);
  const screen = openScreen('bash', ['--norc', '--noprofile', script, ...programLine(args)], {
    ...size,
    cwd: home,
    env: environment({
      home,
      env: {
        ...TERMINAL,
        FAULTS_MEMORY: join(home, 'memory'),
        ...(noSize === true ? { FAULTS_NO_SIZE: '1' } : {}),
        ...env,
      },
    }),
  });
  const processOf = () => Number(readFileSync(join(home, 'process'), 'utf8'));
  let terminal: string | undefined;
  const isGivenBack = (when: string) => {
    const before = readFileSync(join(home, 'before'), 'utf8').trim();
    const after = execFileSync('stty', ['-g', '-F', terminal ?? ''], { encoding: 'utf8' }).trim();
    ensure(after === before, () => `the terminal is set as before ${when}: ${before} is now ${after}`);
    ensure(!screen.cursorHidden(), () => `the cursor is shown ${when}`);
    ensure(!screen.marksPaste(), () => `pasting is as before ${when}`);
    ensure(!screen.alternate(), () => `the first screen is shown ${when}`);
    ensure(!/\n\s+at .*:\d+:\d+/.test(screen.history()), () => `no stack trace: ${screen.history().slice(-600)}`);
  };
  let stops = 0;
  const remember = () => {
    if (terminal === undefined && existsSync(join(home, 'process')))
      terminal = readlinkSync(`/proc/${processOf()}/fd/0`);
  };
  return {
    ...screen,
    until: async (words) => {
      await screen.until(words);
      remember();
    },
    signal: (signal) => process.kill(processOf(), signal),
    isGivenBack,
    stopped: async () => {
      stops += 1;
      await screen.until(`stopped-${stops}-`);
      isGivenBack('when it is stopped');
    },
    goOn: () => screen.press('\r'),
    ended: async () => {
      await screen.until(/ended-\d+-/);
      isGivenBack('at the end');
      const memory = join(home, 'memory');
      if (existsSync(memory)) judgeMemory(Number(readFileSync(memory, 'utf8').split(' ').at(-1)));
      const exitCode = Number(/ended-(\d+)-/.exec(screen.history())?.[1]);
      screen.press('\r');
      await screen.exit();
      return exitCode;
    },
  };
}

/** Resolves when the screen has stood still for a while, but for a time that runs. */
export async function settled(text: () => string): Promise<void> {
  const still = () => text().replace(/\d+:\d+/g, '');
  let before = '';
  for (let look = 0; look < 40; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    const now = still();
    if (now === before) return;
    before = now;
  }
}
