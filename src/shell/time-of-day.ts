import { DAY } from '../core/duration.ts';
import type { TimeOfDay } from './render/timer.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * A moment as hh:mm where the hiker is, with the day where that is not today: "tomorrow 01:10", "Friday 08:00".
 * By hand: one `Intl` date costs half of what Node takes to start.
 */
export function timeOfDay(milliseconds: number, now: number): TimeOfDay {
  const date = new Date(milliseconds);
  const time = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  const away = dayOf(date) - dayOf(new Date(now));
  if (away === 0) return time;
  return `${away === 1 ? 'tomorrow' : away === -1 ? 'yesterday' : (DAYS[date.getDay()] ?? '')} ${time}`;
}

/** The same after a verb: "at 14:05", "yesterday at 23:59". */
export function atTimeOfDay(milliseconds: number, now: number): string {
  const [time, day] = timeOfDay(milliseconds, now).split(' ').reverse();
  return day === undefined ? `at ${time}` : `${day} at ${time}`;
}

/** Days are counted in Greenwich, so that a day of 23 hours is a day. */
function dayOf(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}
