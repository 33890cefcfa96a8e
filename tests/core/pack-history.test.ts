import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/core/journal-records.ts';
import {
  nextApplicationFrom,
  type PackWish,
  type PastPack,
  packAllowance,
  pastPack,
  recordOf,
  unknownPackUntil,
} from '../../src/core/packs/history.ts';
import { type PackStart, packAfter } from '../../src/core/packs/running-pack.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 23, 12);

/** A cold pack at one place that began and ended so long before noon. */
function past(from: number, to: number, fields: Partial<PastPack> = {}): PastPack {
  return {
    pack: 'cold',
    areas: ['first'],
    startedAt: NOON - from,
    endedAt: NOON - to,
    onSkin: from - to,
    end: 'finished',
    ...fields,
  };
}

function wish(fields: Partial<PackWish['dose']> = {}, place: PackWish['place'] = { areas: ['first'] }): PackWish {
  const heat = fields.pack === 'heat';
  const dose = {
    pack: 'cold',
    mostMinutes: heat ? 10 : 20,
    gapHours: heat ? 4 : 2,
    timesPerDay: heat ? 3 : 6,
  } as const;
  return { place, dose: { ...dose, ...fields }, otherGapHours: heat ? 2 : 4 };
}

const allowed = (packs: readonly PastPack[], wanted = wish()) => packAllowance(packs, wanted, NOON);

describe('more packs in a day than there should be', () => {
  test('leave no minutes of the last one', () => {
    const many = [17, 12, 7].map((hours) => past(hours * HOUR, hours * HOUR - 10 * MINUTE, { pack: 'heat' }));
    const last = past(HOUR, 58 * MINUTE, { pack: 'heat', end: 'stopped' });
    expect(allowed([...many.slice(1), last], wish({ pack: 'heat' }))).toMatchObject({ kind: 'fine', timesLeft: 1 });
    expect(allowed([...many, last], wish({ pack: 'heat' }))).toMatchObject({ kind: 'wait', why: 'times-a-day' });
  });
});

describe('the gap', () => {
  test('nothing before: all minutes, all times', () => {
    expect(allowed([])).toEqual({ kind: 'fine', left: 20 * MINUTE, used: 0, timesLeft: 6 });
  });

  test('counts from the end of the last pack, to the minute', () => {
    expect(allowed([past(2 * HOUR + 14 * MINUTE, 2 * HOUR - MINUTE)])).toMatchObject({
      kind: 'wait',
      why: 'gap',
      from: NOON + MINUTE,
    });
    expect(allowed([past(2 * HOUR + 15 * MINUTE, 2 * HOUR)])).toMatchObject({ kind: 'fine', used: 0, timesLeft: 5 });
  });

  test('is no matter elsewhere, on the other side, and for the other kind only as long as the shorter of both', () => {
    const hourAgo = [past(75 * MINUTE, HOUR, { side: 'left' })];
    expect(allowed(hourAgo, wish({}, { areas: ['second'] })).kind).toBe('fine');
    expect(allowed(hourAgo, wish({}, { areas: ['first'], side: 'right' })).kind).toBe('fine');
    expect(allowed(hourAgo, wish({ pack: 'heat' }))).toMatchObject({ why: 'other-pack', from: NOON + HOUR });
    expect(allowed([past(3 * HOUR, 2 * HOUR)], wish({ pack: 'heat' })).kind).toBe('fine');
    const warm = past(70 * MINUTE, HOUR, { pack: 'heat' });
    expect(allowed([warm])).toMatchObject({ why: 'other-pack', from: NOON + HOUR });
  });

  test('after the other kind is no matter where that was put on by mistake and came off within a minute', () => {
    const mistake = past(MINUTE, MINUTE / 2, { pack: 'heat', end: 'stopped' });
    expect(allowed([mistake])).toMatchObject({ kind: 'fine', left: 20 * MINUTE });
  });

  test('holds where nobody said where the pack was', () => {
    expect(allowed([past(HOUR, 45 * MINUTE, { areas: [] })]).kind).toBe('wait');
    expect(allowed([past(HOUR, 45 * MINUTE)], wish({}, { areas: [] })).kind).toBe('wait');
  });
});

