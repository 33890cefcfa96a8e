/**
 * A countdown by deadline. It is told how far a clock has come that only grows (milliseconds from any start) and
 * never counts ticks: late, early, missing or doubled ticks change nothing but when a cue is told.
 *
 * What counts is the time on the skin. What happens to the pack (a pause, a minute more, taken off) is decided
 * elsewhere (running-pack.ts); the countdown follows it, and says what is to be told and when it changes next.
 */

import { MINUTE, SECOND } from '../duration.ts';
import type { RunningPack } from './running-pack.ts';

/** Points of a countdown at which something is said. `over`: each full minute past the end. */
export const CUES = [
  'skin-check',
  'half',
  'minute',
  'last-minute',
  'last-half-minute',
  'last-ten-seconds',
  'over',
] as const;
export type CueKind = (typeof CUES)[number];

/** A cue, and after how many milliseconds on the skin it comes. */
export interface Cue {
  readonly kind: CueKind;
  readonly at: number;
}

/** How a countdown is told. All times in milliseconds. */
export interface CountdownPlan {
  /** When to look at the skin first; not told where the end comes no later. */
  readonly skinCheckAt?: number;
  /** Which cues are told. The end always is. */
  readonly cues: readonly CueKind[];
  /** True where the seconds can be seen, so that each of them is a visible change. */
  readonly showsSeconds: boolean;
  /** True where the time past the end is shown until somebody takes note of it. */
  readonly untilSeen: boolean;
}

/** How the pack stands: what a countdown follows. */
export interface Followed {
  readonly phase: RunningPack['phase'];
  readonly duration: number;
  readonly onSkin: number;
}

/** A countdown as it stands. All times in milliseconds. */
export interface Countdown {
  /** `over`: its time is up, and nobody has taken note of it. `ended`: nothing more is told. */
  readonly phase: 'running' | 'paused' | 'over' | 'ended';
  readonly plan: CountdownPlan;
  readonly duration: number;
  /** Cues that are still to come, the next one first. */
  readonly toCome: readonly Cue[];
  /** Milliseconds on the skin until `since`. */
  readonly before: number;
  /** What the clock said when that was known last. */
  readonly since: number;
}

/**
 * What is to be told now, each once each time it happens. `skin`: taken off because the skin is not well. `off`: the
 * end was taken note of.
 */
export interface Effect {
  readonly kind: 'start' | CueKind | 'pause' | 'resume' | 'extend' | 'stop' | 'skin' | 'end' | 'off';
  /** Milliseconds on the skin at this moment. */
  readonly onSkin: number;
  /** Milliseconds until the end, never below 0. */
  readonly left: number;
  /** Milliseconds past the end; else 0. */
  readonly over: number;
}

/** What comes of an event or of time that passed. */
export interface Step {
  readonly state: Countdown;
  readonly effects: readonly Effect[];
  /** What the clock says when the next visible change is due; undefined where nothing changes by itself. */
  readonly due: number | undefined;
}

/** Starts at `now`. A skin check that is due already is told at once; other cues that have passed are not. */
export function startCountdown(plan: CountdownPlan, pack: Followed, now: number): Step {
  const { duration, onSkin } = pack;
  const phase = pack.phase === 'paused' ? 'paused' : 'running';
  const toCome = cuesOf(plan, duration).filter(({ kind, at }) => at > onSkin || kind === 'skin-check');
  const state: Countdown = { phase, plan, duration, toCome, before: onSkin, since: now };
  const first = advance(state, now);
  const paused = phase === 'paused' ? [effect(state, 'pause', onSkin)] : [];
  return { ...first, effects: [effect(state, 'start', onSkin), ...paused, ...first.effects] };
}

function cuesOf({ cues, skinCheckAt }: CountdownPlan, duration: number): readonly Cue[] {
  const beforeEnd = (kind: CueKind, left: number): Cue => ({ kind, at: duration - left });
  const minutes = Array.from({ length: Math.max(0, Math.ceil(duration / MINUTE) - 1) }, (_, place) =>
    beforeEnd('minute', (place + 1) * MINUTE),
  );
  // Cues before the start have passed, and one after the end waits there: more time may still bring it about.
  return [
    ...(skinCheckAt === undefined ? [] : [{ kind: 'skin-check', at: skinCheckAt } as const]),
    beforeEnd('half', duration / 2),
    ...minutes,
    beforeEnd('last-minute', MINUTE),
    beforeEnd('last-half-minute', 30 * SECOND),
    beforeEnd('last-ten-seconds', 10 * SECOND),
  ]
    .filter(({ kind }) => cues.includes(kind))
    .sort((a, b) => a.at - b.at);
}

