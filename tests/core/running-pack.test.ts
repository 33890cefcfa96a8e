import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOfEvent, lineOfStart, readPackLines } from '../../src/core/packs/lines.ts';
import {
  elapsedBetween,
  endOf,
  LONGEST_UNSEEN,
  type Moment,
  needsSeen,
  overlap,
  PACK_EVENTS,
  type PackEvent,
  type PackStart,
  packAfter,
  stateAt,
  timeOnSkinAt,
} from '../../src/core/packs/running-pack.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WALL = Date.UTC(2026, 10, 23, 9);

/** So long after the start of the pack, on the same start of the machine, with the wall clock set off by so much. */
function later(milliseconds: number, wallOff = 0): Moment {
  return { wall: WALL + milliseconds + wallOff, boot: HOUR + milliseconds, bootId: 'one' };
}

function startOf(fields: Partial<PackStart> = {}): PackStart {
  return {
    id: 'a1',
    pack: 'cold',
    areas: ['first'],
    labels: ['first place'],
    duration: 15 * MINUTE,
    most: 20 * MINUTE,
    alreadyOn: 0,
    skinCheckAt: 5 * MINUTE,
    gapHours: 2,
    timesPerDay: 6,
    at: later(0),
    ...fields,
  };
}

describe('time between two moments', () => {
  test('of one start of the machine is the time since it started, whatever the wall clock says', () => {
    for (const wallOff of [-24 * HOUR, -HOUR, 0, HOUR, 400 * 24 * HOUR]) {
      expect(elapsedBetween(later(0), later(10 * MINUTE, wallOff))).toBe(10 * MINUTE);
    }
  });

  test('of two starts is what the wall clock says, and at least the time since the second one', () => {
    const rebooted = (boot: number, wall: number): Moment => ({ wall: WALL + wall, boot, bootId: 'two' });
    expect(elapsedBetween(later(0), rebooted(MINUTE, 12 * MINUTE))).toBe(12 * MINUTE);
    expect(elapsedBetween(later(0), rebooted(3 * MINUTE, -HOUR))).toBe(3 * MINUTE);
  });

  test('where no id is known is the larger of both', () => {
    const plain = (boot: number, wall: number): Moment => ({ wall: WALL + wall, boot });
    expect(elapsedBetween(plain(HOUR, 0), plain(HOUR + 8 * MINUTE, -HOUR))).toBe(8 * MINUTE);
    expect(elapsedBetween(plain(HOUR, 0), plain(HOUR + 8 * MINUTE, 9 * MINUTE))).toBe(9 * MINUTE);
    expect(elapsedBetween(plain(HOUR, 0), plain(2 * MINUTE, -HOUR))).toBe(2 * MINUTE);
    // The time since the start may not be read.
    expect(elapsedBetween(plain(0, 0), plain(0, 4 * MINUTE))).toBe(4 * MINUTE);
  });

  test('of two starts is the time since the second one, also where that is longer than since the first', () => {
    expect(elapsedBetween(later(0), { wall: WALL - HOUR, boot: 2 * HOUR, bootId: 'two' })).toBe(2 * HOUR);
    expect(elapsedBetween(later(0), { wall: WALL - HOUR, boot: HOUR - 1000, bootId: 'two' })).toBe(HOUR - 1000);
  });

  test('of which only one has an id is at least what the time since the start has grown by', () => {
    const { bootId: _id, ...plain } = later(8 * MINUTE, -HOUR);
    expect(elapsedBetween(later(0), plain)).toBe(8 * MINUTE);
    const { bootId: _other, ...start } = later(0);
    expect(elapsedBetween(start, later(8 * MINUTE, -HOUR))).toBe(8 * MINUTE);
    // A little less is no new start: the two were written in the other order.
    expect(elapsedBetween(later(1000), { ...start, wall: WALL - 1 })).toBe(0);
    expect(elapsedBetween({ ...start, boot: HOUR + 1000 }, later(0, 4 * MINUTE))).toBe(4 * MINUTE);
  });

  test('sees a start in between by a time since the start that went down, whatever the id says', () => {
    expect(elapsedBetween(later(0), { wall: WALL + 7 * MINUTE, boot: MINUTE, bootId: 'one' })).toBe(7 * MINUTE);
  });
});

