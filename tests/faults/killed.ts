// kill -9 at any moment of every command that writes: what was told is there, what is there is whole, and the next
// command works.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS } from '../e2e/screen.ts';
import { emptyFolder } from '../fuzz/scratch.ts';
import { ensure } from '../fuzz/target.ts';
import { FINE } from './command-lines.ts';
import type { Fault, Play } from './fault.ts';
import { homeAfter } from './prepared.ts';
import { ask, type Call, type Ended, run } from './program.ts';
import { filesOf, packs, records, settings } from './stored.ts';
import { inTerminal } from './terminal.ts';

/** A command that writes, and what may be there when it was killed. */
export interface Writing {
  readonly name: string;
  /** How the home is before. */
  readonly prepare: (home: string) => Promise<void>;
  readonly call: Omit<Call, 'home'>;
  /** Throws where something is lost or torn. `told`: the program said that it was done, or ended so. */
  readonly check: (home: string, ended: Ended) => Promise<string>;
}

const AGREED: readonly Call['args'][] = [['settings', 'set', 'journal', 'yes']];
const ON: readonly Call['args'][] = [['timer', 'ice', '20', '--area', 'knee-front', '--side', 'left', '--safe']];
const STRETCH = ['stretch', 'bottom-to-heels', '--safe'];

/** It ended well, and had nothing to tell of what could not be kept. */
const done = ({ exitCode, signal, stderr }: Ended) => signal === undefined && exitCode === 0 && stderr === '';

function alarming(): string {
  const file = join(emptyFolder('alarming'), 'answers.json');
  const answers = JSON.parse(readFileSync(FINE, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...answers, 'hip-signs': ['leg-swollen'] }));
  return file;
}

/** How a pack stands after something was done to it: it is on the skin or in the journal, whatever happened. */
async function packIsKept(home: string): Promise<{ readonly state: string; readonly minutes: number }> {
  const [running, kept] = [await packs(home), (await records(home)).filter(({ type }) => type === 'pack')];
  ensure(running.length + kept.length === 1, () => `the pack is there once: ${running.length} on, ${kept.length} kept`);
  return { state: running[0]?.state ?? 'off', minutes: running[0]?.minutes ?? 0 };
}

function changing(
  name: string,
  args: Call['args'],
  before: readonly Call['args'][],
  state: string,
  told: RegExp,
): Writing {
  return {
    name,
    prepare: (home) => homeAfter(home, name, [...ON, ...before]),
    call: { args },
    check: async (home, ended) => {
      const now = await packIsKept(home);
      const said = told.test(ended.stdout);
      ensure(!said || now.state === state, () => `it stands as it was told: ${now.state}`);
      await ask(home, ['timer', 'status']);
      return said ? 'told, and so it is' : now.state === state ? 'not told, done' : 'not told, not done';
    },
  };
}

