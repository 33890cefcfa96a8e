// cspell:ignore setpriv reuid regid unshare tmpfs
// Disks that are full, files that may not grow, folders that may not be written, and homes that are not what one expects.

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder } from '../fuzz/scratch.ts';
import { ensure } from '../fuzz/target.ts';
import { EVERY_COMMAND, FINE } from './command-lines.ts';
import type { Fault, Play, Round } from './fault.ts';
import { writingCommands } from './killed.ts';
import { furnish } from './prepared.ts';
import { type Call, judged, openToAll, run } from './program.ts';
import { packs, records, settings } from './stored.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const wordsOf = (args: readonly string[]) => args.join(' ') || 'no words';

/** A disk of 64 KB that has so many bytes left, mounted for one process alone. */
export const FULL_DISK: Fault = {
  name: 'full disk',
  allowed: 'done, or one sentence; what was told is there; all works once there is room',
  play: async (play) => {
    const mounted = spawnSync('unshare', ['-m', 'bash', '-c', 'mount -t tmpfs -o size=64k none /mnt']).status === 0;
    if (!mounted) return play.notTried('a small disk needs root');
    const rooms = [0, 1, 2, 3, 4, 6];
    const cases = writingCommands().flatMap((command) => rooms.map((room) => ({ command, room })));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(({ room }) => room === 1),
      ({ command, room }) => `${command.name}, ${room} pages left`,
      async ({ command, room }, { home }) => {
        await command.prepare(home);
        const disk = emptyFolder(`${command.name.replaceAll(' ', '-')}-disk-${room}`);
        // Filled to so many pages of 4 KB; what is there afterwards is copied to a place with room.
        const shell = `trap : TERM; mount -t tmpfs -o size=64k none ${disk} && cp -a ${home}/. ${disk} || exit 99
          cat /dev/zero > ${disk}/filler 2>/dev/null
          truncate -s $(( $(stat -c %s ${disk}/filler) - ${room} * 4096 )) ${disk}/filler
          "$@"; code=$?; rm ${disk}/filler; rm -rf ${home}/* && cp -a ${disk}/. ${home}; exit $code`;
        const ended = await inNamespace({ ...command.call, home: disk, shell });
        const how = judged(ended, command.call, [0, 1, 143]);
        return `${how}, ${await command.check(home, ended)}`;
      },
    );
  },
};

/** Runs a shell that may mount for itself. */
function inNamespace(call: Call & { readonly shell: string }) {
  return run({
    ...call,
    cwd: '/',
    shell: `exec unshare -m bash -c '${call.shell.replaceAll("'", "'\\''")}' bash "$@"`,
  });
}

/** No file may grow past so many KB. */
export const FILE_LIMIT: Fault = {
  name: 'no file may grow (ulimit -f)',
  allowed: 'done, or one sentence; what was told is there',
  play: (play) =>
    play.each(
      writingCommands().flatMap((command) =>
        play.times(2, 1) === 2 ? [0, 1].map((limit) => ({ command, limit })) : [{ command, limit: 0 }],
      ),
      ({ command, limit }) => `${command.name}, ${limit} KB`,
      async ({ command, limit }, { home }) => {
        await command.prepare(home);
        const ended = await run({ ...command.call, home, shell: `ulimit -f ${limit} && exec "$@"` });
        const how = judged(ended, command.call, [0, 1, 143]);
        return `${how}, ${await command.check(home, ended)}`;
      },
    ),
};

