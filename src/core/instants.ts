// Instants with the offset of the place, such as 2026-11-23T14:05:12+01:00, worked out without a clock or a time zone:
// two of them can be compared wherever and whenever they were written.

import { DAY, MINUTE } from './duration.ts';

/** Days of the calendar repeat after 400 years. */
const ERA_DAYS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const EPOCH_DAYS = 719_468;

/** The first and the last second that four digits of a year can tell, wherever one is. */
const FIRST = -62_135_596_800_000 + DAY;
const LAST = 253_402_300_799_000 - DAY;
/** No place is further from Greenwich than this. */
const MOST_OFFSET_MINUTES = 18 * 60;

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})([+-])(\d{2}):(\d{2})$/;

/**
 * Milliseconds since 1970 as an instant of a place that is so many minutes ahead of Greenwich, to the second before.
 * A clock that is out of its mind gives the nearest instant there is.
 */
export function toInstant(milliseconds: number, offsetMinutes: number): string {
  const offset = Number.isFinite(offsetMinutes)
    ? Math.max(-MOST_OFFSET_MINUTES, Math.min(MOST_OFFSET_MINUTES, Math.round(offsetMinutes)))
    : 0;
  const moment = Number.isNaN(milliseconds) ? 0 : Math.max(FIRST, Math.min(LAST, milliseconds));
  const local = Math.floor((moment + offset * MINUTE) / 1000) * 1000;
  const days = Math.floor(local / DAY);
  const seconds = (local - days * DAY) / 1000;
  const { year, month, day } = dateOf(days);
  const away = Math.abs(offset);
  const date = `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const place = [Math.floor(away / 60), away % 60];
  const [clock, zone] = [time, place].map((parts) => parts.map((part) => padded(part)).join(':'));
  return `${date}T${clock}${offset < 0 ? '-' : '+'}${zone}`;
}

/** Milliseconds since 1970 of an instant that `toInstant` can write; undefined for anything else. */
export function readInstant(text: unknown): number | undefined {
  const match = typeof text === 'string' && text.length === 25 ? INSTANT.exec(text) : null;
  if (match === null) return undefined;
  const part = (group: number) => Number(match[group]);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hours, minutes, seconds] = [part(4), part(5), part(6)];
  const away = part(8) * 60 + part(9);
  if (year < 1 || hours > 23 || minutes > 59 || seconds > 59 || part(9) > 59 || away > MOST_OFFSET_MINUTES)
    return undefined;
  const days = daysOf(year, month, day);
  const back = dateOf(days);
  // 30 February would come back as another day.
  if (month < 1 || month > 12 || back.year !== year || back.month !== month || back.day !== day) return undefined;
  const offset = match[7] === '-' ? -away : away;
  return days * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 - offset * MINUTE;
}

/** Milliseconds since 1970 of an instant out of a record that was read or made; NaN for any other text. */
export function millisecondsOf(instant: string): number {
  return readInstant(instant) ?? Number.NaN;
}

/** The month of an instant where it was written, such as 2026-11. */
export function monthOf(instant: string): string {
  return instant.slice(0, 7);
}

/** Days since 1970-01-01, by the calendar of today at all times. The year begins in March: the leap day is its last. */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH_DAYS;
}

function dateOf(daysSince1970: number): { readonly year: number; readonly month: number; readonly day: number } {
  const days = daysSince1970 + EPOCH_DAYS;
  const era = Math.floor(days / ERA_DAYS);
  const dayOfEra = days - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

function padded(number: number, digits = 2): string {
  return String(number).padStart(digits, '0');
}