/** All commands that write. */
export function writingCommands(): readonly Writing[] {
  const danger = alarming();
  return [
    {
      name: 'check that is kept',
      prepare: (home) => homeAfter(home, 'agreed', AGREED),
      call: { args: ['check', '--answers', FINE, '--json'] },
      check: async (home, ended) => {
        const found = await records(home);
        ensure(found.length <= 1, 'one record at the most');
        ensure(!done(ended) || found.length === 1, 'a check that ended well is in the journal');
        await ask(home, ['check', '--answers', FINE, '--json']);
        ensure((await records(home)).length === found.length + 1, 'the next check is kept as well');
        return done(ended) ? 'told, and kept' : `not told, ${found.length === 1 ? 'kept' : 'not kept'}`;
      },
    },
    {
      name: 'check that forbids exercise',
      prepare: async () => {},
      call: { args: ['check', '--answers', danger] },
      check: async (home, ended) => {
        const found = await records(home);
        ensure(!done(ended) || found.length === 1, 'that exercise is forbidden is kept');
        if (done(ended)) {
          const next = await run({ home, args: ['stretch', 'hip', '--list'] });
          ensure(next.exitCode !== 0 || !/Hold/.test(next.stdout), 'and holds for the stretches');
        }
        return done(ended) ? 'told, and kept' : `not told, ${found.length === 1 ? 'kept' : 'not kept'}`;
      },
    },
    {
      name: 'settings set',
      prepare: (home) => homeAfter(home, 'settings', [...AGREED, ['settings', 'set', 'country', 'DE']]),
      call: { args: ['settings', 'set', 'country', 'GB'] },
      check: async (home, ended) => {
        const now = await settings(home);
        const said = ended.stdout.includes('country is now GB.');
        ensure(now['journal'] === 'yes', 'another setting stays');
        ensure(now['country'] === 'GB' || (!said && now['country'] === 'DE'), () => `country is ${now['country']}`);
        await ask(home, ['settings', 'set', 'country', 'FR']);
        const strays = filesOf(home).filter((file) => file.startsWith('config/') && !file.endsWith('settings.json'));
        ensure(strays.length === 0, () => `nothing is left behind: ${strays}`);
        return said ? 'told, and so it is' : `not told, ${now['country'] === 'GB' ? 'done' : 'not done'}`;
      },
    },
    {
      name: 'settings set of the profile',
      prepare: (home) => homeAfter(home, 'profile', [...AGREED, ['settings', 'set', 'conditions', 'diabetes']]),
      call: { args: ['settings', 'set', 'age-band', '45-to-49'] },
      check: async (home, ended) => {
        const now = await settings(home);
        const said = ended.stdout.includes('age-band is now');
        ensure(String(now['conditions']) === 'diabetes', 'the rest of the profile stays');
        ensure(now['age-band'] === '45-to-49' || !said, 'the age band is as told');
        return said ? 'told, and so it is' : `not told, ${now['age-band'] === null ? 'not done' : 'done'}`;
      },
    },
    {
      name: 'settings reset --force',
      prepare: (home) => homeAfter(home, 'settings', [...AGREED, ['settings', 'set', 'country', 'DE']]),
      call: { args: ['settings', 'reset', '--force'] },
      check: async (home, ended) => {
        const now = await settings(home);
        const [left, said] = [
          Object.values(now).filter((value) => value !== null).length,
          ended.stdout.includes('reset'),
        ];
        ensure(left === 0 || (!said && left === 2), () => `all or nothing: ${left} left`);
        return said ? 'told, and so it is' : `not told, ${left === 0 ? 'done' : 'not done'}`;
      },
    },
    {
      name: 'timer ice',
      prepare: async () => {},
      call: {
        args: ['timer', 'ice', '5', '--area', 'ankle', '--side', 'left', '--safe', '--json'],
        signal: { after: 1500, signal: 'SIGTERM' },
      },
      check: async (home, ended) => {
        const running = await packs(home);
        const said = ended.stdout.includes('"event":"start"') && !ended.stderr.includes('in this window only');
        ensure(running.length === 1 || (!said && running.length === 0), 'a pack that was told to be on is known');
        if (running.length === 1) {
          await ask(home, ['timer', 'stop']);
          ensure((await records(home)).length === 1, 'and kept when it is off');
        }
        return said ? 'told, and on' : `not told, ${running.length === 1 ? 'on' : 'not on'}`;
      },
    },
    changing('timer pause', ['timer', 'pause'], [], 'paused', /paused/),
    changing('timer resume', ['timer', 'resume'], [['timer', 'pause']], 'running', /left/),
    changing('timer stop', ['timer', 'stop'], [], 'off', /is off/),
    {
      name: 'timer extend',
      prepare: (home) => homeAfter(home, 'extend', [['timer', 'ice', '5', '--area', 'thigh', '--safe']]),
      call: { args: ['timer', 'extend', '2m'] },
      check: async (home, ended) => {
        const { minutes } = await packIsKept(home);
        const said = /left/.test(ended.stdout);
        ensure(minutes === 7 || (!said && minutes === 5), () => `as told: ${minutes} minutes`);
        return said ? 'told, and so it is' : `not told, ${minutes === 7 ? 'done' : 'not done'}`;
      },
    },
    {
      name: 'end of a pack',
      prepare: async () => {},
      call: { args: ['timer', 'ice', '6', '--ago', '5:59', '--area', 'ankle', '--side', 'left', '--safe'] },
      check: async (home, ended) => {
        const [running, kept] = [await packs(home), await records(home)];
        ensure(running.length + kept.length <= 1, 'the pack is there once');
        ensure(!done(ended) || kept.length === 1, 'a pack that ended is in the journal');
        return done(ended) ? 'told, and kept' : `not told, ${running.length} on, ${kept.length} kept`;
      },
    },
    {
      name: 'journal wipe',
      prepare: (home) =>
        homeAfter(home, 'wipe', [...AGREED, ['check', '--answers', FINE], ['check', '--answers', FINE]]),
      call: { args: ['journal', 'wipe', '--force'] },
      check: async (home, ended) => {
        const found = await records(home);
        const said = ended.stdout.includes('Removed');
        ensure(found.length === 0 || (!said && found.length === 2), () => `all or nothing of a month: ${found.length}`);
        ensure((await settings(home))['journal'] === 'yes', 'settings stay');
        return said ? 'told, and gone' : `not told, ${found.length === 0 ? 'gone' : 'there'}`;
      },
    },
  ];
}

