import { describe, expect, it } from 'vitest';
import { atTimeOfDay, timeOfDay } from '../../src/shell/time-of-day.ts';

const now = new Date(2026, 10, 23, 0, 10).getTime();
const on = (day: number, hours: number, minutes: number) => new Date(2026, 10, day, hours, minutes).getTime();

describe('a time of day', () => {
  it('names the day where that is not today', () => {
    expect(timeOfDay(on(23, 9, 5), now)).toBe('09:05');
    expect(timeOfDay(on(22, 23, 59), now)).toBe('yesterday 23:59');
    expect(timeOfDay(on(24, 1, 10), now)).toBe('tomorrow 01:10');
    expect(timeOfDay(on(27, 8, 0), now)).toBe('Friday 08:00');
  });

  it('reads well after a verb', () => {
    expect(atTimeOfDay(on(23, 9, 5), now)).toBe('at 09:05');
    expect(atTimeOfDay(on(22, 23, 59), now)).toBe('yesterday at 23:59');
    expect(atTimeOfDay(on(27, 8, 0), now)).toBe('Friday at 08:00');
  });
});