describe('one application', () => {
  const stopped = (from: number, to: number) => past(from, to, { end: 'stopped' });

  test('that was broken off leaves the minutes that were not used', () => {
    expect(allowed([stopped(15 * MINUTE, 10 * MINUTE)])).toEqual({
      kind: 'fine',
      left: 15 * MINUTE,
      used: 5 * MINUTE,
      timesLeft: 6,
    });
  });

  test('holds all packs with less than the gap between them', () => {
    const three = [
      stopped(3 * HOUR, 3 * HOUR - 8 * MINUTE),
      stopped(100 * MINUTE, 92 * MINUTE),
      stopped(20 * MINUTE, 18 * MINUTE),
    ];
    expect(allowed(three)).toMatchObject({ kind: 'fine', left: 2 * MINUTE, timesLeft: 6 });
    expect(allowed([...three, stopped(10 * MINUTE, 8.5 * MINUTE)])).toMatchObject({
      why: 'used-up',
      from: NOON + 2 * HOUR - 8.5 * MINUTE,
    });
  });

  test('is over with a pack that ran to its end', () => {
    expect(allowed([past(30 * MINUTE, 25 * MINUTE)])).toMatchObject({ why: 'gap', from: NOON + 95 * MINUTE });
  });

  test('is over where the skin looked wrong, for the other kind as well', () => {
    const skin = past(30 * MINUTE, 25 * MINUTE, { end: 'skin' });
    expect(allowed([skin])).toMatchObject({ why: 'skin', from: NOON + 95 * MINUTE });
    expect(allowed([skin], wish({ pack: 'heat' }))).toMatchObject({ why: 'skin' });
    expect(allowed([skin, past(20 * MINUTE, 19 * MINUTE, { end: 'stopped' })])).toMatchObject({
      why: 'skin',
      from: NOON + 101 * MINUTE,
    });
  });
});

describe('what comes together', () => {
  test('is waited for until the last of it is over', () => {
    const cold = past(HOUR, 45 * MINUTE);
    const warm = past(20 * MINUTE, 10 * MINUTE, { pack: 'heat' });
    expect(allowed([cold, warm])).toMatchObject({ why: 'other-pack', from: NOON + 110 * MINUTE, after: warm });
    const lately = past(20 * MINUTE, 5 * MINUTE);
    const before = past(90 * MINUTE, 80 * MINUTE, { pack: 'heat' });
    expect(allowed([lately, before])).toMatchObject({ why: 'gap', from: NOON + 115 * MINUTE, after: lately });
  });

  test('is closed by the one of its packs that ran to its end, whatever came after it', () => {
    const both = [past(30 * MINUTE, 15 * MINUTE), past(10 * MINUTE, 9 * MINUTE, { end: 'stopped' })];
    expect(allowed(both)).toMatchObject({ why: 'gap', from: NOON + 111 * MINUTE });
  });

  test('counts until the pack that came off last, also where another one began later', () => {
    const long = past(30 * MINUTE, 5 * MINUTE, { end: 'skin' });
    const short = past(20 * MINUTE, 15 * MINUTE, { end: 'stopped' });
    expect(allowed([long, short])).toMatchObject({ why: 'skin', from: NOON + 115 * MINUTE, after: long });
  });

  test('leaves a last minute, and not less', () => {
    const used = (minutes: number) => [past(30 * MINUTE, 30 * MINUTE - minutes * MINUTE, { end: 'stopped' })];
    expect(allowed(used(19))).toMatchObject({ kind: 'fine', left: MINUTE });
    expect(allowed(used(19.5))).toMatchObject({ kind: 'wait', why: 'used-up' });
  });

  test('of the other kind counts from a minute on, and at once where the skin looked wrong', () => {
    const warm = (seconds: number, end: PastPack['end']) =>
      past(MINUTE + seconds * 1000, MINUTE, { pack: 'heat', end });
    expect(allowed([warm(60, 'stopped')])).toMatchObject({ why: 'other-pack' });
    expect(allowed([warm(59, 'stopped')]).kind).toBe('fine');
    expect(allowed([warm(30, 'skin')])).toMatchObject({ why: 'skin', from: NOON + 119 * MINUTE });
  });
});