const ROUNDS = 1000;

/** kill -9 after a random time. */
export const KILLED: Fault = {
  name: 'kill -9 at random moments',
  allowed: 'what was told is there, what is there is whole, the next command works',
  play: async (play) => {
    const writing = writingCommands();
    const durations = await durationsOf(writing);
    const sessions = play.times(60, 2);
    const count = play.times(ROUNDS, 26) - sessions;
    const rounds = Array.from({ length: count }, (_, number) => writing[number % writing.length] as Writing);
    await play.each(
      rounds,
      ({ name }) => name,
      async (command, { home, chance }) => {
        await command.prepare(home);
        const longest = durations.get(command.name) ?? 100;
        // With others beside it, it takes longer than alone; half of the kills fall on what it does last.
        const part = chance.yes(50) ? chance.between(80, 200) : chance.between(0, 140);
        const after = (longest * part) / 100;
        const ended = await run({ ...command.call, home, signal: { after, signal: 'SIGKILL' } });
        return `${command.name}: ${await command.check(home, ended)}`;
      },
    );
    await sessionsKilled(play, sessions);
  },
};

/** How long each takes without a fault: the middle one of three. */
async function durationsOf(writing: readonly Writing[]): Promise<ReadonlyMap<string, number>> {
  const durations = new Map<string, number>();
  for (const command of writing) {
    const times: number[] = [];
    for (const round of [0, 1, 2]) {
      const home = emptyFolder(`duration-${round}`);
      await command.prepare(home);
      const { milliseconds } = await run({ ...command.call, home });
      // A pack would go on.
      times.push(command.name === 'timer ice' ? 250 : milliseconds);
    }
    durations.set(command.name, times.sort((a, b) => a - b)[1] ?? 100);
  }
  return durations;
}

/** Somebody leaves a session, and it is killed while it writes what was done. */
async function sessionsKilled(play: Play, count: number): Promise<void> {
  await play.each(
    Array.from({ length: count }, (_, number) => number),
    () => 'end of a session',
    async (_number, { home, chance }) => {
      const screen = inTerminal({ home, args: STRETCH });
      await screen.until('1 of 1');
      screen.press(KEYS.space);
      await screen.until('Get into position');
      screen.press('q');
      await new Promise((resolve) => setTimeout(resolve, chance.between(0, 30)));
      screen.kill('SIGKILL');
      const exitCode = await screen.exit();
      const told = screen.history().includes('Stopped with');
      const found = (await records(home)).filter(({ type }) => type === 'session');
      ensure(!told || found.length === 1, 'a session that was told to have ended is kept');
      ensure(exitCode !== 0 || told, 'whoever ends well has told it');
      await ask(home, [...STRETCH, '--list']);
      return `end of a session: ${told ? 'told, and kept' : `not told, ${found.length} kept`}`;
    },
  );
}
