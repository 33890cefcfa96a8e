import type { Clock } from './world.ts';

/**
 * Systems tell the time since boot in steps of 10 ms to a second, so two readings may differ by a second that
 * did not pass. Only what is more than that is sleep.
 */
const COARSE = 1500;

/**
 * Milliseconds since the call, sleep of the machine included: they only grow, and a wall clock that is set changes
 * nothing. As fine as the monotonic clock; it jumps ahead when the clock that counts sleep has left that one behind.
 */
export function startStopwatch(clock: Clock): () => number {
  const monotonic = clock.monotonic();
  const sinceBoot = clock.sinceBoot();
  let slept = 0;
  let latest = 0;
  return () => {
    const awake = clock.monotonic() - monotonic;
    const ahead = clock.sinceBoot() - sinceBoot - awake;
    if (ahead > slept + COARSE) slept = ahead;
    latest = Math.max(latest, awake + slept);
    return latest;
  };
}
