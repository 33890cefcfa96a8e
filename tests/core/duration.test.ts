import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationWords, minutesAndSeconds, readDuration, timeLeft } from '../../src/core/duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('reading a length of time', () => {
  test.each([
    ['15', 15 * MINUTE],
    ['15m', 15 * MINUTE],
    ['15 min', 15 * MINUTE],
    ['15:00', 15 * MINUTE],
    ['0:30', 30 * SECOND],
    ['90s', 90 * SECOND],
    ['1m30s', 90 * SECOND],
    ['1M 30S', 90 * SECOND],
    ['1h5m', 65 * MINUTE],
  ])('"%s" is %d milliseconds', (text, milliseconds) => {
    expect(readDuration(text)).toEqual({ milliseconds });
  });

  test.each([
    ['0', 'no time at all'],
    ['0:00', 'no time at all'],
    ['-5', 'less than nothing'],
    ['', 'no length of time'],
    ['abc', 'no length of time'],
    ['1:75', 'no length of time'],
    ['1m90s', 'no length of time'],
    ['1.5', 'no length of time'],
    ['1e3', 'no length of time'],
    ['15m15', 'no length of time'],
    ['99999', 'no length of time'],
    ['Infinity', 'no length of time'],
    ['١٥', 'no length of time'],
  ])('"%s" is refused: %s', (text, why) => {
    const read = readDuration(text);
    expect(read).toHaveProperty('reason', expect.stringContaining(why));
    expect(read).toHaveProperty('reason', expect.stringContaining('15m'));
  });

  test('junk of any length is a reason or a time above nothing, never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dhms: -]{0,9}$/)), (text) => {
        const read = readDuration(text);
        if ('reason' in read) expect(read.reason.length).toBeLessThan(140);
        else expect(read.milliseconds).toBeGreaterThan(0);
      }),
    );
  });

  test('a time that is written by us is read as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 * 60 }), (seconds) => {
        expect(readDuration(minutesAndSeconds(seconds * SECOND))).toEqual({ milliseconds: seconds * SECOND });
      }),
    );
  });
});

describe('writing a length of time', () => {
  test('as minutes and seconds', () => {
    expect([0, 5_999, 65_000, 20 * MINUTE, 72 * MINUTE].map(minutesAndSeconds)).toEqual([
      '0:00',
      '0:05',
      '1:05',
      '20:00',
      '72:00',
    ]);
  });

  test('what is left shows 0:00 at the end and not before', () => {
    expect([15 * MINUTE, 1_001, 1_000, 1, 0, -5].map(timeLeft)).toEqual([
      '15:00',
      '0:02',
      '0:01',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });

  test('in words', () => {
    expect([0, 1_000, MINUTE, 90_000, 15 * MINUTE].map(durationWords)).toEqual([
      '0 seconds',
      '1 second',
      '1 minute',
      '1 minute 30 seconds',
      '15 minutes',
    ]);
  });
});
