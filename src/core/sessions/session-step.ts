import { SECOND } from '../duration.ts';
import { type Phase, phaseLength, type Session } from './session-state.ts';

/** What is to be told or shown now, and the state it is about. */
export interface SessionEffect {
  readonly kind:
    | Phase
    | 'ten-left'
    | 'three'
    | 'two'
    | 'one'
    | 'turn-done'
    | 'exercise-done'
    | 'skipped'
    | 'pause'
    | 'resume'
    | 'gap'
    | 'longer'
    | 'longest';
  readonly at: Session;
}

/** What an event leads to. */
export interface SessionStep {
  readonly state: Session;
  readonly effects: readonly SessionEffect[];
  /** What the clock says when the next visible change is due; undefined where nothing changes by itself. */
  readonly due: number | undefined;
}

/** How often a moving figure is drawn. */
const FRAME = 125;

/** A step to this state; where a phase begins, that is told last. */
export function stepTo(state: Session, effects: readonly SessionEffect[], begins = false): SessionStep {
  const all: readonly SessionEffect[] = begins ? [...effects, { kind: state.phase, at: state }] : effects;
  return { state, effects: all, due: dueOf(state) };
}

/** A step that tells one thing and begins no phase. */
export function told(state: Session, kind: SessionEffect['kind']): SessionStep {
  return stepTo(state, [{ kind, at: state }]);
}

/** What the clock says when the next visible change is due; undefined while nothing changes by itself. */
function dueOf(state: Session): number | undefined {
  const length = phaseLength(state);
  if (length === undefined || state.waits !== 'no') return undefined;
  const left = length - state.spent;
  const step = state.moves && state.phase === 'count-in' ? FRAME : SECOND;
  // To the next full step from the end, so that "3" comes three seconds before it.
  return state.since + (left % step === 0 ? Math.min(step, left) : left % step);
}
