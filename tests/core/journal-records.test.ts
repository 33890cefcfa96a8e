import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInstant } from '../../src/core/instants.ts';
import { type JournalRecord, millisecondsOf, monthOf, readRecord, toInstant } from '../../src/core/journal-records.ts';
import { SIDES } from '../../src/core/side.ts';

const head = { v: 1, id: 'abc-1_Z', at: '2026-11-23T14:05:12+01:00' } as const;
const PACK: JournalRecord = {
  ...head,
  type: 'pack',
  pack: 'cold',
  areas: ['knee', 'shin-front'],
  side: 'left',
  startedAt: '2026-11-23T13:50:12+01:00',
  seconds: 900,
  end: 'finished',
};
const SESSION: JournalRecord = {
  ...head,
  type: 'session',
  startedAt: '2026-11-23T13:50:12+01:00',
  end: 'stopped',
  exercises: [
    { exercise: 'figure-four', side: 'right', done: 2, of: 3 },
    { exercise: 'bridge', done: 0, of: 12 },
  ],
  left: ['calf-raise'],
};
const HURT: JournalRecord = { ...head, type: 'hurt', exercise: 'figure-four', state: 'forgiven' };
const CHECK: JournalRecord = {
  ...head,
  type: 'check',
  dataVersion: '2026.11.2',
  level: 'soon',
  noExercise: true,
  answers: { region: ['hip'], age: 47, signs: ['not-sure:fever', 'swelling'], side: 'left' },
};
const BARE: JournalRecord = { ...CHECK, level: 'urgent', answers: {}, bare: true };
const OF_REGION: JournalRecord = { ...SESSION, regions: ['hip'] };
const KINDS = {
  pack: PACK,
  session: SESSION,
  'session for a region': OF_REGION,
  hurt: HURT,
  check: CHECK,
  'check without answers': BARE,
};

