import type { Effect } from '../../core/packs/countdown.ts';
import { type Pack, type PackBar, UNKNOWN_AREA } from '../../core/packs/packs.ts';
import type { TimerView } from '../render/timer.ts';
import type { World } from '../world.ts';
import type { WallTimes } from './run.ts';

/** The version of the shape of the events; fields are only ever added within one. */
const EVENT_VERSION = 1;

/** What is told besides the points of the countdown. `leave`: the program ends, the pack goes on. */
export type LeaveEffect = Omit<Effect, 'kind'> & { readonly kind: 'leave' };

/** Tells an event of a pack to a script. `gone`: it was ended elsewhere. */
export type TellEvent = (view: TimerView, effect: Effect | LeaveEffect | 'gone', times?: WallTimes) => void;

/** Writes events of the pack with this id as lines of JSON on stdout; `elapsed`, `left` and `over` in whole seconds. */
export function writeEvents(world: World, dataVersion: string, id: string): TellEvent {
  return (view, effect, times) => {
    if (effect === 'gone') {
      world.stdout.write(line({ schemaVersion: EVENT_VERSION, event: 'gone', id }));
      return;
    }
    const elapsed = Math.floor(effect.onSkin / 1000);
    const body = {
      schemaVersion: EVENT_VERSION,
      event: effect.kind,
      id,
      elapsed,
      left: Math.max(0, Math.round((effect.onSkin + effect.left - effect.over) / 1000) - elapsed),
      ...(effect.kind === 'start' && times !== undefined ? { dataVersion, ...startOf(view, effect, times) } : {}),
      ...(['end', 'stop', 'skin'].includes(effect.kind) && times !== undefined ? endOf(view, effect, times) : {}),
    };
    world.stdout.write(line(body));
  };
}

function startOf({ pack, areas, side, dose, how, stopIf }: TimerView, effect: Effect, { until }: WallTimes) {
  return {
    pack,
    areas: areas.length > 0 ? areas.map(({ id }) => id) : [UNKNOWN_AREA],
    ...(side === undefined ? {} : { side }),
    minutes: Math.round((effect.onSkin + effect.left) / 600) / 100,
    until: new Date(until).toISOString(),
    skinCheckMinutes: dose.skinCheckMinutes,
    gapHours: dose.gapHours,
    timesPerDay: dose.timesPerDay,
    limits: dose.limits.map(({ id, reason, sources }) => ({ id, text: reason, sources })),
    how: how.map(sentence),
    stopIf: stopIf.map(sentence),
  };
}

function sentence({ id, text, sources }: TimerView['how'][number]) {
  return { id, text, sources };
}

function endOf({ dose }: TimerView, { over }: Pick<Effect, 'over'>, { nextFrom }: WallTimes) {
  return { over: Math.floor(over / 1000), gapHours: dose.gapHours, nextFrom: new Date(nextFrom).toISOString() };
}

/** The event of a pack that was not started, with every reason; `from`: when it is fine, where that is known. */
export function refusedEvent(pack: Pack, bars: readonly PackBar[], from?: number): string {
  const reasons = bars.map(({ id, reason, sources }) => ({ id, text: reason, sources }));
  const at = from === undefined ? {} : { from: new Date(from).toISOString() };
  return line({ schemaVersion: EVENT_VERSION, event: 'refused', pack, reasons, ...at });
}

/** The event of a gap that is waited out. `seconds` as it looks now; `round` of `rounds`. */
export function waitEvent(pack: Pack, from: number, now: number, round: number, rounds: number): string {
  const seconds = Math.max(0, Math.ceil((from - now) / 1000));
  const until = new Date(from).toISOString();
  return line({ schemaVersion: EVENT_VERSION, event: 'wait', pack, seconds, until, round, rounds });
}

function line(body: unknown): string {
  return `${JSON.stringify(body)}\n`;
}
