import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import { type PackRecord, toInstant } from '../../src/core/journal-records.ts';
import { type FakeWorld, type FakeWorldOptions, scratchFolder } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';
import { HOUR, lines, MINUTE, running, SAFE, SECOND, shown, start, tinyWorld } from './timer-world.ts';

/** 09:00, when every fake world begins. */
const NINE = new Date(2026, 10, 23, 9).getTime();

let ids = 0;

/** A pack that ended so many minutes before nine and was on for so long. */
function done(before: number, minutes: number, fields: Partial<PackRecord> = {}): PackRecord {
  ids += 1;
  const at = NINE - before * MINUTE;
  return {
    v: 1,
    id: `past-${ids}`,
    at: toInstant(at, 0),
    type: 'pack',
    pack: 'cold',
    areas: ['feathered'],
    startedAt: toInstant(at - minutes * MINUTE, 0),
    seconds: minutes * 60,
    end: 'finished',
    ...fields,
  };
}

const ice = { pack: 'ice', area: 'feathered', ...SAFE } as const;
const having = (records: readonly PackRecord[], more: FakeWorldOptions = {}) => tinyWorld({ records, ...more });

describe('a second pack too early', () => {
  test('is refused with the time when it is fine, the source, and how to wait for it', async () => {
    const failure = await start(having([done(30, 15)]), ice).catch((error) => error);
    expect(failure).toMatchObject({
      kind: 'failed',
      message: 'The last cold pack here ended at 08:30. The next one is fine from 10:30.',
    });
    expect(lines(failure.hint)).toEqual([
      expect.stringContaining('Source: The Aviary'),
      'To wait for it: hikecare timer ice --area feathered --wait',
    ]);
  });

  test('is refused with the day, where that is not today', async () => {
    const six = [1, 4, 7, 10, 13, 16].map((hours) => done(hours * 60 + 120, 15));
    await expect(start(having(six), ice)).rejects.toMatchObject({
      message: 'There were as many cold packs here in the last 24 hours as are fine. The next one is fine from 14:45.',
    });
    const night = having([done(-14 * 60, 15)]);
    await expect(start(night, ice)).rejects.toMatchObject({
      message: expect.stringContaining('fine from tomorrow 01:00'),
    });
  });

  test('is told to a script as an event with the time', async () => {
    const world = having([done(30, 15)]);
    await expect(start(world, { ...ice, json: true })).rejects.toMatchObject({ kind: 'failed' });
    const event = JSON.parse(world.out());
    expect(outputSchema('timer')(event)).toEqual([]);
    expect(event).toMatchObject({
      event: 'refused',
      reasons: [{ id: 'too-early-gap' }],
      from: new Date(NINE + 90 * MINUTE).toISOString(),
    });
  });

  test('that is on already is told to come off', async () => {
    await expect(start(having([done(30, 15)]), { ...ice, ago: '3m' })).rejects.toMatchObject({
      message: expect.stringMatching(/^Take the cold pack off\. /),
    });
  });

  test('is fine at another place, and names both where one was not said', async () => {
    await running(having([done(30, 15)]), { pack: 'ice', area: 'bare', ...SAFE });
    const failure = await start(having([done(30, 15)]), { pack: 'ice', ...SAFE }).catch((error) => error);
    expect(failure.hint).toContain('Where this one lies was not said');
    const other = await start(having([done(30, 15, { areas: [] })]), ice).catch((error) => error);
    expect(other.hint).toContain('Where that one lies was not said');
  });

  test.each([{}, { wait: true }])('is asked nothing (%o)', async (more) => {
    const world = having([done(30, 15)], { terminal: true });
    const exit = start(world, { pack: 'ice', area: 'feathered', ...more }).catch((error) => error);
    await Promise.race([exit, world.time.untilArmed()]);
    expect(world.asked).toEqual([]);
  });

  test('after the other kind waits for the skin', async () => {
    await expect(start(having([done(30, 15)]), { ...ice, pack: 'heat' })).rejects.toMatchObject({
      message: 'A cold pack was on there until 08:30. A heat pack is fine from 10:30.',
    });
  });
});

