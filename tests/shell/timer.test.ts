import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { TimerOptions } from '../../src/shell/commands/timer.ts';
import { real, tiny } from '../fixtures/load.ts';
import { type FakeWorld, type FakeWorldOptions, fakeWorld } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';
import { HOUR, lines, MINUTE, running, SAFE, SECOND, shown, start, tinyWorld } from './timer-world.ts';

const NOTHING_HOLDS: Readonly<Record<string, AnswerValue>> = { 'right-now': ['none'], conditions: ['none'], age: 40 };

describe('the minutes', () => {
  test('are those of the area when nobody says', async () => {
    const { world } = await running(tinyWorld(), { pack: 'ice', area: 'feathered', ...SAFE });
    expect(world.out()).toContain('Cold pack (feathered parts): 15 minutes, until 09:15.');
  });

  test('are those of the most careful area of a region', async () => {
    const areas = tiny.regions.map((region) => region.id).join(',');
    const { world } = await running(tinyWorld(), { pack: 'cold', area: areas, ...SAFE });
    expect(world.out()).toContain('10 minutes, until 09:10.');
  });

  test('are told as they were understood', async () => {
    const { world } = await running(tinyWorld(), { pack: 'heat', minutes: '90s', ...SAFE });
    expect(world.out()).toContain('Heat pack: 1 minute 30 seconds, until 09:01.');
  });

  test.each([
    ['ice', '20:01', 'never stays on for more than 20 minutes'],
    ['cold', '25', 'never stays on for more than 20 minutes'],
    ['heat', '11', 'never stays on for more than 10 minutes'],
    ['heat', '1h', 'never stays on for more than 10 minutes'],
  ])('above the cap (%s %s) are refused, with the cap and its source, safe or not', async (pack, minutes, reason) => {
    for (const more of [{}, SAFE, { json: true, ...SAFE }]) {
      const failure = await start(tinyWorld({ terminal: true }), { pack, minutes, ...more }).catch((error) => error);
      expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining(reason) });
      expect(failure.hint).toContain('The Aviary: Wings');
    }
  });

  test('above the most of an area are refused, with its name and source', async () => {
    await expect(start(tinyWorld(), { pack: 'ice', minutes: '13', area: 'bare', ...SAFE })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('bare parts'),
      hint: expect.stringContaining('hikecare timer ice 12 --area bare'),
    });
  });

  test('above the most for a person are refused, remembered or answered', async () => {
    const young = { kind: 'usage', message: expect.stringContaining('Under 16: 5 minutes.') };
    const remembered = tinyWorld({ profile: { savedOn: '2026-11-23', ageBand: 'under-16' } });
    await expect(start(remembered, { pack: 'ice', minutes: '6', ...SAFE })).rejects.toMatchObject(young);
    const answered = tinyWorld({ terminal: true, answers: { ...NOTHING_HOLDS, age: 12 } });
    await expect(start(answered, { pack: 'ice', minutes: '6' })).rejects.toMatchObject(young);
  });

  test('are cut to the most for a person when nobody says them', async () => {
    const world = tinyWorld({ profile: { savedOn: '2026-11-23', ageBand: 'under-16' } });
    await running(world, { pack: 'ice', ...SAFE });
    expect(world.out()).toContain('Cold pack: 5 minutes, until 09:05. Under 16: 5 minutes.');
  });

  test.each(['0', '-5', 'abc', '', '1:99', '\u001b[2J'])('"%s" are refused in one sentence', async (minutes) => {
    const failure = await start(tinyWorld(), { pack: 'ice', minutes, ...SAFE }).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'usage', hint: undefined });
    expect(failure.message).toMatch(/^Minutes: "[\x20-\x7e]*" is .*\.$/);
  });

  test('no minutes, area, person or flag of the real data give more than 20 of cold or 10 of heat', async () => {
    const bands = real.aboutYou.ageBands.map((band) => band.id);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('ice', 'cold', 'heat'),
        fc.option(fc.integer({ min: 1, max: 3600 }), { nil: undefined }),
        fc.option(fc.constantFrom(...real.coldAndHeat.areas.map((area) => area.id)), { nil: undefined }),
        fc.option(fc.integer({ min: 1, max: 3600 }), { nil: undefined }),
        fc.option(fc.constantFrom(...bands), { nil: undefined }),
        async (pack, seconds, area, ago, ageBand) => {
          const world = fakeWorld(ageBand === undefined ? {} : { profile: { savedOn: '2026-11-23', ageBand } });
          const options: TimerOptions = {
            pack,
            ...SAFE,
            json: true,
            ...(seconds === undefined ? {} : { minutes: `${seconds}s` }),
            ...(area === undefined ? {} : { area }),
            ...(ago === undefined ? {} : { ago: `${ago}s` }),
          };
          const exit = start(world, options).catch(() => 2);
          await Promise.race([world.time.untilArmed(), exit]);
          world.time.pass(HOUR);
          await exit;
          const cap = pack === 'heat' ? 600 : 1200;
          for (const event of lines(world.out()).map((line) => JSON.parse(line))) {
            expect(event.left + (ago ?? 0)).toBeLessThanOrEqual(Math.max(cap, ago ?? 0));
            if (event.event !== 'end' || event.over === 0) expect(event.elapsed).toBeLessThanOrEqual(cap);
          }
          if (seconds !== undefined && seconds > cap) expect(await exit).toBe(2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the place', () => {
  test('that nobody knows is refused with the list', async () => {
    await expect(start(tinyWorld(), { pack: 'ice', area: 'nose\u001b[31m', ...SAFE })).rejects.toMatchObject({
      kind: 'usage',
      message: '--area: "nose[31m" is no area.',
      hint: expect.stringContaining('feathered, bare, elsewhere'),
    });
  });

  test('may be said in a word', async () => {
    const { world } = await running(tinyWorld(), { pack: 'ice', area: 'Other', ...SAFE });
    expect(world.out()).toContain('(somewhere else)');
  });
});

describe('reasons against a pack', () => {
  test('that are remembered refuse it, asked or not, safe or not', async () => {
    for (const more of [{}, SAFE]) {
      const world = tinyWorld({
        terminal: true,
        profile: { savedOn: '2026-11-23', conditions: ['thin-feathers'] },
        answers: NOTHING_HOLDS,
      });
      await expect(start(world, { pack: 'ice', ...more })).rejects.toMatchObject({
        kind: 'failed',
        message: 'No cold pack now.',
        hint: '- Thin feathers let cold through.',
      });
      expect(world.asked).toEqual([]);
      expect(world.time.armed()).toBe(0);
    }
  });

  test.each(['broken-skin', 'not-sure:broken-skin'])(
    'that are answered (%s) refuse it, and no timer starts',
    async (said) => {
      const world = tinyWorld({ terminal: true, answers: { ...NOTHING_HOLDS, 'right-now': [said] } });
      await expect(start(world, { pack: 'ice' })).rejects.toMatchObject({
        kind: 'failed',
        hint: '- Not on broken skin.',
      });
      expect(world.asked).toEqual(['right-now']);
      expect(world.time.armed()).toBe(0);
      expect(world.rawMode()).toBe(false);
    },
  );

  test('that is answered for a pack that is on already says to take it off', async () => {
    const world = tinyWorld({ terminal: true, answers: { 'right-now': ['broken-skin'] } });
    await expect(start(world, { pack: 'ice', ago: '1m' })).rejects.toMatchObject({
      message: 'No cold pack now: take it off.',
    });
  });

  test('are told to a script as an event, too', async () => {
    const world = tinyWorld({ profile: { savedOn: '2026-11-23', conditions: ['thin-feathers'] } });
    await expect(start(world, { pack: 'ice', json: true, ...SAFE })).rejects.toMatchObject({ kind: 'failed' });
    const event = JSON.parse(world.out());
    expect(outputSchema('timer')(event)).toEqual([]);
    expect(event).toMatchObject({ event: 'refused', reasons: [{ id: 'cold-thin-feathers' }] });
  });

  test('are asked for before the start, and nothing else', async () => {
    const world = tinyWorld({ terminal: true, answers: NOTHING_HOLDS });
    await running(world, { pack: 'ice' });
    expect(world.asked).toEqual(['right-now', 'age', 'conditions']);
    expect(world.err()).toContain('Cold pack: 9 minutes');
  });

  test('are not asked for where they are remembered or where a check has just asked', async () => {
    const remembered = tinyWorld({
      terminal: true,
      answers: NOTHING_HOLDS,
      profile: { savedOn: '2026-11-23', ageBand: '16-to-64', conditions: [] },
    });
    await running(remembered, { pack: 'ice' });
    const checked = tinyWorld({ terminal: true, answers: NOTHING_HOLDS });
    const answers = new Map<string, AnswerValue>([
      ['age', 40],
      ['conditions', ['none']],
    ]);
    await running(checked, { pack: 'ice', answers });
    expect([remembered.asked, checked.asked]).toEqual([['right-now'], ['right-now']]);
  });

  test('can be answered again after a step back', async () => {
    const world = tinyWorld({
      terminal: true,
      answers: {
        'right-now': [{ kind: 'answer', value: ['none'] }],
        age: [{ kind: 'back' }, { kind: 'answer', value: 40 }],
        conditions: ['none'],
      },
    });
    await running(world, { pack: 'ice' });
    expect(world.asked).toEqual(['right-now', 'age', 'right-now', 'age', 'conditions']);
  });

  test.each([
    ['no terminal', {}, {}],
    ['--no-input', { terminal: true }, { input: false }],
    ['CI', { terminal: true, env: { CI: 'true' } }, {}],
  ])('where nobody can be asked (%s) are vouched for by --safe, or it is refused', async (_why, options, flags) => {
    const failure = await start(tinyWorld(options), { pack: 'ice' }, flags).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining('--safe') });
    expect(lines(failure.hint)).toEqual([
      '- Thin feathers let cold through.',
      '- Not on broken skin.',
      '- Under 16: 5 minutes.',
    ]);
    const { world } = await running(tinyWorld(options), { pack: 'ice', ...SAFE }, flags);
    expect(world.time.waiting()).toBe(1);
  });
});

