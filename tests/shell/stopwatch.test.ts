import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentNow, startStopwatch } from '../../src/shell/stopwatch.ts';
import { fakeWorld } from './fake-world.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

describe('a stopwatch', () => {
  test('counts the sleep of the machine as soon as it is looked at', () => {
    const { time } = fakeWorld();
    const elapsed = startStopwatch(time.clock);
    time.pass(3 * SECOND);
    time.sleep(HOUR);
    expect(Math.abs(elapsed() - HOUR - 3 * SECOND)).toBeLessThan(20);
  });

  test('finds a sleep that a wall clock hides within ten seconds', () => {
    const { time } = fakeWorld();
    const elapsed = startStopwatch(time.clock);
    time.sleep(HOUR);
    time.setWallClock(-HOUR);
    time.pass(10 * SECOND);
    expect(Math.abs(elapsed() - HOUR - 10 * SECOND)).toBeLessThan(20);
  });

  test('does not follow a wall clock that is set, is never late by more than ten seconds, and never goes back', () => {
    const steps = fc.array(
      fc.record({
        pass: fc.integer({ min: 0, max: 20 * SECOND }),
        sleep: fc.oneof(fc.constant(0), fc.integer({ min: 2 * SECOND, max: HOUR })),
        set: fc.oneof(fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })),
      }),
    );
    fc.assert(
      fc.property(steps, (life) => {
        const { time } = fakeWorld();
        const elapsed = startStopwatch(time.clock);
        let truth = 0;
        let latest = 0;
        for (const { pass, sleep, set } of life) {
          time.pass(pass);
          time.sleep(sleep);
          time.setWallClock(set);
          truth += pass + sleep;
          const now = elapsed();
          expect(now).toBeGreaterThanOrEqual(latest);
          expect(now).toBeLessThanOrEqual(truth + 20);
          latest = now;
        }
        time.pass(10 * SECOND);
        expect(Math.abs(elapsed() - truth - 10 * SECOND)).toBeLessThan(20 + 1500);
      }),
    );
  });
});

test('a moment has all clocks, and no id of the start where the system does not say', () => {
  const { time } = fakeWorld();
  expect(momentNow(time.clock)).toEqual({ wall: time.clock.now(), boot: time.clock.sinceBoot(), bootId: 'start-1' });
  expect(momentNow({ ...time.clock, bootId: () => undefined })).not.toHaveProperty('bootId');
});
