import type { Clock } from './world.ts';

/** The day it is where the hiker is, such as 2026-11-23. */
export function today(clock: Clock): string {
  const now = new Date(clock.now());
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
