// cspell:ignore mkfifo
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalRecord } from '../../src/core/journal-records.ts';
import { type FakeWorld, type FakeWorldOptions, scratchFolder } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';
import {
  attached,
  change,
  HOUR,
  lines,
  MINUTE,
  running,
  SAFE,
  SECOND,
  shown,
  start,
  status,
  tinyWorld,
} from './timer-world.ts';

const ice = { pack: 'ice', minutes: '10', area: 'feathered', side: 'left', ...SAFE } as const;

/** Two programs on one machine: the same folder and the same clocks. */
function twoTerminals(options: FakeWorldOptions = {}): readonly [FakeWorld, FakeWorld] {
  const packFolder = scratchFolder();
  const sharedRecords: JournalRecord[] = [];
  const one = tinyWorld({ terminal: true, packFolder, sharedRecords, ids: 'one', ...options });
  const other = tinyWorld({ packFolder, sharedRecords, ids: 'other', ...options });
  return [one, { ...other, clock: one.clock, time: one.time }];
}

describe('status', () => {
  test('where no pack runs says so, and is empty with a format', async () => {
    expect(await status(tinyWorld())).toBe('No pack is running.\n');
    expect(await status(tinyWorld(), { format: '{left}' })).toBe('');
    const document = JSON.parse(await status(tinyWorld(), { json: true }));
    expect(document.data).toEqual({ running: [] });
    expect(outputSchema('timer-status')(document)).toEqual([]);
  });

  test('says what is left, that it is paused, and by how much it is over', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    one.time.pass(3 * MINUTE);
    expect(await status(other)).toBe('Cold pack (feathered parts, left): 7:00 left, until 09:10.\n');
    one.press(' ');
    expect(await status(other)).toBe(
      'Cold pack (feathered parts, left): paused with 7:00 left. It is off meanwhile.\n',
    );
    one.press(' ');
    one.time.pass(9 * MINUTE + 10 * SECOND);
    expect(await status(other)).toBe('Cold pack (feathered parts, left): take it off, 2:10 over.\n');
  });

  test('fills in a format, a line a pack', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    await running(other, { ...ice, area: 'bare', minutes: '4' });
    one.time.pass(MINUTE);
    const format = '{left} {kind} {area} {side} {until} {state} {over}|';
    expect(await status(other, { format })).toBe(
      '3:00 cold bare parts left 09:04 running |\n9:00 cold feathered parts left 09:10 running |\n',
    );
    expect(await status(other, { format: '{left}', area: 'feathered' })).toBe('9:00\n');
    expect(await status(other, { format: '{left}', area: 'Feathered parts' })).toBe('9:00\n');
    expect(await status(other, { format: '{left}', side: 'right' })).toBe('');
  });

  test.each(['{time}', '{__proto__}', '{}'])('names a field that there is not: %s', async (format) => {
    await expect(status(tinyWorld(), { format })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('{left} {kind} {area} {side} {until} {state} {over}'),
    });
  });

  test('is one document, as the schema says', async () => {
    const [one, other] = twoTerminals();
    await running(one, { ...ice, ago: '1m' });
    one.time.pass(2 * MINUTE);
    const document = JSON.parse(await status(other, { json: true }));
    expect(outputSchema('timer-status')(document)).toEqual([]);
    expect(document).toMatchObject({
      command: 'timer-status',
      data: {
        running: [
          {
            pack: 'cold',
            areas: ['feathered'],
            side: 'left',
            state: 'running',
            elapsed: 180,
            left: 420,
            over: 0,
            minutes: 10,
            mostMinutes: 20,
          },
        ],
      },
    });
  });
});