describe('events that were written the wrong way round', () => {
  const swapped = later(4 * MINUTE - 1);

  test('have nothing between them, and are no reboot', () => {
    expect(elapsedBetween(later(4 * MINUTE), swapped)).toBe(0);
    const { bootId: _one, ...plain } = later(4 * MINUTE);
    const { bootId: _other, ...before } = swapped;
    expect(elapsedBetween(plain, before)).toBe(0);
    const seen = packAfter(startOf(), [
      { event: 'seen', at: later(4 * MINUTE) },
      { event: 'seen', at: swapped },
    ]);
    expect(needsSeen(seen, swapped)).toBe(false);
    expect(timeOnSkinAt(seen, later(5 * MINUTE))).toBe(5 * MINUTE);
  });

  test('count as they would in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 * MINUTE }), { maxLength: 8 }), fc.nat({ max: 3000 }), (waits, apart) => {
        let time = 0;
        const events = waits.flatMap((wait): PackEvent[] => {
          time += wait + apart;
          return [
            { event: 'skin-fine', at: later(time) },
            { event: 'seen', at: later(time - apart) },
          ];
        });
        expect(timeOnSkinAt(packAfter(startOf(), events), later(time))).toBe(time);
      }),
    );
  });
});

describe('a running pack', () => {
  test('is on the skin since its start, and before that as long as was said', () => {
    const pack = packAfter(startOf({ alreadyOn: 3 * MINUTE }), []);
    expect(stateAt(pack, later(5 * MINUTE))).toEqual({
      state: 'running',
      onSkin: 8 * MINUTE,
      left: 7 * MINUTE,
      over: 0,
      until: WALL + 12 * MINUTE,
    });
  });

  test('is off the skin in a pause', () => {
    const pack = packAfter(startOf(), [
      { event: 'paused', at: later(4 * MINUTE) },
      { event: 'resumed', at: later(34 * MINUTE) },
    ]);
    expect(timeOnSkinAt(pack, later(36 * MINUTE))).toBe(6 * MINUTE);
  });

  test('that was paused for an hour has ended there, and does not go on', () => {
    const events: readonly PackEvent[] = [{ event: 'paused', at: later(4 * MINUTE) }];
    const tooLate = later(4 * MINUTE + LONGEST_UNSEEN);
    const ended = { endedAt: WALL + 4 * MINUTE, onSkin: 4 * MINUTE, end: 'stopped' };
    expect(endOf(packAfter(startOf(), events), tooLate)).toMatchObject(ended);
    const resumed = packAfter(startOf(), [...events, { event: 'resumed', at: tooLate }]);
    expect(endOf(resumed, tooLate)).toMatchObject(ended);
  });

  test('can be made longer up to the most, and no further', () => {
    const longer = (by: number) => packAfter(startOf(), [{ event: 'extended', by, at: later(MINUTE) }]).duration;
    expect(longer(2 * MINUTE)).toBe(17 * MINUTE);
    expect(longer(5 * MINUTE)).toBe(20 * MINUTE);
    expect(longer(500 * MINUTE)).toBe(20 * MINUTE);
  });

  test('past its end is over until somebody says that it is off, and nothing makes it longer or pauses it', () => {
    const over = later(16 * MINUTE);
    for (const event of ['paused', 'resumed', 'seen', 'skin-fine'] as const) {
      expect(stateAt(packAfter(startOf(), [{ event, at: over }]), over)).toMatchObject({ state: 'over', over: MINUTE });
    }
    const extended = packAfter(startOf(), [{ event: 'extended', by: 5 * MINUTE, at: over }]);
    expect(stateAt(extended, over).state).toBe('over');
    const seen = packAfter(startOf(), [{ event: 'acknowledged', at: over }]);
    expect(endOf(seen, later(HOUR))).toMatchObject({
      endedAt: WALL + 16 * MINUTE,
      onSkin: 16 * MINUTE,
      end: 'finished',
    });
  });

  test('can be taken note of, and stopped as finished, a second before its end: systems tell the time no finer', () => {
    const ended = (event: 'acknowledged' | 'stopped', milliseconds: number) => {
      const at = later(15 * MINUTE - milliseconds);
      return endOf(packAfter(startOf(), [{ event, at }]), at)?.end;
    };
    expect([ended('acknowledged', 1500), ended('stopped', 1500)]).toEqual(['finished', 'finished']);
    expect([ended('acknowledged', 1600), ended('stopped', 1600)]).toEqual([undefined, 'stopped']);
  });

  test('is not paused at its end, and not any more than once', () => {
    const paused = (milliseconds: number): PackEvent => ({ event: 'paused', at: later(milliseconds) });
    expect(packAfter(startOf(), [paused(15 * MINUTE)]).phase).toBe('running');
    const twice = packAfter(startOf(), [paused(4 * MINUTE), paused(6 * MINUTE)]);
    expect(stateAt(twice, later(9 * MINUTE))).toEqual({
      state: 'paused',
      onSkin: 4 * MINUTE,
      left: 11 * MINUTE,
      over: 0,
      until: WALL + 20 * MINUTE,
    });
  });

  test('tells whether somebody looked at the skin', () => {
    expect(packAfter(startOf(), []).skinFine).toBe(false);
    expect(packAfter(startOf(), [{ event: 'skin-fine', at: later(5 * MINUTE) }]).skinFine).toBe(true);
  });

  test('is never on for longer than its most, whatever its start says', () => {
    expect(packAfter(startOf({ duration: 30 * MINUTE }), []).duration).toBe(20 * MINUTE);
  });

  test('began as long before its start as it was on already', () => {
    const pack = packAfter(startOf({ alreadyOn: 3 * MINUTE }), [{ event: 'stopped', at: later(MINUTE) }]);
    expect(endOf(pack, later(MINUTE))).toMatchObject({ startedAt: WALL - 3 * MINUTE, onSkin: 4 * MINUTE });
  });

  test('that nobody took note of ends an hour past its end, to the moment', () => {
    const pack = packAfter(startOf(), []);
    expect(endOf(pack, later(15 * MINUTE + LONGEST_UNSEEN))).toMatchObject({ endedAt: WALL + 75 * MINUTE });
  });

  test('cannot be taken note of long before its end', () => {
    const early = packAfter(startOf(), [{ event: 'acknowledged', at: later(5 * MINUTE) }]);
    expect(endOf(early, later(5 * MINUTE))).toBeUndefined();
  });

  test('that was stopped tells for how long it was on, and why', () => {
    const ended = (event: 'stopped' | 'skin-wrong') =>
      endOf(packAfter(startOf(), [{ event, at: later(5 * MINUTE) }]), later(HOUR));
    expect(ended('stopped')).toEqual({
      startedAt: WALL,
      endedAt: WALL + 5 * MINUTE,
      onSkin: 5 * MINUTE,
      end: 'stopped',
    });
    expect(ended('skin-wrong')?.end).toBe('skin');
  });

  test('stopped at its end is finished, for as long as it should be', () => {
    const at = later(15 * MINUTE + 40);
    expect(endOf(packAfter(startOf(), [{ event: 'stopped', at }]), at)).toMatchObject({
      onSkin: 15 * MINUTE,
      end: 'finished',
    });
  });

  test('that nobody took note of is history an hour after its end, as it should have ended', () => {
    const pack = packAfter(startOf(), []);
    expect(endOf(pack, later(15 * MINUTE + LONGEST_UNSEEN - 1))).toBeUndefined();
    // Nobody knows when it came off: the gap counts from that hour.
    expect(endOf(pack, later(9 * HOUR))).toEqual({
      startedAt: WALL,
      endedAt: WALL + 75 * MINUTE,
      onSkin: 15 * MINUTE,
      end: 'finished',
    });
  });

  test('that was taken note of the next day was on for an hour too long at the most', () => {
    const pack = packAfter(startOf(), [{ event: 'acknowledged', at: later(20 * HOUR) }]);
    expect(endOf(pack, later(20 * HOUR))).toMatchObject({ onSkin: 75 * MINUTE, endedAt: WALL + 20 * HOUR });
  });

  test('of a wall clock that was set back did not start after its end', () => {
    const end = endOf(packAfter(startOf(), [{ event: 'stopped', at: later(5 * MINUTE, -HOUR) }]), later(HOUR));
    expect(end).toMatchObject({ startedAt: WALL - HOUR, endedAt: WALL - 55 * MINUTE });
  });

  test('asks to be seen after the machine was started anew, and then goes by that start alone', () => {
    const rebooted = (boot: number, wall: number): Moment => ({ wall: WALL + wall, boot, bootId: 'two' });
    const first = packAfter(startOf(), []);
    expect(needsSeen(first, later(MINUTE))).toBe(false);
    expect(needsSeen(first, rebooted(MINUTE, 5 * MINUTE))).toBe(true);
    const seen = packAfter(startOf(), [{ event: 'seen', at: rebooted(MINUTE, 5 * MINUTE) }]);
    expect(needsSeen(seen, rebooted(2 * MINUTE, 6 * MINUTE))).toBe(false);
    expect(timeOnSkinAt(seen, rebooted(2 * MINUTE, -9 * HOUR))).toBe(6 * MINUTE);
  });

  test('asks to be seen by whatever shows another start, and never where that cannot be told or it is off', () => {
    const pack = packAfter(startOf(), []);
    expect(needsSeen(pack, { wall: WALL, boot: 2 * HOUR, bootId: 'two' })).toBe(true);
    expect(needsSeen(pack, { wall: WALL, boot: MINUTE, bootId: 'one' })).toBe(true);
    expect(needsSeen(pack, later(0))).toBe(false);
    expect(needsSeen(pack, { wall: WALL, boot: MINUTE })).toBe(false);
    const off = packAfter(startOf(), [{ event: 'stopped', at: later(MINUTE) }]);
    expect(needsSeen(off, { wall: WALL, boot: MINUTE, bootId: 'two' })).toBe(false);
  });
});

