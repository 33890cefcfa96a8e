// A program in a real pseudo-terminal, with the moments at which something was on the screen.

import { spawn } from '@lydell/node-pty';

const PATIENCE = 30_000;
const COLUMNS = 80;
const ROWS = 40;

/**
 * Starts a program in a terminal of 80 x 40. Times are milliseconds of the steady clock of this process.
 * `until` resolves with the moment at which what was written since `from` (a `mark`) fits the pattern, and rejects where
 * that takes too long; `exit` with the moment at which the program had ended.
 */
export function openTerminal({ file, args, env }) {
  const started = performance.now();
  const child = spawn(file, args, {
    cols: COLUMNS,
    rows: ROWS,
    name: 'xterm-256color',
    env: { ...env, TERM: 'xterm-256color' },
  });
  let written = '';
  let ended;
  const watchers = new Set();
  const wake = () => {
    for (const watch of [...watchers]) watch(performance.now());
  };
  child.onData((data) => {
    written += data;
    wake();
  });
  const exit = new Promise((resolve) => {
    child.onExit(() => {
      ended = performance.now();
      resolve(ended);
      wake();
    });
  });
  const until = (pattern, { from = 0, patience = PATIENCE } = {}) =>
    new Promise((resolve, reject) => {
      const finish = (settle, value) => {
        clearTimeout(timeout);
        watchers.delete(check);
        settle(value);
      };
      const seen = () => plain(written.slice(from));
      const fail = () => finish(reject, new Error(`${args.join(' ')}: never saw ${pattern}; it wrote:\n${seen()}`));
      const check = (now) => {
        if (pattern.test(seen())) finish(resolve, now);
        else if (ended !== undefined) fail();
      };
      const timeout = setTimeout(fail, patience);
      watchers.add(check);
      check(performance.now());
    });
  return {
    pid: child.pid,
    started,
    exit,
    until,
    mark: () => written.length,
    press: (keys) => child.write(keys),
    signal: (name) => process.kill(child.pid, name),
    /** Ends it at once and waits for that. */
    end: async () => {
      if (ended === undefined) child.kill('SIGKILL');
      await exit;
    },
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what a terminal is told, which is looked for.
const SEQUENCES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;

/** The words without what a terminal does with them, and with one space for each run of spaces and lines. */
function plain(text) {
  return text.replace(SEQUENCES, '').replace(/\s+/g, ' ');
}
