// cspell:ignore getdents fdatasync statx ftruncate
// Each call of the system that touches the home of the hiker, one after the other: the program is killed as it makes
// it, or the system says no.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../fuzz/scratch.ts';
import { ensure } from '../fuzz/target.ts';
import type { Fault, Play } from './fault.ts';
import { type Writing, writingCommands } from './killed.ts';
import { judged, run } from './program.ts';

/** One call of a command: which of its kind it is. */
interface Point {
  readonly command: Writing;
  readonly call: string;
  readonly number: number;
}

/** True where calls can be traced and changed. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}

const NOT_HERE = 'no strace, or it may trace nothing here';

/** The calls of a command that touch its home, in order, once each. */
async function pointsOf(command: Writing): Promise<readonly Point[]> {
  const home = emptyFolder('points');
  await command.prepare(home);
  const file = join(emptyFolder('points-trace'), 'trace');
  await run({ ...command.call, home, shell: `exec strace -y -o ${file} "$@"` });
  ensure(existsSync(file), 'the trace is there');
  const numbers = new Map<string, number>();
  const points: Point[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const call = /^(\w+)\(/.exec(line)?.[1];
    if (call === undefined) continue;
    const number = (numbers.get(call) ?? 0) + 1;
    numbers.set(call, number);
    // What is opened by a path of its own has nothing to do with where the program is called from.
    if (line.replace(/AT_FDCWD<[^>]*>/, '').includes(home)) points.push({ command, call, number });
  }
  return points;
}

/** Calls that change nothing: being killed there is as being killed before. */
const READING = /stat|^read|^getdents|^lseek|^close|^access|^fcntl|^getcwd|^execve|^chdir/;

/** kill -9 at each call that changes something. */
export const KILLED_AT_CALLS: Fault = {
  name: 'kill -9 at each call of the system that writes',
  allowed: 'what was told is there, what is there is whole, the next command works',
  play: (play) =>
    atCalls(
      play,
      ({ call }) => !READING.test(call),
      () => [['signal=KILL', 'killed']],
    ),
};

/** What the system may answer to a call. */
function errorsOf(call: string): readonly string[] {
  if (/^(write|pwrite64|fdatasync|fsync)$/.test(call)) return ['ENOSPC', 'EIO'];
  if (/^(mkdir|link|rename|unlink|ftruncate)/.test(call)) return ['ENOSPC', 'EACCES', 'EROFS'];
  if (/^open/.test(call)) return ['EACCES', 'EMFILE', 'ENOSPC'];
  if (/^(read|getdents)/.test(call)) return ['EIO'];
  if (/^(fchmod|chmod|fchown|chown)/.test(call)) return ['EPERM'];
  return /stat|^access/.test(call) ? ['EACCES'] : [];
}

/** Each call that touches the home fails. */
export const REFUSED_CALLS: Fault = {
  name: 'each call of the system on the home fails',
  allowed: 'done, or one sentence and exit 1; what was told is there; no stack trace',
  play: (play) =>
    atCalls(
      play,
      () => true,
      ({ call }) => errorsOf(call).map((error) => [`error=${error}`, error] as const),
    ),
};

async function atCalls(
  play: Play,
  isMeant: (point: Point) => boolean,
  faultsOf: (point: Point) => readonly (readonly [string, string])[],
): Promise<void> {
  if (!canTrace()) return play.notTried(NOT_HERE);
  const points: Point[] = [];
  for (const command of writingCommands()) points.push(...(await pointsOf(command)));
  const all = points.filter(isMeant);
  const cases = all.flatMap((point) => faultsOf(point).map(([fault, name]) => ({ ...point, fault, name })));
  const chosen = play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 12);
  await play.each(
    chosen,
    ({ command, call, number, name }) => `${command.name}, ${call} ${number}, ${name}`,
    async ({ command, call, number, fault, name }, { home }) => {
      await command.prepare(home);
      const trace = `${home}.trace`;
      const shell = `exec strace -y -o ${trace} -e trace=${call} -e inject=${call}:${fault}:when=${number} "$@"`;
      const ended = await run({ ...command.call, home, shell });
      const killed = name === 'killed';
      const hit = existsSync(trace)
        ? readFileSync(trace, 'utf8')
            .split('\n')
            .find((line) => line.includes('INJECTED'))
        : '';
      rmSync(trace, { force: true });
      // Not every run makes the same calls: a file of the program itself that cannot be read is another thing.
      if (!killed && hit?.replace(/AT_FDCWD<[^>]*>/, '').includes(home) !== true)
        return 'hit something else, not counted';
      const how = killed ? 'killed' : judged(ended, command.call, [0, 1, 2, 143]);
      return `${command.name}: ${how}, ${await command.check(home, ended)}`;
    },
  );
}
