import type { Effect } from '../core/countdown.ts';
import { type Pack, type PackBar, UNKNOWN_AREA } from '../core/packs.ts';
import type { TimerView } from './render/timer.ts';
import type { World } from './world.ts';

/** The version of the shape of the events; fields are only ever added within one. */
const EVENT_VERSION = 1;

/** Times of the wall clock in milliseconds since 1970, as they look from this moment. */
export interface WallTimes {
  readonly until: number;
  /** When the next pack may start. */
  readonly nextFrom: number;
}

/** Tells an event of a pack to a script. */
export type TellEvent = (view: TimerView, effect: Effect, times: WallTimes) => void;

/** Writes events of a pack as lines of JSON on stdout; `elapsed`, `left` and `over` in whole seconds. */
export function writeEvents(world: World, dataVersion: string): TellEvent {
  return (view, effect, times) => {
    const elapsed = Math.floor(effect.onSkin / 1000);
    const body = {
      schemaVersion: EVENT_VERSION,
      event: effect.kind,
      elapsed,
      left: Math.max(0, Math.round(view.duration / 1000) - elapsed),
      ...(effect.kind === 'start' ? { dataVersion, ...startOf(view, times) } : {}),
      ...(effect.kind === 'end' || effect.kind === 'stop' ? endOf(view, effect, times) : {}),
    };
    world.stdout.write(line(body));
  };
}

function startOf({ pack, areas, duration, dose, how, stopIf }: TimerView, { until }: WallTimes) {
  return {
    pack,
    areas: areas.length > 0 ? areas.map(({ id }) => id) : [UNKNOWN_AREA],
    minutes: Math.round(duration / 600) / 100,
    until: new Date(until).toISOString(),
    skinCheckMinutes: dose.skinCheckMinutes,
    gapHours: dose.gapHours,
    timesPerDay: dose.timesPerDay,
    limits: dose.limits.map(({ id, reason, sources }) => ({ id, text: reason, sources })),
    how,
    stopIf,
  };
}

function endOf({ dose }: TimerView, { over }: Effect, { nextFrom }: WallTimes) {
  return { over: Math.floor(over / 1000), gapHours: dose.gapHours, nextFrom: new Date(nextFrom).toISOString() };
}

/** The event of a pack that was not started, with every reason. */
export function refusedEvent(pack: Pack, bars: readonly PackBar[]): string {
  const reasons = bars.map(({ id, reason, sources }) => ({ id, text: reason, sources }));
  return line({ schemaVersion: EVENT_VERSION, event: 'refused', pack, reasons });
}

function line(body: unknown): string {
  return `${JSON.stringify(body)}\n`;
}
