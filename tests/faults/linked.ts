// Links in place of what is the hiker's own, and who may read what is written.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ensure } from '../fuzz/target.ts';
import type { Fault } from './fault.ts';
import { writingCommands } from './killed.ts';
import { SHOWING } from './outside.ts';
import { furnish } from './prepared.ts';
import { judged, run } from './program.ts';

/** Links in place of files and folders. */
const LINKS: readonly string[] = [
  'config/hikecare/settings.json',
  'config/hikecare',
  'data/hikecare',
  'data/hikecare/journal',
  'data/hikecare/journal/MONTH',
  'state/hikecare/packs',
  'state/hikecare/packs/PACK',
];
const LEADS = ['a victim', 'nowhere', 'itself', '/dev/zero', 'a folder'];

/** Links, pipes and devices in place of what is the hiker's own. */
export const LINKED: Fault = {
  name: 'links in place of settings, journal, month and running pack',
  allowed: 'settings are followed, the rest is refused in a sentence; what a link leads to stays as it is',
  play: async (play) => {
    // A pack that is on, and the session of a check that was kept, would go on for minutes.
    const lines = SHOWING.filter(
      (args) =>
        /^(check --answers \/.*json|settings|journal|timer|stretch)/.test(args.join(' ')) &&
        !/attach|hip$/.test(args.join(' ')),
    );
    const cases = LINKS.flatMap((path) => LEADS.flatMap((lead) => lines.map((args) => ({ path, lead, args }))));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 20),
      ({ path, lead, args }) => `${path} leads to ${lead}: ${args.join(' ')}`,
      async ({ path, lead, args }, { home }) => {
        await furnish(home);
        const asked = join(home, path);
        const place = /MONTH|PACK/.test(path) ? join(dirname(asked), readdirSync(dirname(asked))[0] ?? '') : asked;
        const victim = join(home, 'victim');
        writeFileSync(victim, 'keep me\n', { mode: 0o644 });
        mkdirSync(join(home, 'folder'), { mode: 0o755 });
        rmSync(place, { recursive: true });
        symlinkSync(
          {
            'a victim': victim,
            nowhere: join(home, 'none'),
            itself: place,
            '/dev/zero': '/dev/zero',
            'a folder': join(home, 'folder'),
          }[lead] ?? '',
          place,
        );
        const ended = await run({ home, args });
        judged(ended, { args }, [0, 1, 2]);
        const isSettings = path.endsWith('settings.json');
        ensure(isSettings || readFileSync(victim, 'utf8') === 'keep me\n', 'what a link leads to stays as it is');
        ensure(isSettings || (statSync(victim).mode & 0o777) === 0o644, 'and as open as it was');
        ensure((statSync(join(home, 'folder')).mode & 0o777) === 0o755, 'a folder stays as open as it was');
        const same =
          lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(place) !== '' : true;
        ensure(same, 'a link stays a link');
        return `${path.replace(/.*\//, '')}: exit ${ended.exitCode}`;
      },
    );
  },
};

/** Under umask 000 and 777. */
export const MODES: Fault = {
  name: 'permissions of everything written, umask 000',
  allowed: 'files 600, folders 700',
  play: (play) =>
    play.each(
      writingCommands(),
      ({ name }) => name,
      async (command, { home }) => {
        await command.prepare(home);
        const before = new Set(allBelow(home));
        const ended = await run({ ...command.call, home, shell: 'umask 000 && exec "$@"' });
        judged(ended, command.call, [0, 143]);
        const open = allBelow(home)
          .filter((path) => !before.has(path) || statSync(path).isFile())
          .map((path) => [path, statSync(path)] as const)
          .filter(([, stats]) => (stats.mode & 0o777) !== (stats.isDirectory() ? 0o700 : 0o600))
          .map(([path, stats]) => `${path} ${(stats.mode & 0o777).toString(8)}`);
        ensure(open.length === 0, () => `files 600, folders 700: ${open}`);
        return '600 and 700';
      },
    ),
};

function allBelow(home: string): readonly string[] {
  return existsSync(home)
    ? readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name))
    : [];
}
