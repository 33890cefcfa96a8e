import type { ExerciseDone } from '../journal-records.ts';
import { isOver, type Session, type SessionItem } from './session-state.ts';

/** What was finished, by exercise and side; what was never begun is absent. */
export function exercisesDone({ items }: Session): readonly ExerciseDone[] {
  return items.filter(wasBegun).flatMap(({ item, turns, done }) =>
    item.sides.map((side) => {
      const own = turns.flatMap((turn, place) => (turn.side === side ? [place] : []));
      return {
        exercise: item.exercise.id,
        ...(side === undefined ? {} : { side }),
        done: own.filter((place) => done.includes(place)).length,
        of: own.length,
      };
    }),
  );
}

function wasBegun({ done, fate }: SessionItem): boolean {
  return done.length > 0 || fate !== 'open';
}

/** The ids of the exercises that are still to come when the session is stopped now, the one that is on included. */
export function exercisesLeft(state: Session): readonly string[] {
  if (state.phase === 'finished') return [];
  return state.items
    .filter(({ fate }, place) => place >= state.place && fate === 'open')
    .filter(({ turns, done }) => done.length < turns.length)
    .map(({ item }) => item.exercise.id);
}

/** How many exercises the session had, each counted once: what was begun and what was left. */
export function exerciseCount(state: Session): number {
  const begun = exercisesDone(state).map(({ exercise }) => exercise);
  return new Set([...begun, ...exercisesLeft(state)]).size;
}

/** True at the end of a session that is worth keeping: it was begun, or something was left out of it. */
export function isWorthKeeping(state: Session): boolean {
  return isOver(state) && (state.begun || state.items.some(wasBegun));
}
