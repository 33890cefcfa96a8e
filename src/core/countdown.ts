/**
 * A countdown by deadline. It is told how far a clock has come that only grows (milliseconds from any start) and
 * never counts ticks: late, early, missing or doubled ticks change nothing but when a cue is told.
 *
 * What counts is the time on the skin. While it is paused the pack is off the skin, so the time on the skin stands
 * still, and all stretches together are never more than the duration.
 */

/** Points of a countdown at which something is said. */
export const CUES = ['skin-check', 'half', 'minute', 'last-minute', 'last-half-minute', 'last-ten-seconds'] as const;
export type CueKind = (typeof CUES)[number];

/** A cue, and after how many milliseconds on the skin it comes. */
export interface Cue {
  readonly kind: CueKind;
  readonly at: number;
}

/** What a countdown starts from. All times in milliseconds. */
export interface CountdownPlan {
  readonly duration: number;
  /** When to look at the skin first; left out where the end comes no later. */
  readonly skinCheckAt?: number;
  /** How long it has been on the skin before the start. */
  readonly alreadyOn?: number;
  /** Which cues are told. The end always is. */
  readonly cues: readonly CueKind[];
  /** True where the seconds that are left can be seen, so that each of them is a visible change. */
  readonly showsSeconds: boolean;
}

export interface Countdown {
  readonly phase: 'running' | 'paused' | 'stopped' | 'ended';
  readonly duration: number;
  readonly showsSeconds: boolean;
  /** Cues that are still to come, the next one first. */
  readonly toCome: readonly Cue[];
  /** Milliseconds on the skin until `since`. */
  readonly before: number;
  /** What the clock said when it last began to run. */
  readonly since: number;
}

export type CountdownEvent = 'tick' | 'pause' | 'resume' | 'stop';

/** What is to be told now. "start", "pause", "resume", "stop" and "end" come once each time they happen. */
export interface Effect {
  readonly kind: 'start' | CueKind | 'pause' | 'resume' | 'stop' | 'end';
  /** Milliseconds on the skin at this moment. */
  readonly onSkin: number;
  /** Milliseconds until the end, never below 0. */
  readonly left: number;
  /** Milliseconds past the end, when it was noticed too late; else 0. */
  readonly over: number;
}

export interface Step {
  readonly state: Countdown;
  readonly effects: readonly Effect[];
  /** What the clock says when the next visible change is due; undefined where nothing changes by itself. */
  readonly due: number | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Starts at `now`. A skin check that is due already is told at once; other cues that have passed are not. */
export function startCountdown(plan: CountdownPlan, now: number): Step {
  const { duration, alreadyOn = 0, showsSeconds } = plan;
  const all = cuesOf(plan).filter(({ kind }) => plan.cues.includes(kind));
  const toCome = all.filter(({ kind, at }) => at > alreadyOn || kind === 'skin-check');
  const state: Countdown = { phase: 'running', duration, showsSeconds, toCome, before: alreadyOn, since: now };
  const first = advance(state, 'tick', now);
  return { ...first, effects: [effect(state, 'start', alreadyOn), ...first.effects] };
}

function cuesOf({ duration, skinCheckAt }: CountdownPlan): readonly Cue[] {
  const beforeEnd = (kind: CueKind, left: number): Cue => ({ kind, at: duration - left });
  const minutes = Array.from({ length: Math.ceil(duration / MINUTE) - 1 }, (_, place) =>
    beforeEnd('minute', (place + 1) * MINUTE),
  );
  return [
    ...(skinCheckAt === undefined ? [] : [{ kind: 'skin-check', at: skinCheckAt } as const]),
    beforeEnd('half', duration / 2),
    ...minutes,
    beforeEnd('last-minute', MINUTE),
    beforeEnd('last-half-minute', 30 * SECOND),
    beforeEnd('last-ten-seconds', 10 * SECOND),
  ]
    .filter(({ at }) => at > 0 && at < duration)
    .sort((a, b) => a.at - b.at);
}

/**
 * The state after an event at `now`, and what is to be told. Whatever the event, the time up to it counts first,
 * so an end that was slept through is an end, and no key can take it back.
 */
export function advance(state: Countdown, event: CountdownEvent, now: number): Step {
  const onSkin = timeOnSkin(state, now);
  if (state.phase === 'running' && onSkin >= state.duration) {
    const ended: Countdown = { ...halted(state, 'ended', onSkin), toCome: [] };
    return { state: ended, effects: [effect(state, 'end', onSkin)], due: undefined };
  }
  const told = state.phase === 'running' ? cuesUntil(state.toCome, onSkin) : [];
  const here: Countdown = {
    ...state,
    toCome: state.toCome.filter(({ at }) => state.phase !== 'running' || at > onSkin),
  };
  const [next, own] = apply(here, event, onSkin, now);
  const effects = [
    ...told.map(({ kind }) => effect(here, kind, onSkin)),
    ...own.map((kind) => effect(here, kind, onSkin)),
  ];
  return { state: next, effects, due: dueOf(next, onSkin) };
}

function apply(
  state: Countdown,
  event: CountdownEvent,
  onSkin: number,
  now: number,
): readonly [Countdown, readonly Effect['kind'][]] {
  if (event === 'pause' && state.phase === 'running') return [halted(state, 'paused', onSkin), ['pause']];
  if (event === 'resume' && state.phase === 'paused') return [{ ...state, phase: 'running', since: now }, ['resume']];
  if (event === 'stop' && (state.phase === 'running' || state.phase === 'paused')) {
    return [halted(state, 'stopped', onSkin), ['stop']];
  }
  return [state, []];
}

function halted(state: Countdown, phase: Countdown['phase'], onSkin: number): Countdown {
  return { ...state, phase, before: onSkin };
}

/** Milliseconds on the skin, those before the start and those past the end included. A clock set back takes nothing off. */
export function timeOnSkin(state: Countdown, now: number): number {
  return state.phase === 'running' ? state.before + Math.max(0, now - state.since) : state.before;
}

/** The skin check is always told; of other cues that were missed only the latest is of use. */
function cuesUntil(toCome: readonly Cue[], onSkin: number): readonly Cue[] {
  const passed = toCome.filter(({ at }) => at <= onSkin);
  const latest = passed.at(-1)?.at;
  return passed.filter(({ kind, at }) => kind === 'skin-check' || at === latest);
}

function dueOf(state: Countdown, onSkin: number): number | undefined {
  if (state.phase !== 'running') return undefined;
  const secondsLeft = Math.ceil((state.duration - onSkin) / SECOND);
  const nextSecond = state.duration - (secondsLeft - 1) * SECOND;
  const next = Math.min(state.showsSeconds ? nextSecond : state.duration, ...state.toCome.map(({ at }) => at));
  return state.since + (next - state.before);
}

function effect(state: Countdown, kind: Effect['kind'], onSkin: number): Effect {
  return { kind, onSkin, left: Math.max(0, state.duration - onSkin), over: Math.max(0, onSkin - state.duration) };
}
