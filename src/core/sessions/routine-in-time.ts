import type { LeftOut, Routine, RoutineItem } from './routine.ts';
import { secondsOf } from './routine-time.ts';

/**
 * Fits the routine into the time. In this order: strengthening goes, the last first; then repetitions, one at a time
 * from whatever has most, down to two; then stretches, the last first; then repetitions down to one. The first
 * exercise stays, and no hold is ever made shorter.
 */
export function inTime(all: readonly RoutineItem[], barred: readonly LeftOut[], seconds: number | undefined): Routine {
  let items = all;
  const dropped: LeftOut[] = [];
  const total = () => items.reduce((sum, item) => sum + secondsOf(item), 0);
  const isOver = () => seconds !== undefined && total() > seconds;
  const drop = (place: number) => {
    const item = items[place];
    items = items.filter((_, other) => other !== place);
    if (item === undefined) return;
    const { exercise } = item;
    dropped.unshift({ exercise, kind: 'time', reason: 'No time for it.', sources: exercise.sources });
  };
  const fewer = (least: number) => {
    for (let place = longest(items, least); isOver() && place !== undefined; place = longest(items, least)) {
      const at = place;
      items = items.map((item, other) => (other === at ? { ...item, repetitions: item.repetitions - 1 } : item));
    }
  };
  for (let place = items.length - 1; isOver() && place > 0; place -= 1) {
    if (items[place]?.exercise.kind === 'strength') drop(place);
  }
  fewer(2);
  while (isOver() && items.length > 1) drop(items.length - 1);
  fewer(1);
  const shortened = items.some((item) => item.repetitions < (item.exercise.dose.repetitions ?? 1));
  return { items, leftOut: [...barred, ...dropped], seconds: total(), shortened };
}

/** The place of the item with most repetitions by the clock, above the least; the last of equals. */
function longest(items: readonly RoutineItem[], least: number): number | undefined {
  const counts = items.map((item) => (item.timed && item.repetitions > least ? item.repetitions : 0));
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : counts.lastIndexOf(most);
}