describe('a pack that was stopped', () => {
  const five = [done(10, 5, { end: 'stopped' })];

  test('leaves the minutes that it did not use', async () => {
    const rest = await running(having([done(10, 8, { end: 'stopped', areas: ['bare'] })]), { ...ice, area: 'bare' });
    expect(rest.world.out()).toContain('4 minutes, until 09:04.');
  });

  test('leaves no more than that, whatever is wanted', async () => {
    await expect(start(having(five), { ...ice, minutes: '16' })).rejects.toMatchObject({
      kind: 'usage',
      message: '16 minutes is refused: the last cold pack here was on for 5:00 and counts, so 15:00 is left.',
      hint: expect.stringContaining('This would run: hikecare timer ice 15 --area feathered'),
    });
  });

  test('counts with what it lasted, in this program as well', async () => {
    const { world, exit } = await running(tinyWorld(), ice);
    world.time.pass(6 * MINUTE);
    world.signal('SIGINT');
    await exit;
    await running(world, ice);
    expect(lines(world.out()).at(-2)).toContain(
      '14 minutes, until 09:20. The last cold pack here came off after 6:00, which counts: 14:00 may follow.',
    );
    // The skin has had six minutes by then.
    expect(lines(world.out()).at(-1)).toContain('Skin check');
  });

  test('with nothing left waits for the gap', async () => {
    await expect(start(having([done(10, 19.5, { end: 'stopped' })]), ice)).rejects.toMatchObject({
      message: 'The cold pack here has had its minutes: it came off at 08:50. The next one is fine from 10:50.',
    });
  });
});

describe('--wait', () => {
  test('counts down until it is fine, and starts with a key', async () => {
    const world = having([done(30, 15)], { terminal: true });
    const { exit } = await running(world, { ...ice, minutes: '4', wait: true });
    world.time.pass(SECOND);
    expect(await shown(world.err())).toEqual([
      'The last cold pack here ended at 08:30. The next one is fine from 10:30.',
      'Next pack from 10:30: 1:29:59 to go',
      'q stop waiting',
    ]);
    world.time.pass(30 * MINUTE);
    world.time.sleep(HOUR);
    world.time.pass(SECOND);
    expect((await shown(world.err())).at(-1)).toBe('Cold pack: put it on, in its cloth, then press a key. q stops.');
    world.time.pass(3 * MINUTE);
    world.press('\r');
    await world.time.untilArmed();
    expect((await shown(world.err())).join('\n')).toContain('Cold pack (feathered parts): 4 minutes, until 10:37.');
    world.press('q');
    expect(await exit).toBe(0);
  });

  test('asks about this moment when the moment has come', async () => {
    const answers: Readonly<Record<string, AnswerValue>> = {
      'right-now': ['broken-skin'],
      conditions: ['none'],
      age: 40,
    };
    const world = having([done(119, 15)], { terminal: true, answers });
    const exit = start(world, { pack: 'ice', area: 'feathered', wait: true }).catch((error) => error);
    await world.time.untilArmed();
    world.time.pass(MINUTE);
    world.press('x');
    expect(await exit).toMatchObject({ kind: 'failed', hint: '- Not on broken skin.' });
    expect(world.asked).toEqual(['right-now']);
  });

  test.each([
    ['q', 0],
    ['\u0003', 130],
  ])('is left with %j, and nothing starts', async (key, code) => {
    const world = having([done(30, 15)], { terminal: true });
    const { exit } = await running(world, { ...ice, wait: true });
    world.press(key);
    expect(await exit).toBe(code);
    expect([world.leftBehind(), world.time.waiting(), world.rawMode()]).toEqual([0, 0, false]);
  });

  test('starts at that time where there is no terminal', async () => {
    const { world } = await running(having([done(30, 15)]), { ...ice, wait: true });
    world.time.pass(90 * MINUTE);
    await world.time.untilArmed();
    expect(lines(world.out())).toEqual([
      'The last cold pack here ended at 08:30. The next one is fine from 10:30.',
      'Cold pack (feathered parts): 15 minutes, until 10:45. Wrap the cold pack in a cloth.',
    ]);
  });

  test('is not shortened by a wall clock that is set', async () => {
    const { world } = await running(having([done(30, 15)]), { ...ice, wait: true });
    world.time.pass(MINUTE);
    world.time.setWallClock(3 * HOUR);
    world.time.pass(80 * MINUTE);
    expect(lines(world.out()).length).toBe(1);
  });
});