describe('from another terminal', () => {
  test.each([true, false])(
    'pause, resume and extend show in the first one within a second or five (terminal %s)',
    async (terminal) => {
      const [one, other] = twoTerminals({ terminal });
      await running(one, ice);
      const told = async () => (terminal ? (await shown(one.err())).join('\n') : one.out());
      const patience = terminal ? SECOND : 5 * SECOND;
      one.time.pass(MINUTE);
      expect(await change(other, { change: 'pause' })).toContain('paused with 9:00 left');
      one.time.pass(patience);
      expect(await told()).toContain('Paused with 9:00 left.');
      one.time.pass(20 * MINUTE);
      expect(await change(other, { change: 'resume' })).toContain('9:00 left, until');
      one.time.pass(patience);
      expect(await told()).toMatch(/Cold pack on again: (9:00|8:59|8:55) left/);
      expect(await change(other, { change: 'extend', time: '2m' })).toMatch(/1[01]:\d\d left/);
      one.time.pass(patience);
      expect(await told()).toMatch(/Cold pack longer: 1\d:\d\d left/);
    },
  );

  test('stop ends it there as well, and is in the journal', async () => {
    const [one, other] = twoTerminals();
    const { exit } = await running(one, ice);
    one.time.pass(2 * MINUTE);
    expect(await change(other, { change: 'stop' })).toBe(
      'The cold pack is off. 2:00 of 20:00 used: 18:00 may still follow now, then leave 2 hours.\n',
    );
    one.time.pass(SECOND);
    expect(await exit).toBe(0);
    expect(await shown(one.err())).toContain('The cold pack was ended elsewhere: take it off, if it is still on.');
    expect(one.records).toMatchObject([{ seconds: 120, end: 'stopped', side: 'left' }]);
    expect(await status(other)).toBe('No pack is running.\n');
  });

  test('nothing gets it past the most, and more is refused with what can be had', async () => {
    const [one, other] = twoTerminals();
    await running(one, { ...ice, area: 'bare' });
    await expect(change(other, { change: 'extend', time: '3m' })).rejects.toMatchObject({
      kind: 'usage',
      message: '3 minutes more is refused. This cold pack may be on for 12 minutes at the most: 2:00 more can be had.',
    });
    await change(other, { change: 'extend', time: '2m' });
    await expect(change(other, { change: 'extend', time: '1s' })).rejects.toMatchObject({
      message: expect.stringContaining('it has all of them'),
    });
    for (const time of [undefined, '0', '-2m', 'soon']) {
      await expect(change(other, { change: 'extend', time })).rejects.toMatchObject({ kind: 'usage' });
    }
  });

  test('a pause of one that is paused, and going on with one that runs, change nothing', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    one.time.pass(MINUTE);
    await change(other, { change: 'resume' });
    await change(other, { change: 'pause' });
    one.time.pass(MINUTE);
    expect(await change(other, { change: 'pause' })).toContain('paused with 9:00 left');
  });

  test('one that is over can only be taken off', async () => {
    const [one, other] = twoTerminals();
    const { exit } = await running(one, ice);
    one.time.pass(11 * MINUTE);
    for (const what of ['pause', 'resume', 'extend'] as const) {
      await expect(change(other, { change: what, time: '1m' })).rejects.toMatchObject({
        kind: 'failed',
        message: 'Take it off: it is 1:00 over.',
      });
    }
    expect(await change(other, { change: 'stop' })).toBe(
      'The cold pack is off. It was on for 11:00. Leave at least 2 hours before the next one: not before 11:11.\n',
    );
    one.time.pass(SECOND);
    expect(await exit).toBe(0);
  });

  test('where none runs, everything but status says so', async () => {
    for (const what of ['pause', 'resume', 'stop'] as const) {
      await expect(change(tinyWorld(), { change: what })).rejects.toMatchObject({
        kind: 'failed',
        message: 'No pack is running.',
      });
    }
    await expect(attached(tinyWorld())).rejects.toMatchObject({ message: 'No pack is running.' });
  });

  test('of several the place says which one', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    await running(other, { ...ice, side: 'right', minutes: '5' });
    await expect(change(other, { change: 'pause' })).rejects.toMatchObject({
      kind: 'usage',
      message: '2 packs are running: say which one.',
      hint: '- Cold pack, feathered parts, left: --area feathered --side left\n- Cold pack, feathered parts, right: --area feathered --side right',
    });
    expect(await change(other, { change: 'pause', side: 'right' })).toContain('right): paused');
    await expect(change(other, { change: 'pause', area: 'bare' })).rejects.toMatchObject({
      kind: 'failed',
      message: 'No pack is running there. These are:',
    });
  });

  test('the same changes as JSON give the document of status', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    const paused = JSON.parse(await change(other, { change: 'pause', json: true }));
    expect(outputSchema('timer-status')(paused)).toEqual([]);
    expect(paused.data.running).toMatchObject([{ state: 'paused' }]);
    const stopped = JSON.parse(await change(other, { change: 'stop', json: true }));
    expect(stopped.data.running).toEqual([]);
  });
});