describe('a pack of which nobody knows more than when something was written about it', () => {
  test('is in the way for the longest pack there is and the gap, and no longer', () => {
    const until = (ago: number, wanted = wish()) => unknownPackUntil(NOON - ago, wanted, NOON);
    expect(until(HOUR)).toBe(NOON + 80 * MINUTE);
    expect(until(HOUR, wish({ pack: 'heat' }))).toBe(NOON + 200 * MINUTE);
    expect(until(140 * MINUTE - 1)).toBe(NOON + 1);
    expect(until(140 * MINUTE)).toBeUndefined();
  });

  test('from the future counts up to a day ahead, and further ahead it locks nobody out', () => {
    expect(unknownPackUntil(NOON + DAY, wish(), NOON)).toBe(NOON + DAY + 140 * MINUTE);
    expect(unknownPackUntil(NOON + DAY + 1, wish(), NOON)).toBeUndefined();
  });
});

describe('times a day', () => {
  const every = (hours: number, count: number) =>
    Array.from({ length: count }, (_, place) =>
      past((place + 1) * hours * HOUR, (place + 1) * hours * HOUR - 15 * MINUTE),
    );

  test('are counted over the last 24 hours', () => {
    expect(allowed(every(3, 5))).toMatchObject({ kind: 'fine', timesLeft: 1 });
    expect(allowed(every(3, 6))).toMatchObject({
      kind: 'wait',
      why: 'times-a-day',
      from: NOON - 18 * HOUR + DAY,
      timesLeft: 1,
    });
    expect(allowed(every(4, 6))).toMatchObject({ kind: 'fine', timesLeft: 1 });
  });

  test('that are fewer for this place hold', () => {
    expect(allowed(every(3, 4), wish({ timesPerDay: 4 }))).toMatchObject({
      why: 'times-a-day',
      from: NOON + 12 * HOUR,
    });
  });

  test('leave the minutes of a pack that was broken off, though the day is full', () => {
    const broken = past(10 * MINUTE, 5 * MINUTE, { end: 'stopped' });
    expect(allowed([...every(3, 5), broken])).toMatchObject({ kind: 'fine', left: 15 * MINUTE, timesLeft: 1 });
  });

  test('decide when the next one may begin here: packs elsewhere and far ahead do not', () => {
    const elsewhere = past(15 * MINUTE, 0, { areas: ['second'] });
    expect(nextApplicationFrom([elsewhere], wish(), NOON)).toBe(NOON);
    expect(nextApplicationFrom([past(-2 * DAY, -2 * DAY - MINUTE)], wish(), NOON)).toBe(NOON);
    expect(nextApplicationFrom([past(-HOUR, -75 * MINUTE)], wish(), NOON)).toBe(NOON + 3.25 * HOUR);
    expect(nextApplicationFrom([], wish(), NOON)).toBe(NOON);
  });

  test('decide when the next one may begin as well as the gap', () => {
    expect(nextApplicationFrom(every(3, 2), wish(), NOON)).toBe(NOON);
    expect(nextApplicationFrom([past(15 * MINUTE, 0)], wish(), NOON)).toBe(NOON + 2 * HOUR);
    expect(nextApplicationFrom([past(15 * MINUTE, 0), ...every(3, 5)], wish(), NOON)).toBe(NOON - 15 * HOUR + DAY);
  });
});