describe('somebody who must not have the pack', () => {
  const barred: FakeWorldOptions = { profile: { savedOn: '2026-11-23', conditions: ['diabetes'] } };

  test.each([
    ['too many minutes', { minutes: '25' }],
    ['too many minutes for the place', { minutes: '20', area: 'bunion' }],
    ['a pack that should be off by now', { ago: '30' }],
    ['a pack that is on for too long', { minutes: '40', ago: '30' }],
  ])('is told no minutes and no time for the next one, with %s', async (_what, more) => {
    for (const safe of [{}, SAFE]) {
      const world = fakeWorld({ ...barred, terminal: true });
      const failure = await start(world, { pack: 'ice', ...more, ...safe }).catch((error) => error);
      expect(failure).toMatchObject({ kind: 'failed', message: expect.stringContaining('No cold pack now') });
      expect(`${failure.hint}${world.out()}${world.err()}`).not.toMatch(/would run|not before|\d:\d\d/);
      expect(world.asked).toEqual([]);
    }
  });

  test('is told so by an answer before any limit of minutes', async () => {
    const answers = { ...NOTHING_HOLDS, 'right-now': ['broken-skin'], age: 12 };
    const failure = await start(tinyWorld({ terminal: true, answers }), { pack: 'ice', minutes: '9' }).catch((e) => e);
    expect(failure).toMatchObject({ kind: 'failed', hint: '- Not on broken skin.' });
  });

  test('stays barred with --safe by what was remembered years ago', async () => {
    const world = fakeWorld({ profile: { savedOn: '2020-01-01', conditions: ['diabetes'] } });
    await expect(start(world, { pack: 'ice', ...SAFE })).rejects.toMatchObject({ kind: 'failed' });
  });
});