describe('attach', () => {
  test('shows the same pack in a second terminal, and both see what happens', async () => {
    const [one, other] = twoTerminals();
    const first = await running(one, ice);
    one.time.pass(3 * MINUTE);
    const second = await attached({ ...tinyTerminal(other), clock: one.clock, time: one.time });
    expect((await shown(second.world.err())).slice(1, 3).join(' ')).toBe(
      'Cold pack (feathered parts, left): 10 minutes, on for 3 minutes already, 7:00 left, until 09:10.',
    );
    second.world.press(' ');
    one.time.pass(SECOND);
    expect((await shown(one.err())).join('\n')).toContain('Paused with 7:00 left');
    one.press('q');
    one.time.pass(SECOND);
    expect([await first.exit, await second.exit]).toEqual([0, 0]);
  });

  test('after the terminal was closed goes on where it is, and past the end says by how much', async () => {
    const [one, other] = twoTerminals();
    const { exit } = await running(one, ice);
    one.time.pass(3 * MINUTE);
    one.signal('SIGHUP');
    expect(await exit).toBe(129);
    one.time.pass(9 * MINUTE);
    const again = await attached({ ...tinyTerminal(other), clock: one.clock, time: one.time });
    expect((await shown(again.world.err())).join('\n')).toContain('it is 2:00 over, on for 12:00.');
    one.time.pass(SECOND);
    again.world.press('x');
    expect(await again.exit).toBe(0);
    expect(again.world.records).toMatchObject([{ seconds: 721, end: 'finished' }]);
  });

  test('has asked about the skin once: the answer holds', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    one.time.pass(5 * MINUTE);
    one.press('n');
    const again = await attached({ ...tinyTerminal(other), clock: one.clock, time: one.time });
    expect((await shown(again.world.err())).join('\n')).not.toContain('Is the skin');
  });
});

/** The same program with a terminal of its own. */
function tinyTerminal(world: FakeWorld): FakeWorld {
  const terminal = tinyWorld({ terminal: true });
  return { ...terminal, packs: world.packs, journal: world.journal, records: world.records };
}

describe('two terminals', () => {
  test('cannot run two packs on the same place', async () => {
    const [one, other] = twoTerminals();
    await running(one, ice);
    one.time.pass(3 * MINUTE);
    await expect(start(other, { ...ice, pack: 'heat' })).rejects.toMatchObject({
      kind: 'failed',
      message: 'A cold pack is running (feathered parts, left): 7:00 left.',
      hint: 'To see it: hikecare timer attach. When it is off: hikecare timer stop',
    });
    const unknown = await start(other, { pack: 'ice', ...SAFE }).catch((error) => error);
    expect(unknown.hint).toContain('name each with --area');
    await running(other, { ...ice, side: 'right' });
  });
});

describe('a crash', () => {
  const crashed = async () => {
    const packFolder = scratchFolder();
    const world = tinyWorld({ packFolder });
    await running(world, { ...ice, side: 'left' });
    world.time.pass(3 * MINUTE);
    return { world, packFolder };
  };

  test('loses nothing: the pack is on, and as long as it was', async () => {
    const { world } = await crashed();
    expect(await status(world)).toContain('7:00 left');
  });

  test.each([
    ['right', 0],
    ['set back', -HOUR],
  ])('and a reboot give no extra time, the clock being %s', async (_how, set) => {
    const { world } = await crashed();
    world.time.reboot(4 * MINUTE);
    world.time.setWallClock(set);
    world.time.pass(2 * MINUTE);
    expect(await status(world, { format: '{left}' })).toBe(set === 0 ? '1:00\n' : '5:00\n');
    world.time.setWallClock(-HOUR);
    world.time.pass(30 * SECOND);
    expect(await status(world, { format: '{left}' })).toBe(set === 0 ? '0:30\n' : '4:30\n');
  });

  test('is settled by the next command when it is long over, and counts for the next pack', async () => {
    const { world } = await crashed();
    world.time.reboot(90 * MINUTE);
    expect(await status(world)).toBe('No pack is running.\n');
    expect(world.records).toMatchObject([{ seconds: 600, end: 'finished' }]);
    await expect(start(world, ice)).rejects.toMatchObject({ message: expect.stringContaining('fine from 12:10') });
  });

  test('between journal and file counts once', async () => {
    const { world, packFolder } = await crashed();
    const file = join(packFolder, readdirSync(packFolder)[0] ?? '');
    const before = readFileSync(file);
    await change(world, { change: 'stop' });
    writeFileSync(file, before);
    world.time.pass(2 * HOUR);
    await status(world);
    expect(new Set(world.records.map(({ id }) => id)).size).toBe(1);
  });
});