describe('places', () => {
  test('are the same skin where an area and the side may be the same', () => {
    expect(overlap({ areas: ['a', 'b'] }, { areas: ['b', 'c'] })).toBe(true);
    expect(overlap({ areas: ['a'] }, { areas: ['b'] })).toBe(false);
    expect(overlap({ areas: ['a'], side: 'left' }, { areas: ['a'], side: 'right' })).toBe(false);
    expect(overlap({ areas: ['a'], side: 'left' }, { areas: ['a'] })).toBe(true);
    expect(overlap({ areas: ['a'], side: 'left' }, { areas: ['a'], side: 'left' })).toBe(true);
  });

  test('that nobody said may be anywhere', () => {
    expect(overlap({ areas: [] }, { areas: ['a'], side: 'left' })).toBe(true);
    expect(overlap({ areas: [], side: 'right' }, { areas: ['a'], side: 'left' })).toBe(false);
  });
});

/** Life in steps: some time, perhaps a reboot, a wall clock that is set, then an event. */
const steps = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 10 * MINUTE }),
    off: fc.integer({ min: 0, max: 20 * MINUTE }),
    reboot: fc.boolean(),
    set: fc.integer({ min: -5 * HOUR, max: 5 * HOUR }),
    event: fc.oneof(
      fc.constantFrom(...PACK_EVENTS).map((event) => ({ event })),
      fc.integer({ min: 0, max: 30 * MINUTE }).map((by) => ({ event: 'extended' as const, by })),
    ),
  }),
  { maxLength: 20 },
);
type Step = (typeof steps extends fc.Arbitrary<infer Value> ? Value : never)[number];