describe('a pack that is on already and too early', () => {
  test.each([{ wait: true }, { wait: true, rounds: '2' }])('never waits (%o)', async (more) => {
    const world = having([done(30, 15)]);
    await expect(start(world, { ...ice, ago: '3m', ...more })).rejects.toMatchObject({
      message: expect.stringMatching(/^Take the cold pack off\. /),
    });
  });

  test('counts in the dose, and only in the first round', async () => {
    const world = tinyWorld();
    const { exit } = await running(world, { ...ice, minutes: '10', ago: '3m', rounds: '2' });
    world.time.pass(7 * MINUTE);
    expect(world.records).toMatchObject([{ seconds: 600, end: 'finished' }]);
    await world.time.untilArmed();
    world.time.pass(2 * HOUR + SECOND);
    await world.time.untilArmed();
    world.time.pass(10 * MINUTE);
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([{ seconds: 600 }, { seconds: 600 }]);
  });
});

describe('a journal that was not read whole', () => {
  test.each([
    ['file', 23 * HOUR, '10:00'],
    ['lines', HOUR, '10:00'],
  ] as const)('keeps a pack from starting as long as it may hide one (%s)', async (what, ago, from) => {
    const part = (latest: number) => having([], { journalUnread: [{ path: '/j/2026-11.jsonl', what, latest }] });
    await expect(start(part(NINE - ago), ice)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(`A cold pack is fine from ${from}.`),
    });
    await running(part(NINE - 24 * HOUR), ice);
  });
});

test('a wait whose program was stopped and continued looks at the clock at once', async () => {
  const world = having([done(30, 15)]);
  const exit = start(world, { ...ice, wait: true, minutes: '4' });
  await world.time.untilArmed();
  world.time.sleep(91 * MINUTE);
  expect(world.out()).not.toContain('4 minutes');
  const armed = world.time.armed();
  world.signal('SIGCONT');
  for (let turn = 0; turn < 1000 && world.time.armed() === armed; turn += 1) await new Promise(setImmediate);
  expect(world.out()).toContain('Cold pack (feathered parts): 4 minutes');
  world.time.pass(4 * MINUTE);
  expect(await exit).toBe(0);
});