/** A home that may only be read, or not even that, for a user who is not root. */
export const NOT_ALLOWED: Fault = {
  name: 'read-only home and files without permission, as nobody',
  allowed: 'the answer, or one sentence; nothing is changed',
  play: async (play) => {
    if (!isRoot) return play.notTried('another user needs root');
    if (spawnSync('setpriv', ['--version']).status !== 0) return play.notTried('no setpriv');
    const targets: readonly (readonly [string, number])[] = [
      ['.', 0o500],
      ['.', 0o000],
      ['config/hikecare', 0o500],
      ['config/hikecare', 0o000],
      ['config/hikecare/settings.json', 0o000],
      ['data/hikecare', 0o500],
      ['data/hikecare/journal', 0o500],
      ['data/hikecare/journal', 0o000],
      ['data/hikecare/journal/MONTH', 0o000],
      ['data/hikecare/journal/MONTH', 0o400],
      ['state/hikecare/packs', 0o500],
      ['state/hikecare/packs', 0o000],
      ['state/hikecare/packs/PACK', 0o000],
      ['state/hikecare/packs/PACK', 0o400],
    ];
    const lines = [
      ['check', '--answers', FINE],
      ['advice', 'hip'],
      ['settings'],
      ['settings', 'set', 'country', 'GB'],
      ['settings', 'reset', '--force'],
      ['journal', 'export'],
      ['journal', 'wipe', '--force'],
      ['timer', 'status'],
      ['timer', 'pause'],
      ['timer', 'stop'],
      ['timer', 'ice', '6', '--ago', '5:59', '--area', 'ankle', '--safe'],
      ['stretch', 'hip', '--list'],
    ];
    const cases = targets.flatMap(([path, mode]) => lines.map((args) => ({ path, mode, args })));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 14),
      ({ path, mode, args }) => `${path} ${mode.toString(8)}: ${wordsOf(args)}`,
      async ({ path, mode, args }, { home }) => {
        await furnish(home);
        const place = placed(home, path);
        for (const file of [
          home,
          ...readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name)),
        ])
          chownSync(file, NOBODY, NOBODY);
        openToAll(dirname(home));
        const before = isFile(place) ? statSync(place).size : 0;
        chmodSync(place, mode);
        const shell = `exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups "$@"`;
        const ended = await run({ home, args, shell, cwd: '/' });
        const how = judged(ended, { args }, [0, 1, 2]);
        if (isFile(place)) ensure(statSync(place).size >= before, 'what may not be written is not cut');
        if (existsSync(place)) chmodSync(place, 0o700);
        // All of it is readable again, and there.
        await settings(home);
        await records(home);
        await packs(home);
        return `${mode.toString(8)}: ${how}`;
      },
    );
  },
};

/** A path below the home, where MONTH and PACK stand for the only file there. */
function placed(home: string, path: string): string {
  const place = join(home, path);
  return /MONTH|PACK/.test(path) ? join(dirname(place), readdirSync(dirname(place))[0] ?? '') : place;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Names of homes as people have them, and worse. */
const NAMES: readonly string[] = [
  'home with spaces',
  'Füße und Äpfel',
  '徒步者的家',
  'hike🏔️r',
  'مسیر',
  'quote\'s "both" `ticks` $HOME \\ back',
  '-rf',
  'line\nbreak',
  'tab\tand\u001b[31mred',
  'turned\u202eround',
  'x'.repeat(200),
  'a/'.repeat(80).slice(0, -1),
];

/** Homes by strange names, homes that are missing or no folder, and XDG variables that name none. */
export const STRANGE_HOMES: Fault = {
  name: 'strange, missing and unset homes',
  allowed: 'works, or one sentence; nothing is written elsewhere; no control characters on a terminal',
  play: async (play) => {
    await namedHomes(play);
    const broken: readonly (readonly [string, (round: Round) => Call['env']])[] = [
      ['missing', ({ home }) => homeAlone(join(home, 'missing/deep'))],
      ['unset', () => ({ ...homeAlone(''), HOME: undefined })],
      ['empty', () => homeAlone('')],
      [
        'a file',
        ({ home }) => {
          writeFileSync(join(home, 'file'), 'x');
          return homeAlone(join(home, 'file'));
        },
      ],
      ['a device', () => homeAlone('/dev/null')],
      ['below /proc', () => homeAlone('/proc/none')],
      [
        'XDG relative',
        ({ home }) => ({ HOME: home, XDG_CONFIG_HOME: 'rel', XDG_DATA_HOME: './rel', XDG_STATE_HOME: '../rel' }),
      ],
      ['XDG empty', ({ home }) => ({ HOME: home, XDG_CONFIG_HOME: '', XDG_DATA_HOME: '', XDG_STATE_HOME: '' })],
      [
        'XDG too long',
        ({ home }) => ({
          HOME: home,
          XDG_CONFIG_HOME: `/${'x'.repeat(5000)}`,
          XDG_DATA_HOME: `/${'x'.repeat(300)}`,
          XDG_STATE_HOME: `/${'x/'.repeat(3000)}`,
        }),
      ],
    ];
    const cases = broken.flatMap(([name, env]) => EVERY_COMMAND.map((args) => ({ name, env, args })));
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 16),
      ({ name, args }) => `home ${name}: ${wordsOf(args)}`,
      async ({ name, env, args }, round) => {
        const here = join(round.home, 'here');
        mkdirSync(here);
        // As a user with a home in the list of users that is not to be touched.
        const unset = name === 'unset' || name === 'empty';
        const ended = await run({
          home: round.home,
          args,
          cwd: here,
          env: env(round) ?? {},
          ...(unset ? { shell: 'exec setpriv --reuid=54321 --regid=54321 --clear-groups "$@"' } : {}),
        });
        const how = judged(ended, { args }, [0, 1, 2]);
        ensure(readdirSync(here).length === 0, 'nothing is written where it is called from');
        return `home ${name}: ${how}`;
      },
    );
  },
};

