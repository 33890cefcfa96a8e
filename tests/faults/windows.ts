// Windows of every size, changed meanwhile, and terminals and languages that can do little.

import { KEYS } from '../e2e/screen.ts';
import { ensure } from '../fuzz/target.ts';
import { EVERY_COMMAND } from './command-lines.ts';
import type { Fault } from './fault.ts';
import { MOMENTS } from './moments.ts';
import { judged, run } from './program.ts';
import { belowShell, settled } from './terminal.ts';

const SIZES: readonly (readonly [number, number])[] = [
  [20, 24],
  [40, 10],
  [41, 24],
  [80, 1],
  [100, 3],
  [400, 60],
  [0, 0],
];

/** Words that have to stand in one piece. */
const WHOLE = /https?:|\/|--/;

/** Windows of many sizes, resized at random while the program waits. */
export const WINDOWS: Fault = {
  name: 'windows of 20 to 400 columns, of one row, of 0 x 0, resized meanwhile',
  allowed: 'no line wider than a window of 40 columns or more; Ctrl-C ends it; the terminal is given back',
  play: async (play) => {
    const cases = MOMENTS.flatMap((moment) => SIZES.map((size) => ({ moment, size })));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 8),
      ({ moment, size }) => `${moment.name}, ${size.join(' x ')}`,
      async ({ moment, size: [columns, rows] }, { home, chance }) => {
        await moment.prepare?.(home);
        const real = columns > 0;
        const screen = belowShell({ args: moment.args, home, ...(real ? { columns, rows } : { noSize: true }) });
        try {
          if (rows > 3 && columns >= 40) {
            await moment.reach(screen, false);
            await screen.until(moment.shows);
          } else await screen.until(() => screen.cursorHidden() || /\S/.test(screen.history()));
          await settled(screen.text);
          const wide = screen.brokenLines().filter((line) => !WHOLE.test(line));
          ensure(columns < 40 || wide.length === 0, () => `no line is wider than the window: ${JSON.stringify(wide)}`);
          for (let change = 0; change < 8; change += 1) {
            screen.resize(chance.pick([2, 20, 39, 40, 80, 200, 400]), chance.pick([1, 2, 5, 24, 60]));
            await new Promise((resolve) => setTimeout(resolve, chance.between(5, 60)));
          }
          screen.resize(80, 24);
          await settled(screen.text);
          screen.press(KEYS.ctrlC);
          const exitCode = await screen.ended();
          ensure(exitCode === 130, () => `exit 130: ${exitCode}\n${screen.history().slice(-500)}`);
          return `${columns} x ${rows}: exit 130`;
        } finally {
          screen.kill('SIGKILL');
        }
      },
      6,
    );
  },
};

const LANGUAGES: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ['TERM=dumb', { TERM: 'dumb' }],
  ['no TERM', { TERM: undefined }],
  ['LANG=C', { LANG: 'C' }],
  ['no LANG', { LANG: undefined }],
  ['LC_ALL=POSIX', { LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }],
  ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: undefined }],
  ['COLUMNS=20', { COLUMNS: '20' }],
  ['COLUMNS=400', { COLUMNS: '400' }],
];

/** Terminals and languages that can do little. */
export const LANGUAGES_FAULT: Fault = {
  name: 'TERM=dumb or unset, LANG=C, LC_ALL=POSIX, NO_COLOR, COLUMNS',
  allowed: 'the answer; plain ASCII where the language is not UTF-8; no line over 100 columns but addresses',
  play: (play) => {
    const cases = LANGUAGES.flatMap(([name, env]) => EVERY_COMMAND.map((args) => ({ name, env, args })));
    return play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 16),
      ({ name, args }) => `${name}: ${args.join(' ')}`,
      async ({ name, env, args }, { home }) => {
        const ended = await run({ home, args, env });
        const how = judged(ended, { args }, [0, 1, 2]);
        const isData = ['--json', 'schema', 'export', '--field'].some((word) => args.includes(word));
        const text = isData ? '' : ended.stdout + ended.stderr;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what is no ASCII is looked for.
        const strange = /[^\u0000-\u007f]/.exec(text);
        const plain = /TERM=dumb|LANG|POSIX/.test(name);
        ensure(
          !plain || strange === null,
          () => `plain ASCII: ${text.slice(Math.max(0, (strange?.index ?? 0) - 40), (strange?.index ?? 0) + 20)}`,
        );
        const wide = ended.stdout.split('\n').filter((line) => !isData && line.length > 100 && !WHOLE.test(line));
        const pack = args[0] === 'timer';
        ensure(pack || wide.length === 0, () => `no line over 100 columns: ${wide[0]}`);
        return `${name}: ${how}`;
      },
    );
  },
};