describe('--rounds', () => {
  test('runs so many packs, with the gaps between them waited out', async () => {
    const { world, exit } = await running(tinyWorld(), { ...ice, minutes: '4', rounds: '3' });
    for (let turn = 0; turn < 5; turn += 1) {
      world.time.pass(turn % 2 === 0 ? 4 * MINUTE : 2 * HOUR);
      await Promise.race([exit, world.time.untilArmed()]);
    }
    expect(await exit).toBe(0);
    const seen = lines(world.out()).filter((line) => /until|ended|Time/.test(line));
    expect(seen.map((line) => line.slice(0, 45))).toEqual([
      'Cold pack (feathered parts): 4 minutes, until',
      'Time is up: take the cold pack off now. Leave',
      'The last cold pack here ended at 09:04. The n',
      'Cold pack (feathered parts): 4 minutes, until',
      'Time is up: take the cold pack off now. Leave',
      'The last cold pack here ended at 11:08. The n',
      'Cold pack (feathered parts): 4 minutes, until',
      'Time is up: take the cold pack off now. Leave',
    ]);
    expect(world.records.map((record) => record.type === 'pack' && record.seconds)).toEqual([240, 240, 240]);
  });

  test('asks with a signal to put the next one on, and about this moment again', async () => {
    const answers: Readonly<Record<string, AnswerValue>> = { 'right-now': ['none'], conditions: ['none'], age: 40 };
    const world = tinyWorld({ terminal: true, answers });
    const { exit } = await running(world, { pack: 'ice', area: 'feathered', minutes: '4', rounds: '2' });
    expect(world.asked).toEqual(['right-now', 'age', 'conditions']);
    world.time.pass(4 * MINUTE + SECOND);
    world.press(' ');
    await world.time.untilArmed();
    const before = world.err().length;
    world.time.pass(2 * HOUR);
    expect(world.err().slice(before)).toContain('\u0007');
    world.press(' ');
    await world.time.untilArmed();
    expect(world.asked).toEqual(['right-now', 'age', 'conditions', 'right-now']);
    world.time.pass(4 * MINUTE + SECOND);
    world.press(' ');
    expect(await exit).toBe(0);
    expect(world.records.length).toBe(2);
  });

  test('are over with a pack that is stopped', async () => {
    const { world, exit } = await running(tinyWorld({ terminal: true }), { ...ice, rounds: '3' });
    world.press('q');
    expect(await exit).toBe(0);
    expect(world.time.waiting()).toBe(0);
  });

  test('more than today allows are refused at once', async () => {
    await expect(start(tinyWorld(), { ...ice, rounds: '7' })).rejects.toMatchObject({
      kind: 'usage',
      message: '7 rounds are refused: in these 24 hours 6 more cold packs may go on here.',
    });
    await expect(start(having([done(180, 15), done(360, 15)]), { ...ice, rounds: '5' })).rejects.toMatchObject({
      message: expect.stringContaining('4 more cold packs'),
    });
    for (const rounds of ['0', '-1', 'many', '1.5']) {
      await expect(start(tinyWorld(), { ...ice, rounds })).rejects.toMatchObject({ kind: 'usage' });
    }
  });

  test('are told to a script as events', async () => {
    const { world } = await running(tinyWorld(), { ...ice, minutes: '4', rounds: '2', json: true });
    world.time.pass(4 * MINUTE);
    await world.time.untilArmed();
    const last = JSON.parse(lines(world.out()).at(-1) ?? '');
    expect(outputSchema('timer')(last)).toEqual([]);
    expect(last).toMatchObject({ event: 'wait', seconds: 7200, round: 2, rounds: 2 });
  });
});

describe('a disk that cannot be written', () => {
  test('keeps nobody from a timer: it says so, and runs in this window', async () => {
    const folder = `${scratchFolder()}/file`;
    const { writeFileSync } = await import('node:fs');
    writeFileSync(folder, '');
    const { world, exit } = await running(tinyWorld({ packFolder: `${folder}/packs` }), ice);
    expect(world.err()).toMatch(
      /^hikecare: The pack cannot be kept in .*: a file stands where a folder should be\. It runs in this window only\.\n$/,
    );
    world.time.pass(HOUR);
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([{ seconds: 900, end: 'finished' }]);
  });

  test('leaves the file of a pack that is over until it can be kept, and fails', async () => {
    const { Failure } = await import('../../src/shell/failure.ts');
    const packFolder = scratchFolder();
    const broken = tinyWorld({ packFolder, journalFails: new Failure('failed', 'The disk is full.') });
    const { exit } = await running(broken, ice);
    broken.time.pass(HOUR);
    expect(await exit).toBe(1);
    expect(broken.err()).toBe('hikecare: The disk is full.\n');
    const later: FakeWorld = tinyWorld({ packFolder, now: NINE + 3 * HOUR });
    await running(later, ice);
    expect(later.records).toMatchObject([{ seconds: 900, end: 'finished' }]);
  });
});

test('a journal that was damaged is reported', async () => {
  const { world } = await running(tinyWorld({ journalDamaged: ['A line was damaged.'] }), ice);
  expect(world.err()).toContain('hikecare: A line was damaged.\n');
});