/** The moments of such a life; `seen` is written after a reboot, as every command does that meets the pack. */
function live(life: readonly Step[], withReboots: boolean) {
  let moment = later(0);
  let truth = 0;
  let starts = 1;
  const events: PackEvent[] = [];
  const times: number[] = [];
  for (const { wait, off, reboot, set, event } of life) {
    truth += wait;
    moment = { ...moment, wall: moment.wall + wait + set, boot: moment.boot + wait };
    if (withReboots && reboot) {
      starts += 1;
      truth += off;
      moment = { wall: moment.wall + off, boot: 0, bootId: `start-${starts}` };
      events.push({ event: 'seen', at: moment });
    }
    times.push(timeOnSkinAt(packAfter(startOf(), events), moment));
    events.push({ ...event, at: moment });
    times.push(timeOnSkinAt(packAfter(startOf(), events), moment));
  }
  return { events, moment, times, truth };
}

describe('whatever happens', () => {
  test('the time on the skin never shrinks, clocks set and machines started anew', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const { times } = live(life, true);
        for (const [place, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(times[place - 1] ?? 0);
      }),
    );
  });

  test('a wall clock that is set changes nothing while the machine runs', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const asItIs = live(life, false);
        const still = live(
          life.map((step) => ({ ...step, set: 0 })),
          false,
        );
        expect(asItIs.times).toEqual(still.times);
      }),
    );
  });

  test('the duration is never more than the most, and the time on the skin never more than the time that passed', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const { events, times, truth } = live(life, false);
        expect(packAfter(startOf(), events).duration).toBeLessThanOrEqual(20 * MINUTE);
        expect(Math.max(0, ...times)).toBeLessThanOrEqual(truth);
      }),
    );
  });

  test('while the clock is right, a machine that is started anew gives no extra time', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const right = life.map((step) => ({ ...step, set: 0, event: { event: 'skin-fine' as const } }));
        const { times, truth } = live(right, true);
        if (times.length > 0) expect(times.at(-1)).toBe(truth);
      }),
    );
  });
});