describe('a pack from the future', () => {
  const ahead = past(-HOUR, -HOUR, { end: 'stopped' });

  test('does not hide the one before it, whose gap is not over', () => {
    const before = past(2 * HOUR, 110 * MINUTE);
    expect(allowed([before])).toMatchObject({ kind: 'wait', why: 'gap' });
    expect(allowed([before, ahead])).toMatchObject({ kind: 'wait', why: 'gap' });
  });

  test('makes no room in a day that is full', () => {
    const full = [15, 10, 5].map((hours) => past(hours * HOUR, hours * HOUR - 10 * MINUTE, { pack: 'heat' }));
    const heat = wish({ pack: 'heat' });
    expect(allowed(full, heat)).toMatchObject({ kind: 'wait', why: 'times-a-day', from: NOON + 9 * HOUR });
    expect(allowed([...full, { ...ahead, pack: 'heat' }], heat)).toMatchObject({ kind: 'wait', why: 'times-a-day' });
  });

  test('counts as it is written, up to a day: a wait, and no extra dose', () => {
    expect(allowed([past(-HOUR, -HOUR - 15 * MINUTE)])).toMatchObject({ kind: 'wait', from: NOON + 3.25 * HOUR });
  });

  test('further ahead locks nobody out', () => {
    expect(allowed([past(-400 * DAY, -400 * DAY - 15 * MINUTE)])).toMatchObject({
      kind: 'fine',
      used: 0,
      timesLeft: 6,
    });
  });
});

describe('whatever was done before', () => {
  const packs = fc.array(
    fc.record({
      from: fc.integer({ min: -2 * DAY, max: 3 * DAY }),
      length: fc.integer({ min: 0, max: 25 * MINUTE }),
      pack: fc.constantFrom('cold', 'heat'),
      end: fc.constantFrom('finished', 'stopped', 'skin'),
      areas: fc.constantFrom<readonly string[]>([], ['first'], ['second'], ['first', 'second']),
      side: fc.constantFrom('left', 'right', undefined),
    }),
    { maxLength: 15 },
  );
  const toPast = (list: typeof packs extends fc.Arbitrary<infer Value> ? Value : never) =>
    list.map(({ from, length, side, ...fields }) =>
      past(from, from - length, { ...fields, ...(side === undefined ? {} : { side }) }),
    );
  const wishes = fc.constantFrom(
    wish(),
    wish({ pack: 'heat' }),
    wish({}, { areas: [] }),
    wish({}, { areas: ['first'], side: 'left' }),
  );

  test('the minutes left and used together are the most, and a wait ends', () => {
    fc.assert(
      fc.property(packs, wishes, (list, wanted) => {
        const result = packAllowance(toPast(list), wanted, NOON);
        if (result.kind === 'fine') {
          expect(result.left + result.used).toBe(wanted.dose.mostMinutes * MINUTE);
          expect(result.left).toBeGreaterThanOrEqual(MINUTE);
          expect(result.timesLeft).toBeGreaterThanOrEqual(1);
        } else {
          expect(result.from).toBeGreaterThan(NOON);
          // A day ahead at the most, a day of the count, and the gap.
          expect(result.from).toBeLessThanOrEqual(NOON + 2 * DAY + 5 * HOUR);
        }
      }),
    );
  });

  test('a pack ahead never allows more than there was without it', () => {
    const ahead = fc.record({
      in: fc.integer({ min: 1, max: 2 * DAY }),
      length: fc.integer({ min: 0, max: 25 * MINUTE }),
    });
    const ends = fc.constantFrom<PastPack['end']>('finished', 'stopped', 'skin');
    fc.assert(
      fc.property(packs, wishes, ahead, ends, (list, wanted, { in: start, length }, end) => {
        const known = toPast(list).filter(({ endedAt }) => endedAt <= NOON);
        const future = past(-start, -start - length, { pack: wanted.dose.pack, end });
        const [without, also] = [known, [...known, future]].map((some) => packAllowance(some, wanted, NOON));
        if (without?.kind === 'wait') expect(also?.kind).toBe('wait');
        if (without?.kind !== 'fine' || also?.kind !== 'fine') return;
        expect(also.left).toBeLessThanOrEqual(without.left);
        expect(also.timesLeft).toBeLessThanOrEqual(without.timesLeft);
      }),
    );
  });

  test('order and repetition of the packs do not matter to when it is fine', () => {
    fc.assert(
      fc.property(packs, wishes, (list, wanted) => {
        const some = toPast(list);
        const kind = packAllowance(some, wanted, NOON);
        expect(packAllowance([...some].reverse(), wanted, NOON)).toMatchObject(
          kind.kind === 'fine' ? kind : { kind: 'wait', why: kind.why, from: kind.from },
        );
      }),
    );
  });

  test('somebody who always takes what is allowed never has more than the most within a gap, nor too many a day', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            wait: fc.integer({ min: 0, max: 5 * HOUR }),
            share: fc.integer({ min: 1, max: 100 }),
            end: fc.constantFrom('finished', 'stopped'),
          }),
          { maxLength: 40 },
        ),
        (tries) => {
          const wanted = wish({ timesPerDay: 4 });
          const done: PastPack[] = [];
          let now = NOON;
          for (const { wait, share, end } of tries) {
            now += wait;
            const may = packAllowance(done, wanted, now);
            if (may.kind === 'wait') continue;
            const onSkin = (may.left * share) / 100;
            done.push({ pack: 'cold', areas: ['first'], startedAt: now, endedAt: now + onSkin, onSkin, end });
            now += onSkin;
          }
          for (const { startedAt } of done) {
            const within = (length: number) =>
              done.filter((other) => other.startedAt >= startedAt && other.endedAt <= startedAt + length);
            expect(within(2 * HOUR).reduce((sum, { onSkin }) => sum + onSkin, 0)).toBeLessThanOrEqual(
              20 * MINUTE + 1e-6,
            );
            // Four times the most, and what a fifth had before the day began.
            expect(within(DAY).reduce((sum, { onSkin }) => sum + onSkin, 0)).toBeLessThanOrEqual(100 * MINUTE);
          }
        },
      ),
    );
  });
});