const homeAlone = (home: string): Record<string, string | undefined> => ({
  HOME: home,
  XDG_CONFIG_HOME: undefined,
  XDG_DATA_HOME: undefined,
  XDG_STATE_HOME: undefined,
});

async function namedHomes(play: Play): Promise<void> {
  await play.each(
    NAMES.slice(0, play.times(NAMES.length, 4)),
    (name) => JSON.stringify(name.slice(0, 30)),
    async (name, round) => {
      const home = join(round.home, name);
      mkdirSync(home, { recursive: true });
      const env = homeAlone(home);
      const call = async (...args: readonly string[]) => {
        const ended = await run({ home: round.home, args, env });
        // Where a path is asked for it is printed as it is: a program reads it.
        const isPath = args.includes('path') || args[0] === 'settings' || args.includes('--json');
        if (!isPath) judged(ended, { args });
        const said = ended.stderr.replace(/^hikecare: The timer no longer knows of your last packs.*\n/, '');
        ensure(ended.exitCode === 0 && said === '', () => `${args.join(' ')}: ${ended.exitCode} ${ended.stderr}`);
        return ended.stdout;
      };
      await call('settings', 'set', 'journal', 'yes');
      await call('check', '--answers', FINE);
      ensure((await call('settings', 'path')) === `${home}/.config/hikecare/settings.json\n`, 'the path is as it is');
      ensure((await call('journal', 'path')) === `${home}/.local/share/hikecare/journal\n`, 'the path is as it is');
      await call('timer', 'ice', '6', '--ago', '5:59', '--safe');
      const { data } = JSON.parse(await call('journal', 'export', '--json')) as {
        data: { records: unknown[]; folder: string };
      };
      ensure(data.records.length === 2 && data.folder.startsWith(home), () => `two records: ${data.records.length}`);
      await call('settings', 'list');
      await call('journal', 'wipe', '--force');
      return 'a home by a strange name works';
    },
  );
}

/** The folder that the program was called from is gone. */
export const GONE_FOLDER: Fault = {
  name: 'called from a folder that is gone',
  allowed: 'as ever',
  play: (play) =>
    play.each(EVERY_COMMAND.slice(0, play.times(EVERY_COMMAND.length, 6)), wordsOf, async (args, { home }) => {
      const shell = `mkdir gone && cd gone && rmdir ../gone && exec "$@"`;
      const ended = await run({ home, args, shell });
      return judged(ended, { args }, [0, 1, 2]);
    }),
};
