import type { RoutineItem } from './routine.ts';
import { countsInAfter, turnsOf } from './routine-time.ts';
import { type Fate, itemOf, type Phase, type Session, type SessionItem } from './session-state.ts';
import { type SessionEffect, type SessionStep, stepTo } from './session-step.ts';

// How one phase follows the other, from exercise to exercise.

/** An exercise as a session begins it. */
export function openItem(item: RoutineItem): SessionItem {
  return { item, turns: turnsOf(item), done: [], fate: 'open' };
}

/** The phase came to its end by itself or because the hiker goes on. */
export function complete(state: Session, effects: readonly SessionEffect[]): SessionStep {
  switch (state.phase) {
    case 'introduction':
    case 'between-sets':
    case 'change-sides':
      return stepTo(enter(state, itemOf(state).item.timed ? 'count-in' : 'set'), effects, true);
    case 'rest': {
      // Only holds have rests: between sets there is a pause of its own.
      const next = countsInAfter('rest', itemOf(state).item) ? 'count-in' : 'hold';
      return stepTo(enter({ ...state, extra: 0 }, next), effects, true);
    }
    case 'count-in':
      return stepTo(enter({ ...state, extra: 0 }, itemOf(state).item.timed ? 'hold' : 'set'), effects, true);
    case 'hold':
    case 'set':
      return turnDone(state, effects);
    case 'hurt':
      return afterHurt(state, effects);
    default:
      return stepTo(state, effects);
  }
}

/** The next phase begins when the one before was seen to end, so that each has its full time. */
export function enter(state: Session, phase: Phase): Session {
  const begins = phase === 'count-in' || phase === 'set';
  return { ...state, phase, spent: 0, waits: 'no', begun: state.begun || begins };
}

function turnDone(state: Session, before: readonly SessionEffect[]): SessionStep {
  const current = itemOf(state);
  const done = [...new Set([...current.done, state.turn])].sort((a, b) => a - b);
  const marked = withItem(state, { ...current, done });
  const effects: readonly SessionEffect[] = [...before, { kind: 'turn-done', at: marked }];
  const next = current.turns[state.turn + 1];
  if (next === undefined) return leaveItem(marked, effects);
  const phase = next.after === 'introduction' ? 'rest' : next.after;
  return stepTo(enter({ ...marked, turn: state.turn + 1 }, phase), effects, true);
}

/** On to the next exercise. What was not done in full is told as skipped, never in silence. */
export function leaveItem(state: Session, before: readonly SessionEffect[]): SessionStep {
  const current = itemOf(state);
  const isDone = current.done.length === current.turns.length;
  const fate: Fate = current.fate === 'hurt' ? 'hurt' : isDone ? 'done' : 'skipped';
  const marked = withItem(state, { ...current, fate });
  const told: readonly SessionEffect[] =
    fate === 'hurt' ? [] : [{ kind: fate === 'done' ? 'exercise-done' : 'skipped', at: marked }];
  const effects = [...before, ...told];
  const place = state.items.findIndex((entry, other) => other > state.place && entry.fate !== 'hurt');
  if (place === -1) return stepTo({ ...enter(marked, 'finished') }, effects, true);
  return stepTo(enter({ ...marked, place, turn: 0, extra: 0 }, 'introduction'), effects, true);
}

/** The easier form takes the place of what hurt, where there is one. */
function afterHurt(state: Session, effects: readonly SessionEffect[]): SessionStep {
  const form = easierFormOf(state);
  if (form === undefined) return leaveItem(state, effects);
  const easier = openItem(form);
  const items = state.items.toSpliced(state.place + 1, 0, easier);
  return leaveItem({ ...state, items }, effects);
}

/** The easier form of what is on, unless the session has that exercise anyway. */
export function easierFormOf(state: Session): RoutineItem | undefined {
  const { item } = itemOf(state);
  const form = item.ifItHurts?.item;
  const isThere = state.items.some(
    (entry, place) => place !== state.place && entry.item.exercise.id === form?.exercise.id,
  );
  return isThere ? undefined : form;
}

/** The session with another state of the exercise that is on. */
export function withItem(state: Session, item: SessionItem): Session {
  return { ...state, items: state.items.with(state.place, item) };
}