test('the record of a pack that is over gives back the pack', () => {
  const at = (milliseconds: number) => ({ wall: NOON + milliseconds, boot: milliseconds, bootId: 'one' });
  const start: PackStart = {
    id: 'a1',
    pack: 'cold',
    areas: ['first'],
    labels: ['first place'],
    side: 'left',
    duration: 15 * MINUTE,
    most: 20 * MINUTE,
    alreadyOn: 3 * MINUTE,
    skinCheckAt: 5 * MINUTE,
    gapHours: 2,
    timesPerDay: 6,
    at: at(0),
  };
  const end = { startedAt: NOON - 3 * MINUTE, endedAt: NOON + 2 * MINUTE, onSkin: 5 * MINUTE, end: 'stopped' } as const;
  const record = recordOf(packAfter(start, []), end, () => 60);
  expect(record).toEqual({
    v: 1,
    id: 'a1',
    at: '2026-11-23T13:02:00+01:00',
    type: 'pack',
    pack: 'cold',
    areas: ['first'],
    side: 'left',
    startedAt: '2026-11-23T12:57:00+01:00',
    seconds: 300,
    end: 'stopped',
  });
  expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  expect(pastPack(record)).toEqual({ pack: 'cold', areas: ['first'], side: 'left', ...end });

  // No side is no field, neither on the disk nor in memory.
  const { side: _side, ...bare } = start;
  const { side: _other, ...plain } = record;
  expect(recordOf(packAfter(bare, []), end, () => 60)).toStrictEqual(plain);
  expect(pastPack(plain)).toStrictEqual({ pack: 'cold', areas: ['first'], ...end });
});
