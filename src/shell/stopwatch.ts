import type { Moment } from '../core/packs/running-pack.ts';
import type { Clock } from './world.ts';

/**
 * Systems tell the time since boot in steps of 10 ms to a second, so two readings may differ by a second that
 * did not pass. Only what is more than that is sleep.
 */
const COARSE = 1500;

/** The clock that counts sleep is a file on Linux: without a sign of sleep it is read only this often. */
const TRUST = 10_000;
/** So far apart two clocks may drift without a sleep or a clock that was set. */
const DRIFT = 500;

/**
 * Milliseconds since the call, sleep of the machine included: they only grow, and a wall clock that is set changes
 * nothing. As fine as the monotonic clock; it jumps ahead when the clock that counts sleep has left that one behind.
 * A wall clock that leaves it behind is only the sign to look.
 */
export function startStopwatch(clock: Clock): () => number {
  const monotonic = clock.monotonic();
  const sinceBoot = clock.sinceBoot();
  let slept = 0;
  let latest = 0;
  let looked = { awake: 0, wall: clock.now() };
  return () => {
    const awake = clock.monotonic() - monotonic;
    const wall = clock.now();
    const passed = awake - looked.awake;
    if (passed >= TRUST || Math.abs(wall - looked.wall - passed) > DRIFT) {
      looked = { awake, wall };
      const ahead = clock.sinceBoot() - sinceBoot - awake;
      if (ahead > slept + COARSE) slept = ahead;
    }
    latest = Math.max(latest, awake + slept);
    return latest;
  };
}

/** This moment by all clocks. */
export function momentNow(clock: Clock): Moment {
  const bootId = clock.bootId();
  // As coarse as the clocks are told: a fraction of a millisecond would only make the files longer.
  const moment = { wall: Math.round(clock.now()), boot: Math.round(clock.sinceBoot()) };
  return bootId === undefined ? moment : { ...moment, bootId };
}