describe('files that cannot be read', () => {
  test('of a newer version are refused politely and left alone', async () => {
    const packFolder = scratchFolder();
    const file = join(packFolder, 'feathered.left.jsonl');
    writeFileSync(file, '{"v":9}\n');
    const world = tinyWorld({ packFolder, now: Date.now() });
    expect(await status(world)).toBe('No pack is running.\n');
    expect(world.err()).toContain('A pack was started by a newer hikecare, and this one cannot read it: ');
    await expect(start(world, ice)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(`${file} cannot be read (it was written by a newer hikecare).`),
    });
    expect(readFileSync(file, 'utf8')).toBe('{"v":9}\n');
  });

  test('that are damaged are set aside and reported, and the rest works', async () => {
    const packFolder = scratchFolder();
    writeFileSync(join(packFolder, 'feathered.left.jsonl'), 'half a li');
    const early = tinyWorld({ packFolder, now: Date.now() + 2 * HOUR });
    await expect(start(early, ice)).rejects.toMatchObject({ message: expect.stringContaining('(it is damaged)') });
    await expect(start(early, ice)).rejects.toMatchObject({ message: expect.stringContaining('(it was damaged)') });
    await running(tinyWorld({ packFolder, now: Date.now() }), { ...ice, side: 'right' });
    expect(early.err()).toContain('The file of a running pack was damaged.');
    const { world } = await running(tinyWorld({ packFolder, now: Date.now() + 3 * HOUR }), ice);
    expect(lines(world.out())[0]).toContain('10 minutes');
    expect(readdirSync(packFolder).sort()).toEqual([
      'feathered.left.jsonl',
      'feathered.left.jsonl.damaged',
      'feathered.right.jsonl',
    ]);
  });
});

describe('what is no file of a pack', () => {
  test('is neither waited for nor followed, and counts where its name says', async () => {
    const packFolder = scratchFolder();
    execFileSync('mkfifo', [join(packFolder, 'feathered.left.jsonl')]);
    symlinkSync('/dev/zero', join(packFolder, 'bare.jsonl'));
    mkdirSync(join(packFolder, 'elsewhere.jsonl'));
    const world = tinyWorld({ packFolder, now: Date.now() });
    expect(await status(world)).toBe('No pack is running.\n');
    await expect(start(world, ice)).rejects.toMatchObject({ message: expect.stringContaining('it is no plain file') });
    await expect(start(world, { ...ice, area: 'bare' })).rejects.toMatchObject({
      message: expect.stringContaining('it is a link'),
    });
    await running(world, { ...ice, side: 'right' });
  });
});

test('a display whose file goes away without an end goes on in this window, and rings', async () => {
  const packFolder = scratchFolder();
  const world = tinyWorld({ terminal: true, packFolder });
  const { exit } = await running(world, ice);
  world.time.pass(MINUTE);
  rmSync(join(packFolder, 'feathered.left.jsonl'));
  world.time.pass(9 * MINUTE + 5 * SECOND);
  const told = (await shown(world.err())).join('\n');
  expect(told).toContain('The file of this pack is gone. The timer goes on in this window only.');
  expect(told).toContain('Time is up');
  world.press('x');
  expect(await exit).toBe(0);
  expect(world.records).toMatchObject([{ seconds: 605, end: 'finished' }]);
});
