import { toInstant } from '../core/instants.ts';
import type { Clock } from './world.ts';

/** The day it is where the hiker is, such as 2026-11-23. */
export function today(clock: Clock): string {
  const now = new Date(clock.now());
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The instant it is where the hiker is, or was so many milliseconds after 1970, as the journal keeps it. */
export function instantOf(clock: Clock, milliseconds: number = clock.now()): string {
  return toInstant(milliseconds, clock.offsetMinutes(milliseconds));
}