describe('a limit that rests on the spot', () => {
  const person = { savedOn: '2026-11-23', ageBand: real.aboutYou.ageBands.at(-2)?.id ?? '', conditions: [] };
  const fresh = { 'right-now': ['none'], conditions: ['none'], onset: 'fall-or-blow', days: 1 };
  const asked = async (area: string | undefined, answers: Readonly<Record<string, AnswerValue>>) => {
    const world = fakeWorld({ terminal: true, profile: person, answers });
    await running(world, { pack: 'ice', ...(area === undefined ? {} : { area }) });
    return world;
  };

  test.each(['shoulder-joint', 'shoulder-top', 'collar-bone'])('holds where the spot is named (%s)', async (area) => {
    const world = await asked(area, fresh);
    expect(world.asked).toEqual(expect.arrayContaining(['onset', 'days']));
    expect(world.err()).toContain('5 minutes, until 09:05.');
    const longer = fakeWorld({ terminal: true, profile: person, answers: fresh });
    await expect(start(longer, { pack: 'ice', minutes: '10', area })).rejects.toMatchObject({
      message: expect.stringContaining('On a freshly bruised shoulder'),
      hint: expect.stringContaining(`hikecare timer ice 5 --area ${area}`),
    });
  });

  test('is asked about no further once it cannot hold', async () => {
    expect((await asked('shoulder-joint', { ...fresh, onset: 'slowly' })).asked).not.toContain('days');
  });

  test.each([undefined, 'ankle', 'outer-ankle', 'hip'])('is not asked about elsewhere (%s)', async (area) => {
    const world = await asked(area, fresh);
    expect(world.asked).not.toContain('onset');
    expect(world.asked).not.toContain('days');
    expect(world.asked).not.toContain('spot');
  });

  test('is judged by the spot of the check, not by the area that it led to', async () => {
    const answers = new Map<string, AnswerValue>([
      ['region', ['neck-shoulder']],
      ['spot', ['neck-back']],
      ['onset', 'fall-or-blow'],
      ['days', 1],
    ]);
    const world = fakeWorld({ terminal: true, profile: person, answers: fresh });
    await running(world, { pack: 'ice', area: 'collar-bone', answers });
    expect(world.err()).not.toContain('5 minutes, until');
  });
});