describe('the lines of a pack', () => {
  const events: readonly PackEvent[] = [
    { event: 'paused', at: later(MINUTE) },
    { event: 'resumed', at: later(2 * MINUTE) },
    { event: 'extended', by: MINUTE, at: later(3 * MINUTE) },
  ];
  const lines = [lineOfStart(startOf()), ...events.map((event) => lineOfEvent('a1', event))];

  test('give back the pack that they were written from', () => {
    expect(readPackLines(`\n${lines.join('\n\n')}\n`)).toEqual(packAfter(startOf(), events));
  });

  test('that were cut off or damaged are left out, and the rest counts', () => {
    fc.assert(
      fc.property(fc.nat({ max: lines.join('\n').length }), (length) => {
        const whole = lines.join('\n');
        const read = readPackLines(whole.slice(0, length));
        const complete = whole
          .slice(0, length)
          .split('\n')
          .filter((line) => lines.includes(line)).length;
        expect(read).toEqual(complete === 0 ? 'damaged' : packAfter(startOf(), events.slice(0, complete - 1)));
      }),
    );
    expect(readPackLines([lines[0], '{"v":1,"id":"a1","ev', ...lines.slice(1)].join('\n'))).toEqual(
      packAfter(startOf(), events),
    );
  });

  test('of a newer version are left alone', () => {
    expect(readPackLines('{"v":2,"event":"started"}')).toBe('newer');
    expect(readPackLines(`${lines.join('\n')}\n{"v":2,"id":"a1","event":"weighed"}`)).toBe('newer');
  });

  test('of another pack do not count', () => {
    expect(readPackLines(`${lines[0]}\n${lineOfEvent('b2', { event: 'stopped', at: later(0) })}`)).toEqual(
      packAfter(startOf(), []),
    );
  });

  test('that somebody changed by hand do not lift the limits of the house', () => {
    const read = (start: Partial<PackStart>, more: readonly PackEvent[] = []) =>
      readPackLines(
        [
          lineOfStart(startOf({ duration: 99 * MINUTE, most: 99 * MINUTE, ...start })),
          ...more.map((event) => lineOfEvent('a1', event)),
        ].join('\n'),
      );
    expect(read({})).toMatchObject({ duration: 20 * MINUTE, start: { most: 20 * MINUTE } });
    expect(read({ pack: 'heat' })).toMatchObject({ duration: 10 * MINUTE });
    expect(read({}, [{ event: 'extended', by: 99 * MINUTE, at: later(0) }])).toMatchObject({ duration: 20 * MINUTE });
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"v":1}',
    '{"v":1,"event":"started","id":"a1","pack":"mud"}',
    lineOfStart(startOf()).replace('"first"', '"../../etc"'),
    lineOfStart(startOf()).replace(`"duration":${15 * MINUTE}`, '"duration":1e999'),
    lineOfStart(startOf()).replace(`"duration":${15 * MINUTE}`, '"duration":-1'),
    lineOfStart(startOf()).replace('"wall"', '"well"'),
  ])('without a start that can be read (%s) are damaged', (text) => {
    expect(readPackLines(text)).toBe('damaged');
  });

  /** The line of the start with some fields written otherwise; undefined leaves a field out. */
  const startWith = (fields: Readonly<Record<string, unknown>>) =>
    JSON.stringify({ ...JSON.parse(lineOfStart(startOf())), ...fields });

  test.each([
    { event: 'stopped' },
    { v: '1' },
    { v: 0 },
    { v: '2' },
    { id: 7 },
    { id: ['a1'] },
    { id: 'a 1' },
    { id: 'a'.repeat(65) },
    { pack: undefined },
    { side: 'both' },
    { side: null },
    { areas: 'first' },
    { areas: [7] },
    { areas: ['first', 'Second'] },
    { areas: ['a'.repeat(101)] },
    { areas: Array(1001).fill('first') },
    { areas: { length: 1 } },
    { labels: [7] },
    { labels: ['a'.repeat(201)] },
    { labels: { length: 0 } },
    { most: '5' },
    { duration: null },
    { alreadyOn: undefined },
    { skinCheckAt: -1 },
    { gapHours: 'two' },
    { timesPerDay: 'six' },
    { most: Number.MAX_SAFE_INTEGER },
    { at: null },
    { at: [1, 2] },
    { at: { wall: 1 } },
    { at: { wall: 1, boot: 2, bootId: 3 } },
    { at: { wall: 1, boot: 2, bootId: '../x' } },
    { at: { wall: 1, boot: 2, bootId: 'b'.repeat(65) } },
  ])('whose start says %j are damaged', (fields) => {
    expect(readPackLines(startWith(fields))).toBe('damaged');
  });

  test.each<Partial<PackStart>>([
    { side: 'right' },
    { id: 'A_1-b'.padEnd(64, 'c') },
    { areas: ['a'.repeat(100)], labels: ['l'.repeat(200)] },
    { areas: Array(1000).fill('first') },
    { areas: [], labels: [], alreadyOn: 0, gapHours: 0.5 },
    { skinCheckAt: Math.floor(Number.MAX_SAFE_INTEGER / 4) },
    { at: { wall: 1, boot: 0 } },
    { at: { wall: 1, boot: 0, bootId: 'b'.repeat(64) } },
  ])('whose start says %j give that back', (fields) => {
    expect(readPackLines(lineOfStart(startOf(fields)))).toStrictEqual(packAfter(startOf(fields), []));
  });

  test('of events that say what none says are left out', () => {
    const at = later(MINUTE);
    const strange = [
      { v: 1, id: 'a1', event: 'weighed', at },
      { v: 1, id: 'a1', event: 'stopped' },
      { v: 1, id: 'a1', event: 'stopped', at: { ...at, bootId: 9 } },
      { v: 1, id: 'a1', event: 'extended', by: '60000', at },
      { v: 1, id: 'a1', event: 'extended', by: -1, at },
      { v: 0, id: 'a1', event: 'stopped', at },
      { id: 'a1', event: 'stopped', at },
      ['stopped'],
    ];
    const text = [lineOfStart(startOf()), ...strange.map((line) => JSON.stringify(line))].join('\n');
    expect(readPackLines(text)).toEqual(packAfter(startOf(), []));
  });

  test('count from the first start that can be read: what stands before it does not', () => {
    const stopped = lineOfEvent('a1', { event: 'stopped', at: later(MINUTE) });
    expect(readPackLines([stopped, startWith({ id: 7 }), lines[0]].join('\n'))).toEqual(packAfter(startOf(), []));
    expect(readPackLines([lines[0], startWith({ duration: MINUTE })].join('\n'))).toEqual(packAfter(startOf(), []));
  });

  test('of any kind are read without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (some) => {
        expect(['newer', 'damaged']).toContain(readPackLines(some.join('\n')));
      }),
    );
  });
});
