// Clocks that are set, zones of time, the days on which clocks change, and leap days.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWallClock, type WallClock } from '../e2e/wall-clock.ts';
import { ensure } from '../fuzz/target.ts';
import { FINE } from './command-lines.ts';
import type { Fault } from './fault.ts';
import { leaveRunning } from './prepared.ts';
import { ask, judged, run } from './program.ts';
import { filesOf, records } from './stored.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'nowhere',
  ':',
  '',
];
const INSTANTS = [
  '2028-02-28T23:59:40Z',
  '2028-02-29T12:00:00Z',
  '2028-02-29T23:59:40Z',
  '2026-12-31T23:59:40Z',
  '2027-01-01T00:00:10Z',
  '2027-03-28T00:59:40Z',
  '2026-10-25T00:59:40Z',
  '2027-03-14T06:59:40Z',
  '2038-01-19T03:14:00Z',
  '2001-09-09T01:46:30Z',
];

/** What is kept and told at strange moments. */
export const CLOCKS: Fault = {
  name: 'zones, daylight saving, leap day, year end',
  allowed: 'records hold the instant and the local time; the next command reads them; the gap between packs is right',
  play: (play) => {
    const cases = ZONES.flatMap((zone) => INSTANTS.map((instant) => ({ zone, instant })));
    return play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 5),
      ({ zone, instant }) => `TZ=${zone} ${instant}`,
      async ({ zone, instant }, { home }) => {
        const clock = await openWallClock(home);
        const at = Date.parse(instant);
        const set = (later: number) => clock.set(Math.round((at - Date.now()) / 1000) + later);
        set(0);
        const env = { ...clock.env, TZ: zone };
        const call = (...args: readonly string[]) => ask(home, args, env);
        await call('settings', 'set', 'journal', 'yes');
        await call('settings', 'set', 'age-band', '45-to-49');
        await call('check', '--answers', FINE, '--json');
        await call('timer', 'ice', '6', '--ago', '5:59', '--area', 'ankle', '--side', 'left', '--safe', '--json');
        const kept = await records(home);
        ensure(kept.length === 2, () => `two records: ${kept.length}`);
        for (const record of kept) {
          const away = Math.abs(Date.parse(String(record['at'])) - at);
          ensure(away < 60_000, () => `the instant is right: ${record['at']}`);
          const month = String(record['at']).slice(0, 7);
          ensure(
            filesOf(home).includes(`data/hikecare/journal/${month}.jsonl`),
            () => `in the file of its month: ${month}`,
          );
        }
        const args = ['timer', 'ice', '5', '--area', 'ankle', '--side', 'left', '--safe'];
        const early = await run({ home, args, env });
        judged(early, { args });
        ensure(early.exitCode === 1 && /fine from .*\d\d:\d\d/.test(early.stderr), () => `too early: ${early.stderr}`);
        // It is said to be on since six minutes ago: the gap has to be over by then.
        set(2 * 3600 + 600);
        const later = await run({ home, args: [...args.slice(0, 2), '6', '--ago', '5:59', ...args.slice(3)], env });
        ensure(later.exitCode === 0, () => `fine after the gap: ${later.stderr}`);
        const saved = JSON.parse(readFileSync(join(home, 'config/hikecare/settings.json'), 'utf8')) as {
          profile: { savedOn: string };
        };
        ensure(/^\d{4}-\d\d-\d\d$/.test(saved.profile.savedOn), 'the day is a day');
        return `TZ=${zone}: kept and read`;
      },
    );
  },
};

/** A clock that is set while a pack is on. */
export const CLOCK_STEPS: Fault = {
  name: 'the wall clock is set while a pack is on',
  allowed: 'no time is given back, none is above the most; status, stop and journal work',
  play: (play) =>
    play.each(
      Array.from({ length: play.times(20, 2) }, (_, number) => number),
      (number) => `steps ${number}`,
      async (_number, { home, chance }) => {
        const clock: WallClock = await openWallClock(home);
        const env = { ...clock.env, TZ: chance.pick(ZONES) };
        await leaveRunning(home, ['timer', 'ice', '20', '--area', 'thigh', '--safe'], env);
        let least = 20 * 60;
        for (let step = 0; step < 6; step += 1) {
          clock.set(chance.pick([-86_400 * 400, -86_400, -3600, -60, 0, 60, 600, 900]));
          const { data } = JSON.parse(await ask(home, ['timer', 'status', '--json'], env)) as {
            data: { running: readonly { left: number; over: number }[] };
          };
          const [pack] = data.running;
          // The wall clock joins in only where the machine was started anew; a pack long past its end is history.
          if (pack === undefined) break;
          ensure(pack.left <= least + 1, () => `no time is given back: ${least}, then ${pack.left}`);
          least = Math.min(least, pack.left);
        }
        clock.set(0);
        const args = ['timer', 'stop'];
        const ended = await run({ home, args, env });
        judged(ended, { args }, [0, 1, 2]);
        ensure((await records(home)).length === 1, 'the pack is kept once');
        return 'no time given back';
      },
    ),
};