test('of what was remembered a condition that nobody knows hides no other one', async () => {
  const profile = { conditions: ['thin-feathers', 'from-the-future'], savedOn: '2026-11-01' };
  await expect(start(tinyWorld({ profile }), { pack: 'ice', ...SAFE })).rejects.toMatchObject({
    message: 'No cold pack now.',
  });
});

test('more minutes than the cap are refused with the most here, and why', async () => {
  await expect(start(tinyWorld(), { pack: 'ice', minutes: '21', area: 'bare', ...SAFE })).rejects.toMatchObject({
    message: '21 minutes is refused: A cold pack here (bare parts) stays on for 12 minutes at the most.',
  });
});

describe('what the last check said', () => {
  const checked = (level: 'urgent' | 'self-care', answers: Readonly<Record<string, readonly string[]>> = {}) =>
    tinyWorld({
      records: [
        {
          v: 1,
          id: 'check-1',
          at: '2026-11-22T10:00:00+00:00',
          type: 'check',
          dataVersion: '1',
          level,
          noExercise: false,
          answers,
        },
      ],
    });

  test('forbids a pack as it forbids exercise, also with --safe', async () => {
    for (const pack of ['ice', 'heat']) {
      await expect(start(checked('urgent'), { pack, ...SAFE })).rejects.toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/^No pack now\. Your check of 22 Nov said: .+\.$/),
      });
    }
  });

  test('about the person bars what it bars, also with --safe', async () => {
    const world = checked('self-care', { conditions: ['thin-feathers'] });
    await expect(start(world, { pack: 'ice', ...SAFE })).rejects.toMatchObject({ message: 'No cold pack now.' });
    await running(checked('urgent'), { pack: 'ice', ...SAFE, answers: new Map() });
  });
});

