// Streams that are closed, full, endless or no streams at all.

import { ensure } from '../fuzz/target.ts';
import { EVERY_COMMAND } from './command-lines.ts';
import type { Fault } from './fault.ts';
import { judged, run } from './program.ts';

/** What a shell does to the streams, and what may come of it beside the documented codes. */
const CLOSED: readonly (readonly [string, string])[] = [
  ['stdin closed', 'exec "$@" <&-'],
  ['stdout closed', 'exec "$@" >&-'],
  ['stderr closed', 'exec "$@" 2>&-'],
  ['all closed', 'exec "$@" <&- >&- 2>&-'],
  ['stdin a folder', 'exec "$@" </'],
  ['stdin endless', 'exec "$@" </dev/zero'],
  ['stdin an endless pipe', 'yes | "$@"'],
  ['stdin without end', 'sleep 3 | exec "$@"'],
  ['stdout /dev/full', 'exec "$@" >/dev/full'],
  ['stderr /dev/full', 'exec "$@" 2>/dev/full'],
  ['both /dev/full', 'exec "$@" >/dev/full 2>/dev/full'],
  ['stdout only to read', 'exec "$@" 1</dev/null'],
  ['| head -1', 'set -o pipefail; "$@" | head -1'],
  ['| true', 'set -o pipefail; "$@" | true'],
  ['|& true', 'set -o pipefail; "$@" |& true'],
  ['a reader that is slow', 'set -o pipefail; "$@" | (sleep 0.3; cat)'],
];

/** Every command with every stream closed, full or endless. */
export const STREAMS: Fault = {
  name: 'closed, full and endless streams',
  allowed: 'the answer, one sentence, or exit 1; a reader that leaves changes no exit code; no stack trace',
  play: async (play) => {
    const cases = CLOSED.flatMap(([name, shell]) => EVERY_COMMAND.map((args) => ({ name, shell, args })));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 40),
      ({ name, args }) => `${name}: ${args.join(' ')}`,
      async ({ name, shell, args }, { home }) => {
        const ended = await run({ home, args, shell });
        // Where nothing can be said, the exit code tells.
        const mute = /closed|both|stderr|&/.test(name) && ended.stderr === '' ? { ...ended, stderr: 'nothing' } : ended;
        // Of a document that was cut off nothing can be said.
        const words = name === '| head -1' ? args.filter((word) => word !== '--json') : args;
        const how = judged(mute, { args: words }, [0, 1, 2]);
        if (name.startsWith('|')) {
          const plain = await run({ home: `${home}`, args });
          // What the first run has changed is not there to change any more; packs end by themselves.
          const same = args[0] === 'timer' || plain.exitCode === ended.exitCode;
          ensure(same, () => `as without the pipe: ${plain.exitCode}, now ${ended.exitCode}`);
        }
        if (name === 'stdout /dev/full' && ended.exitCode === 1)
          ensure(/cannot be written: the disk is full|hikecare: |- /.test(ended.stderr), () => `told: ${ended.stderr}`);
        return `${name}: ${how}`;
      },
    );
  },
};