describe('a record', () => {
  test.each(Object.entries(KINDS))('of a %s is read as it was written', (_kind, record) => {
    expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  test.each(Object.entries(KINDS))(
    'of a %s with a field taken away is damaged, unless it may be missing',
    (_k, record) => {
      for (const field of Object.keys(record)) {
        const { [field as keyof typeof record]: _gone, ...rest } = record;
        const read = readRecord(rest);
        if (['side', 'regions', 'bare'].includes(field)) expect(read).toMatchObject({ type: record.type });
        else expect(read, field).toBeUndefined();
      }
    },
  );

  test.each(Object.entries(KINDS))('of a %s with a field of another type is damaged', (_kind, record) => {
    for (const field of Object.keys(record)) {
      for (const wrong of [null, true, -1, 1.5, Number.NaN, 'x'.repeat(5000), '', {}, [{}], [[]], '\u001b[2J']) {
        // A version that is a number above 1 is no damage, and false is as good as true.
        if ((field === 'noExercise' || field === 'bare') && wrong === true) continue;
        if (field === 'answers' && typeof wrong === 'object' && wrong !== null && !Array.isArray(wrong)) continue;
        expect(readRecord({ ...record, [field]: wrong }), `${field} ${String(wrong).slice(0, 20)}`).toBeUndefined();
      }
    }
  });

  test('of a check that says it has no answers has none', () => {
    expect(readRecord({ ...CHECK, bare: true })).toBeUndefined();
  });

  test('of a later version is known as such, whatever else it holds', () => {
    expect(readRecord({ v: 2 })).toBe('newer');
    expect(readRecord({ ...PACK, v: 2, areas: 7 })).toBe('newer');
    for (const v of [0, -1, 1.5, '2', null, Number.POSITIVE_INFINITY])
      expect(readRecord({ ...PACK, v })).toBeUndefined();
  });

  test('of a kind that is not known is kept and ignored', () => {
    expect(readRecord({ ...head, type: 'pain', score: 4 })).toBe('unknown');
    expect(readRecord({ ...head, type: 'constructor' })).toBe('unknown');
    expect(readRecord({ ...head, type: '__proto__' })).toBeUndefined();
    expect(readRecord({ type: 'pain', v: 1 })).toBeUndefined();
  });

  test('brings no field along that this program does not know, and no key that means something to JavaScript', () => {
    const text = `{"__proto__":{"level":"soon"},"extra":1,${JSON.stringify(HURT).slice(1)}`;
    expect(readRecord(JSON.parse(text))).toEqual(HURT);
    const answers = JSON.parse('{"__proto__":"no"}');
    expect(readRecord({ ...CHECK, answers })).toBeUndefined();
    const own = readRecord({ ...CHECK, answers: JSON.parse('{"constructor":"no"}') });
    expect(own).toMatchObject({ answers: { constructor: 'no' } });
  });

  test('takes nothing from a prototype', () => {
    expect(
      readRecord(JSON.parse('{"v":1,"id":"a","at":"2026-11-23T14:05:12+01:00","type":"toString"}')),
    ).toBeUndefined();
  });

  test.each([null, undefined, 1, 'text', [], [PACK], true])('is an object: %j is none', (value) => {
    expect(readRecord(value)).toBeUndefined();
  });

  test('with far too many entries is damaged', () => {
    const many = Array.from({ length: 1001 }, (_, index) => `a${index}`);
    expect(readRecord({ ...PACK, areas: many })).toBeUndefined();
    expect(readRecord({ ...CHECK, answers: Object.fromEntries(many.map((id) => [id, 1])) })).toBeUndefined();
  });

  test('with the longest that any record holds is read', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `a${index}`);
    const longest = 'a'.repeat(100);
    for (const record of [
      { ...PACK, id: 'i'.repeat(64), areas: many, seconds: 0 },
      { ...SESSION, exercises: [{ exercise: longest, done: 0, of: 0 }], left: [longest] },
      { ...CHECK, dataVersion: 'v'.repeat(40), answers: Object.fromEntries(many.map((id) => [id, longest])) },
      { ...CHECK, answers: { [longest]: [longest, 'not-sure:a'], age: -1.5 } },
    ])
      expect(readRecord(record)).toEqual(record);
  });

  test.each<Readonly<Record<string, unknown>>>([
    { ...PACK, id: 'i'.repeat(65) },
    { ...PACK, id: 'a b' },
    { ...PACK, areas: ['a'.repeat(101)] },
    { ...PACK, areas: ['ok', 'Not ok'] },
    { ...PACK, side: 'both' },
    { ...PACK, end: 'forgotten' },
    { ...SESSION, end: 'skin' },
    { ...SESSION, exercises: [{ exercise: 'a', done: 1 }] },
    { ...SESSION, exercises: [{ exercise: 'a', done: 1, of: -1 }] },
    { ...SESSION, exercises: [{ exercise: 'a', side: 'both', done: 1, of: 1 }] },
    { ...SESSION, exercises: [{ exercise: 'A', done: 1, of: 1 }] },
    {
      ...SESSION,
      exercises: [
        { exercise: 'a', done: 1, of: 1 },
        { exercise: 'b', done: '1', of: 1 },
      ],
    },
    { ...SESSION, regions: ['Hip'] },
    { ...HURT, state: 'hurts' },
    { ...HURT, exercise: 'a--b' },
    { ...CHECK, dataVersion: 'v'.repeat(41) },
    { ...CHECK, dataVersion: 'one two' },
    { ...CHECK, level: 'fine' },
    { ...CHECK, noExercise: 'no' },
    { ...CHECK, answers: { Hip: 'yes' } },
    { ...CHECK, answers: { hip: 'Yes' } },
    { ...CHECK, answers: { hip: 'a'.repeat(101) } },
    { ...CHECK, answers: { hip: ['yes', 'No'] } },
    { ...CHECK, answers: { hip: Number.NaN } },
    { ...CHECK, answers: { hip: 'not-sure:' } },
    { ...BARE, bare: false },
  ])('that says %j is damaged', (record) => {
    expect(readRecord(record)).toBeUndefined();
  });

  test('a day that does not exist is damage', () => {
    for (const at of ['2026-02-30T12:00:00+01:00', '2026-11-23T24:00:00+01:00', '2025-02-29T00:00:00+00:00'])
      expect(readRecord({ ...HURT, at }), at).toBeUndefined();
  });

  test('whatever JSON there is: it is judged, and never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.values(KINDS)), fc.nat(), (value, record, pick) => {
        readRecord(value);
        const fields = Object.keys(record);
        const field = fields[pick % fields.length] ?? 'v';
        const read = readRecord({ ...record, [field]: value });
        // What is read could be written: reading it again changes nothing.
        if (typeof read === 'object') expect(readRecord(JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test('the sides are left and right', () => {
    expect(SIDES).toEqual(['left', 'right']);
  });
});

describe('an instant', () => {
  test.each([
    [0, 0, '1970-01-01T00:00:00+00:00'],
    [0, 60, '1970-01-01T01:00:00+01:00'],
    [0, -210, '1969-12-31T20:30:00-03:30'],
    [1_795_439_112_999, 60, '2026-11-23T14:05:12+01:00'],
    [1_709_164_800_000, 0, '2024-02-29T00:00:00+00:00'],
    [951_782_400_000, 345, '2000-02-29T05:45:00+05:45'],
  ])('%d at %d minutes is %s', (milliseconds, offset, text) => {
    expect(toInstant(milliseconds, offset)).toBe(text);
    expect(millisecondsOf(text)).toBe(Math.floor(milliseconds / 1000) * 1000);
  });

  test('comes back as it was, to the second, at any offset; and the calendar is the one of JavaScript', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 }),
        fc.integer({ min: -18 * 60, max: 18 * 60 }),
        (milliseconds, offset) => {
          const text = toInstant(milliseconds, offset);
          const second = Math.floor(milliseconds / 1000) * 1000;
          expect(readInstant(text)).toBe(second);
          expect(text.slice(0, 19)).toBe(new Date(second + offset * 60_000).toISOString().slice(0, 19));
          expect(millisecondsOf(text)).toBe(Date.parse(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('the hour that comes twice when summer time ends stands there twice, in its order', () => {
    const first = toInstant(Date.parse('2026-10-25T00:30:00Z'), 120);
    const second = toInstant(Date.parse('2026-10-25T01:30:00Z'), 60);
    expect([first, second]).toEqual(['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00']);
    expect(millisecondsOf(second) - millisecondsOf(first)).toBe(3_600_000);
  });

  test('stays one that can be read where the clock is out of its mind', () => {
    for (const wild of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15, -8.64e15, -1e20]) {
      for (const offset of [0, 840, -720, Number.NaN, 1e9, -1e9])
        expect(readInstant(toInstant(wild, offset)), `${wild} ${offset}`).toBeTypeOf('number');
    }
  });

  test.each([
    [Number.POSITIVE_INFINITY, 0, '9999-12-30T23:59:59+00:00'],
    [Number.NEGATIVE_INFINITY, 0, '0001-01-02T00:00:00+00:00'],
    [Number.NaN, 0, '1970-01-01T00:00:00+00:00'],
    [0, Number.NaN, '1970-01-01T00:00:00+00:00'],
    [0, 1e9, '1970-01-01T18:00:00+18:00'],
    [0, -1e9, '1969-12-31T06:00:00-18:00'],
    [0, 0.4, '1970-01-01T00:00:00+00:00'],
  ])('of a clock that says %d at %d minutes is the nearest there is: %s', (milliseconds, offset, text) => {
    expect(toInstant(milliseconds, offset)).toBe(text);
  });

  test.each(['0001-01-01T00:00:00+00:00', '9999-12-31T23:59:59-18:00', '2026-01-31T00:00:00+00:59'])(
    '"%s" is one',
    (text) => {
      expect(readInstant(text)).toBeTypeOf('number');
    },
  );

  test.each([
    '2026-11-23T14:05:60+01:00',
    '2026-11-23T14:05:12+18:01',
    '2026-11-23',
    '2026-11-23T14:05:12Z',
    '2026-11-23T14:05:12.000+01:00',
    '2026-11-23 14:05:12+01:00',
    '2026-11-23T14:05:12+01:60',
    '2026-11-23T14:05:12+19:00',
    '2026-11-23T14:60:12+01:00',
    '2026-00-23T14:05:12+01:00',
    '2026-13-23T14:05:12+01:00',
    '2026-11-00T14:05:12+01:00',
    '2026-11-31T14:05:12+01:00',
    '0000-11-23T14:05:12+01:00',
    '2026-11-23T14:05:12+01:00\n',
    '',
  ])('"%s" is none', (text) => {
    expect(readInstant(text)).toBeUndefined();
    expect(millisecondsOf(text)).toBeNaN();
  });

  test('belongs to the month of the place where it was written', () => {
    const newYear = Date.parse('2026-12-31T23:30:00Z');
    expect(monthOf(toInstant(newYear, 60))).toBe('2027-01');
    expect(monthOf(toInstant(newYear, -300))).toBe('2026-12');
  });
});
