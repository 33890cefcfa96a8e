// cspell:ignore getsockname getsockopt getpeername socketpair setsockopt unshare execve
// What the program asks of the network and which programs it starts, seen by the system, with the network taken away.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensure } from '../fuzz/target.ts';
import { canTrace } from './calls.ts';
import { EVERY_COMMAND } from './command-lines.ts';
import type { Fault } from './fault.ts';
import { judged, run } from './program.ts';

/** What Node asks about its own three streams, where one of them is a socket of whoever started it. */
const OF_STREAMS = /^(?:getsockname|getsockopt|getpeername|setsockopt|shutdown)\(/;

const LINES: readonly (readonly string[])[] = [
  ...EVERY_COMMAND,
  ['timer', 'ice', '6', '--ago', '5:59', '--safe', '--exec', 'true a "b c" $HOME;id'],
  ['timer', 'ice', '6', '--ago', '5:59', '--safe', '--say', '--notify', 'osc9'],
  ['stretch', 'bottom-to-heels', '--safe', '--say'],
];

/** No network, and no program but the one that --exec names. */
export const NETWORK: Fault = {
  name: 'network taken away, every command traced',
  allowed: 'no socket; no other program but the one of --exec, by its words',
  play: async (play) => {
    if (!canTrace()) return play.notTried('no strace, or it may trace nothing here');
    const away = spawnSync('unshare', ['-n', 'true']).status === 0 ? 'unshare -n ' : '';
    if (away === '') play.notTried('the network cannot be taken away without root; traced only');
    await play.each(
      play.times(1, 0) === 1 ? LINES : LINES.slice(-6),
      (args) => args.join(' '),
      async (args, { home }) => {
        const trace = `${home}.trace`;
        // A session is left after a moment.
        const isSession = args[0] === 'stretch' && args.includes('--say');
        const shell = `exec ${away}${isSession ? 'timeout -s INT 3 ' : ''}strace -ff -s 200 -e trace=network,execve,execveat -o ${trace} "$@"`;
        const ended = await run({ home, args, shell });
        judged(ended, { args }, [0, 1, 2, 130, 124]);
        const name = trace.slice(dirname(trace).length + 1);
        const files = readdirSync(dirname(trace)).filter((file) => file.startsWith(name));
        ensure(files.length > 0, 'the trace is there');
        const calls = files
          .flatMap((file) => readFileSync(`${dirname(trace)}/${file}`, 'utf8').split('\n'))
          .filter((line) => /^\w+\(/.test(line));
        const network = calls.filter((line) => !/^execve/.test(line) && !OF_STREAMS.test(line));
        ensure(network.length === 0, () => `no call to the network: ${network.slice(0, 5).join('; ')}`);
        const programs = calls
          .filter((line) => /^execve/.test(line) && !/ENOENT/.test(line))
          .map((line) => /\[(.*?)\]/.exec(line)?.[1] ?? line);
        const others = programs.filter((line) => !line.includes('hikecare.js'));
        const exec = args.includes('--exec');
        const documented = exec ? ['"true", "a", "b c", "$HOME;id"'] : [];
        ensure(
          others.every((line) => documented.includes(line)),
          () => `only what is documented is started: ${others}`,
        );
        ensure(!exec || others.length > 0, 'and that is started');
        return others.length === 0
          ? 'no socket, no program'
          : `no socket, ${others.length} times the program of --exec`;
      },
    );
  },
};