/** The state at `now`, and what is to be told. However late: an end that was slept through is an end. */
export function advance(state: Countdown, now: number): Step {
  if (state.phase === 'ended' || state.phase === 'paused') return { state, effects: [], due: undefined };
  const onSkin = timeOnSkin(state, now);
  if (state.phase === 'over') return over(state, onSkin);
  if (onSkin >= state.duration) {
    const { untilSeen } = state.plan;
    const first = overMinutes(state, onSkin) + 1;
    const toCome: readonly Cue[] = untilSeen ? [{ kind: 'over', at: state.duration + first * MINUTE }] : [];
    const ended: Countdown = { ...state, phase: untilSeen ? 'over' : 'ended', toCome };
    return { state: ended, effects: [effect(state, 'end', onSkin)], due: dueOf(ended, onSkin) };
  }
  const here: Countdown = { ...state, toCome: state.toCome.filter(({ at }) => at > onSkin) };
  const effects = cuesUntil(state.toCome, onSkin).map(({ kind }) => effect(here, kind, onSkin));
  return { state: here, effects, due: dueOf(here, onSkin) };
}

function over(state: Countdown, onSkin: number): Step {
  const told = state.plan.cues.includes('over') && state.toCome.some(({ at }) => at <= onSkin);
  const next = state.duration + (overMinutes(state, onSkin) + 1) * MINUTE;
  const here: Countdown = { ...state, toCome: [{ kind: 'over', at: next }] };
  return { state: here, effects: told ? [effect(here, 'over', onSkin)] : [], due: dueOf(here, onSkin) };
}

function overMinutes({ duration }: Countdown, onSkin: number): number {
  return Math.floor((onSkin - duration) / MINUTE);
}

/** The state after something may have happened to the pack, and what is to be told about that. */
export function follow(state: Countdown, pack: Followed, now: number): Step {
  if (state.phase === 'ended') return { state, effects: [], due: undefined };
  const { duration, onSkin } = pack;
  const longer = duration !== state.duration;
  const skinCheckWaits = state.toCome.some(({ kind }) => kind === 'skin-check');
  const toCome = longer
    ? cuesOf(state.plan, duration).filter(({ kind, at }) => (kind === 'skin-check' ? skinCheckWaits : at > onSkin))
    : state.toCome;
  const here: Countdown = { ...state, duration, toCome, before: onSkin, since: now };
  const told = (kind: Effect['kind']) => effect(here, kind, onSkin);
  switch (pack.phase) {
    case 'stopped':
      return { state: { ...here, phase: 'ended', toCome: [] }, effects: [told('stop')], due: undefined };
    case 'skin':
      return { state: { ...here, phase: 'ended', toCome: [] }, effects: [told('skin')], due: undefined };
    case 'acknowledged': {
      const missed = state.phase === 'over' ? [] : [told('end')];
      return { state: { ...here, phase: 'ended', toCome: [] }, effects: [...missed, told('off')], due: undefined };
    }
    case 'paused': {
      const effects = [...(longer ? [told('extend')] : []), ...(state.phase === 'paused' ? [] : [told('pause')])];
      return { state: { ...here, phase: 'paused' }, effects, due: undefined };
    }
    case 'running': {
      const effects = [...(longer ? [told('extend')] : []), ...(state.phase === 'paused' ? [told('resume')] : [])];
      const next = advance({ ...here, phase: state.phase === 'over' && !longer ? 'over' : 'running' }, now);
      return { ...next, effects: [...effects, ...next.effects] };
    }
    default:
      return pack.phase satisfies never;
  }
}

/** Milliseconds on the skin, those before the start and those past the end included. A clock set back takes nothing off. */
export function timeOnSkin(state: Countdown, now: number): number {
  const runs = state.phase === 'running' || state.phase === 'over';
  return runs ? state.before + Math.max(0, now - state.since) : state.before;
}

/** The skin check is always told; of other cues that were missed only the latest is of use. */
function cuesUntil(toCome: readonly Cue[], onSkin: number): readonly Cue[] {
  const passed = toCome.filter(({ at }) => at <= onSkin);
  const latest = passed.at(-1)?.at;
  return passed.filter(({ kind, at }) => kind === 'skin-check' || at === latest);
}

function dueOf(state: Countdown, onSkin: number): number | undefined {
  if (state.phase !== 'running' && state.phase !== 'over') return undefined;
  const { duration, plan } = state;
  // Left counts down to a full second, over counts up to one: both change when so many seconds are left or over.
  const secondsLeft = Math.ceil((duration - onSkin) / SECOND);
  const nextSecond = duration - (secondsLeft - 1) * SECOND;
  const own = state.phase === 'running' ? [duration] : [];
  const seconds = plan.showsSeconds ? [nextSecond] : [];
  return state.since + (Math.min(...own, ...seconds, ...state.toCome.map(({ at }) => at)) - state.before);
}

function effect(state: Countdown, kind: Effect['kind'], onSkin: number): Effect {
  return { kind, onSkin, left: Math.max(0, state.duration - onSkin), over: Math.max(0, onSkin - state.duration) };
}