describe('without a terminal', () => {
  test('there is a line at the start, each full minute, the skin check and the end', async () => {
    const { world, exit } = await running(tinyWorld(), { pack: 'heat', minutes: '6:30', ...SAFE });
    world.time.pass(HOUR);
    expect(await exit).toBe(0);
    expect(lines(world.out())).toEqual([
      'Heat pack: 6 minutes 30 seconds, until 09:06. Wrap the heat pack in a cloth.',
      'Heat pack: 6:00 left.',
      'Heat pack: 5:00 left.',
      'Heat pack: 4:00 left.',
      'Heat pack: 3:00 left.',
      'Heat pack: 2:00 left.',
      'Skin check: 5:00 on, 1:30 left. Lift the pack and look. Take the heat pack off if the skin changes.',
      'Heat pack: 1:00 left.',
      'Time is up: take the heat pack off now. Leave at least 4 hours before the next one: not before 13:06.',
    ]);
    expect(world.err()).toBe('');
    expect(world.leftBehind()).toBe(0);
  });

  test('Ctrl-C stops it with 130', async () => {
    const { world, exit } = await running(tinyWorld(), { pack: 'ice', ...SAFE });
    world.time.pass(70 * SECOND);
    expect(world.signal('SIGINT')).toBe(true);
    expect(await exit).toBe(130);
    expect(lines(world.out()).at(-1)).toBe(
      'Stopped: take the cold pack off. 1:10 of 20:00 used: 18:50 may still follow now, then leave 2 hours.',
    );
    expect([world.leftBehind(), world.time.waiting()]).toEqual([0, 0]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    '%s ends the program with %d and leaves the pack running, because it is still on the skin',
    async (signal, code) => {
      const { world, exit } = await running(tinyWorld(), { pack: 'ice', ...SAFE });
      world.time.pass(70 * SECOND);
      expect(world.signal(signal)).toBe(true);
      expect(await exit).toBe(code);
      expect(lines(world.out()).at(-1)).toBe(
        'The cold pack is still on: 7:50 left. Nothing rings at its end. To see it again: hikecare timer attach',
      );
      expect([world.leftBehind(), world.time.waiting(), world.records]).toEqual([0, 0, []]);
    },
  );
});

describe('with --json', () => {
  test('there is one event a line, as the schema says, with elapsed and left in seconds', async () => {
    const { world, exit } = await running(tinyWorld({ terminal: true }), {
      pack: 'cold',
      minutes: '7:30',
      area: 'bare',
      json: true,
      ...SAFE,
    });
    world.time.pass(HOUR);
    expect(await exit).toBe(0);
    const events = lines(world.out()).map((line) => JSON.parse(line));
    for (const event of events) expect(outputSchema('timer')(event)).toEqual([]);
    expect(events.map(({ event, elapsed, left }) => [event, elapsed, left])).toEqual([
      ['start', 0, 450],
      ['minute', 30, 420],
      ['minute', 90, 360],
      ['minute', 150, 300],
      ['minute', 210, 240],
      ['half', 225, 225],
      ['minute', 270, 180],
      ['skin-check', 300, 150],
      ['minute', 330, 120],
      ['minute', 390, 60],
      ['last-ten-seconds', 440, 10],
      ['end', 450, 0],
    ]);
    expect(events[0]).toMatchObject({ pack: 'cold', areas: ['bare'], minutes: 7.5, gapHours: 2, timesPerDay: 2 });
    expect(world.err()).toBe('');
    expect(world.rawMode()).toBe(false);
  });

  test('a stop is an event', async () => {
    const { world, exit } = await running(tinyWorld(), { pack: 'cold', json: true, ...SAFE });
    world.time.pass(30 * SECOND);
    world.signal('SIGINT');
    await exit;
    const last = JSON.parse(lines(world.out()).at(-1) ?? '');
    expect(outputSchema('timer')(last)).toEqual([]);
    expect(last).toMatchObject({ event: 'stop', elapsed: 30, left: 510, over: 0 });
  });
});

describe('a pack that is on already', () => {
  test('ends that much earlier', async () => {
    const { world, exit } = await running(tinyWorld(), { pack: 'ice', minutes: '10', ago: '3m', ...SAFE });
    expect(world.out()).toContain('10 minutes, on for 3 minutes already, 7:00 left, until 09:07.');
    world.time.pass(7 * MINUTE - 1);
    expect(world.out()).not.toContain('Time is up');
    world.time.pass(1);
    expect(await exit).toBe(0);
  });

  test('is told to come off when it should be off by now, by how much, and nothing is asked', async () => {
    for (const ago of ['10', '12m30s']) {
      const world = tinyWorld({ terminal: true });
      expect(await start(world, { pack: 'ice', minutes: '10', ago })).toBe(0);
      expect(world.err()).toMatch(ago === '10' ? /Time is up: take the cold pack off now/ : /it is 2:30 over/);
      expect([world.asked, world.time.armed()]).toEqual([[], 0]);
    }
  });

  test('stays on while questions are asked', async () => {
    const world: FakeWorld = tinyWorld({
      terminal: true,
      answers: ({ id }) => {
        world.time.pass(MINUTE);
        return { kind: 'answer', value: NOTHING_HOLDS[id] ?? 'none' };
      },
    });
    await running(world, { pack: 'ice', minutes: '9', ago: '3m' });
    expect(world.err()).toContain('on for 6 minutes already, 3:00 left');
  });

  test('above the cap is refused, and told to come off', async () => {
    await expect(start(tinyWorld(), { pack: 'ice', minutes: '40', ago: '30', ...SAFE })).rejects.toMatchObject({
      kind: 'usage',
      hint: expect.stringContaining('Take the cold pack off now: it has been on for 30:00.'),
    });
  });

  test('since no time or less is refused', async () => {
    for (const ago of ['0', '-3m', 'yesterday']) {
      await expect(start(tinyWorld(), { pack: 'ice', ago, ...SAFE })).rejects.toMatchObject({ kind: 'usage' });
    }
  });
});

describe('time', () => {
  const pack = { pack: 'cold', minutes: '15', ...SAFE } as const;

  test('that the machine slept counts: the pack was on the skin', async () => {
    const { world, exit } = await running(tinyWorld(), pack);
    world.time.pass(MINUTE);
    world.time.sleep(6 * MINUTE);
    world.time.pass(5 * SECOND);
    expect(lines(world.out()).slice(-2)).toEqual([
      'Skin check: 7:05 on, 7:55 left. Lift the pack and look. Take the cold pack off if the skin changes.',
      'Cold pack: 7:55 left.',
    ]);
    world.time.pass(8 * MINUTE);
    expect(await exit).toBe(0);
  });

  test('slept past the end is told as over, soon after waking up', async () => {
    for (const terminal of [true, false]) {
      const { world, exit } = await running(tinyWorld({ terminal }), pack);
      world.time.sleep(20 * MINUTE);
      world.time.pass(5 * SECOND);
      world.press('x');
      expect(await exit).toBe(0);
      expect((await shown(terminal ? world.err() : world.out())).join(' ')).toMatch(
        /Take the cold pack off now: it is 5:0[0-5] over, on for 20:0[0-5]\./,
      );
    }
  });

  test('in which the process was stopped counts', async () => {
    const { world, exit } = await running(tinyWorld(), pack);
    world.time.stop(16 * MINUTE);
    expect(await exit).toBe(0);
    expect(lines(world.out()).at(-1)).toContain('it is 1:00 over, on for 16:00.');
  });

  test.each([-HOUR, HOUR, 400 * 24 * HOUR])('does not follow a wall clock that is set by %d ms', async (by) => {
    const { world, exit } = await running(tinyWorld(), pack);
    world.time.pass(7 * MINUTE);
    world.time.setWallClock(by);
    world.time.pass(8 * MINUTE - 1);
    expect(world.out()).not.toContain('Time is up');
    world.time.pass(1);
    expect(await exit).toBe(0);
    expect(world.out()).toContain('Time is up');
  });

  test('is never waited for in steps: one timeout at a time, aimed at the next change', async () => {
    const { world, exit } = await running(tinyWorld({ terminal: true }), pack);
    world.time.pass(MINUTE);
    expect(world.time.waiting()).toBe(1);
    expect(world.time.armed()).toBeLessThanOrEqual(62);
    world.press('q');
    await exit;
  });
});

test('a settings file that was damaged is reported', async () => {
  const { world } = await running(tinyWorld({ damaged: 'The settings were damaged.' }), { pack: 'ice', ...SAFE });
  expect(world.err()).toBe('hikecare: The settings were damaged.\n');
});

test('a pack of another name is refused', async () => {
  await expect(start(tinyWorld(), { pack: 'mud', ...SAFE })).rejects.toMatchObject({ kind: 'usage' });
});
