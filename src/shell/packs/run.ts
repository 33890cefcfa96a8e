import { MINUTE } from '../../core/duration.ts';
import {
  advance,
  type Effect,
  type Followed,
  follow,
  type Step,
  startCountdown,
  timeOnSkin,
} from '../../core/packs/countdown.ts';
import { nextApplicationFrom, type PackWish, type PastPack } from '../../core/packs/history.ts';
import {
  endOf,
  type PackEnd,
  type PackEvent,
  type PackEventKind,
  timeOnSkinAt,
} from '../../core/packs/running-pack.ts';
import { EXIT_CODES, isFailure, signalExit } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import type { TimerView } from '../render/timer.ts';
import { momentNow } from '../stopwatch.ts';
import type { Context, World } from '../world.ts';
import { settlePack } from './settle.ts';
import { type PackHandle, packInMemory } from './store.ts';
import type { OpenVoice, Voice } from './voice.ts';

/**
 * Without a redraw the file is looked at this often: somebody may pause or stop the pack elsewhere. A timeout does not
 * run down while the machine sleeps, so this is also how late the end is noticed after waking up at the worst.
 */
const LONGEST_WAIT = 5000;
/** A key so soon after the end was meant for what was there before it: nobody has taken the pack off by then. */
const KEY_REST = 1000;
/** Where something is drawn, what happens elsewhere shows as quickly as the seconds do. */
const LONGEST_DRAWN_WAIT = 1000;

/** A pack that is to be shown until its end. */
export interface PackRun {
  readonly view: TimerView;
  readonly handle: PackHandle;
  /** Where it is kept when it is over; undefined where there is none. */
  readonly journal: Journal | undefined;
  /** What was done before, and the dose: they tell when the next one may begin. */
  readonly past: readonly PastPack[];
  readonly wish: PackWish;
  /** Milliseconds that only grow, since the moment in the start of the pack where `startedNow`. */
  readonly elapsed: () => number;
  /** True where this program has just started it, so that its own clock, which is finer, is the one to go by. */
  readonly startedNow: boolean;
  /** False where only this program knows of it, so that it ends with it. */
  readonly kept: boolean;
}

/** How the display ended: the exit code, and how the pack did; undefined where it goes on without this program. */
export interface PackRunEnd {
  readonly exitCode: number;
  readonly end: PackEnd['end'] | undefined;
}

/** When the pack ends and when the next one may start, in milliseconds of the wall clock, as it looks now. */
export interface WallTimes {
  readonly until: number;
  readonly nextFrom: number;
}

/**
 * Shows a pack until it is off. Exit code 0 at the end and after "q" and "d", 130 after Ctrl-C. A program that is told
 * to go (closed terminal, kill) leaves the pack running on the disk, because it is still on the skin: 129, 143.
 * Whichever way it ends, the terminal is as it was before.
 */
export function runPack(context: Context, run: PackRun, openVoice: OpenVoice): Promise<PackRunEnd> {
  const { world } = context;
  const { clock } = world;
  const { view, elapsed } = run;
  return new Promise((resolve, reject) => {
    let voice: Voice | undefined;
    let disarm = () => {};
    let forgetSignals = () => {};
    let exitCode = 0;
    let open = true;
    let asks = false;
    let overSince = Number.NEGATIVE_INFINITY;
    let { handle, kept } = run;
    let known = handle.pack();
    let writtenAt = known.before;
    let step: Step;

    const finish = (settle: () => void) => {
      open = false;
      disarm();
      // A signal between the two would leave the terminal as it is.
      voice?.close();
      forgetSignals();
      settle();
    };
    const done = (end: PackEnd['end'] | undefined) => finish(() => resolve({ exitCode, end }));
    const warn = (error: unknown) => {
      if (!isFailure(error)) throw error;
      voice?.warn(error.message);
    };
    const followed = (): Followed => {
      const pack = handle.pack();
      return { phase: pack.phase, duration: pack.duration, onSkin: timeOnSkinAt(pack, momentNow(clock)) };
    };
    const effectAt = (now: number): Effect => {
      const { duration } = step.state;
      const onSkin = timeOnSkin(step.state, now);
      return { kind: 'minute', onSkin, left: Math.max(0, duration - onSkin), over: Math.max(0, onSkin - duration) };
    };
    const keep = (end: PackEnd): void => {
      try {
        if (run.journal !== undefined) settlePack(world, run.journal, handle, end);
      } catch (error) {
        warn(error);
        if (exitCode === 0) exitCode = EXIT_CODES.failed;
      }
    };
    const tell = (effect: Effect) => {
      if (effect.kind === 'skin-check') asks = voice?.canAsk === true && !handle.pack().skinFine;
      if (effect.kind === 'end') {
        // The skin is looked at at the end as well.
        asks = voice?.canAsk === true;
        overSince = elapsed();
      }
      voice?.tell(effect, timesFor(world, { ...run, handle }, effect), asks);
    };
    const show = (now: number) => {
      for (const effect of step.effects) tell(effect);
      const { state, due } = step;
      const end = state.phase === 'running' ? undefined : endOf(handle.pack(), momentNow(clock));
      if (state.phase === 'ended' || end !== undefined) return over(end);
      markSeen(now);
      asks &&= state.phase === 'over' || (state.phase === 'running' && !handle.pack().skinFine);
      disarm();
      const longest = voice?.draw === undefined ? LONGEST_WAIT : LONGEST_DRAWN_WAIT;
      const wait = due === undefined ? longest : Math.min(longest, Math.ceil(Math.max(0, due - now)));
      disarm = clock.after(wait, () => {
        // It has run down: taking it back would only cost.
        disarm = () => {};
        safely(tick);
      });
      if (voice?.draw !== undefined) draw(now);
    };
    /** Each minute on the skin is written down: a reboot with a clock that is set back then gives none of it back. */
    const markSeen = (now: number) => {
      const onSkin = timeOnSkin(step.state, now);
      if (!kept || step.state.phase === 'paused' || onSkin < writtenAt + MINUTE) return;
      writtenAt = onSkin;
      try {
        handle.add({ event: 'seen', at: momentNow(clock) });
      } catch (error) {
        // What cannot be written is told when it matters: when something happens to the pack.
        if (!isFailure(error)) throw error;
      }
      // Where nothing else has happened our own clock, which is finer, goes on.
      const { phase, duration } = handle.pack();
      if (phase === 'running' && duration === step.state.duration) known = handle.pack();
    };
    const over = (seen: PackEnd | undefined) => {
      let end = seen;
      // Without anybody to take note of it, its end is the end. A clock that tells it differently cannot keep it on.
      for (const event of ['acknowledged', 'stopped'] as const) {
        if (end !== undefined) break;
        change(event);
        end = endOf(handle.pack(), momentNow(clock));
      }
      if (end !== undefined) keep(end);
      done(end?.end);
    };
    const draw = (now: number) => {
      const { left, over } = effectAt(now);
      const { duration, phase } = step.state;
      if (phase === 'ended') return;
      voice?.draw?.({ phase, left, over, duration, asks, canExtend: duration < handle.pack().start.most });
    };
    /**
     * Its file is gone. Whoever ends a pack puts it into the journal first: where it is not there, the pack is still on
     * the skin, and this program alone knows of it. False where it was ended elsewhere.
     */
    const goOnAlone = (): boolean => {
      const { id } = handle;
      if (run.journal?.read(undefined, ['pack']).records.some((record) => record.id === id) === true) return false;
      handle = packInMemory(handle.pack());
      kept = false;
      voice?.warn('The file of this pack is gone. The timer goes on in this window only.');
      return true;
    };
    /** Looks at the file, which others may have added to, and at the clock. */
    const tick = () => {
      if (!handle.look() && !goOnAlone()) {
        voice?.gone();
        return done(undefined);
      }
      const now = elapsed();
      step = handle.pack() === known ? advance(step.state, now) : follow(step.state, followed(), now);
      known = handle.pack();
      show(now);
    };
    /** Writes what happened. Where the disk cannot be written it holds for this program alone. */
    const change = (event: PackEventKind | { readonly by: number }) => {
      const at = momentNow(clock);
      const whole: PackEvent = typeof event === 'string' ? { event, at } : { event: 'extended', by: event.by, at };
      try {
        if (!handle.add(whole) && goOnAlone()) handle.add(whole);
      } catch (error) {
        warn(error);
      }
    };
    const changeAndShow = (event: PackEventKind | { readonly by: number }) => {
      change(event);
      tick();
    };
    const leave = (code: number) => {
      exitCode = code;
      if (!kept) return changeAndShow('stopped');
      voice?.leave(effectAt(elapsed()));
      done(undefined);
    };
    const extend = () => {
      const room = handle.pack().start.most - step.state.duration;
      if (room <= 0) voice?.noLonger();
      else changeAndShow({ by: Math.min(MINUTE, room) });
    };
    const pressOver = (key: string) => {
      if (asks && key === 'y') changeAndShow('skin-wrong');
      else if (key === 'ctrl-c' || elapsed() - overSince >= KEY_REST) changeAndShow('acknowledged');
    };
    const press = (key: string) => {
      if (key === 'ctrl-c') exitCode = EXIT_CODES.cancelled;
      if (step.state.phase === 'over') pressOver(key);
      else if (key === 'ctrl-c' || key === 'q') changeAndShow('stopped');
      else if (asks && key === 'y') changeAndShow('skin-wrong');
      else if (asks && key === 'n') {
        asks = false;
        voice?.skinFine();
        changeAndShow('skin-fine');
      } else if (key === 'space') changeAndShow(step.state.phase === 'paused' ? 'resumed' : 'paused');
      else if (key === '+' && step.state.phase === 'running') extend();
      else if (key === 'd') leave(0);
    };
    // An error inside a callback must still give the terminal back.
    const safely = (act: () => void) => {
      // Keys that came together with the one that ended it.
      if (!open) return;
      try {
        act();
      } catch (error) {
        finish(() => reject(error));
      }
    };

    safely(() => {
      forgetSignals = world.onSignal(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT'], (signal) =>
        safely(() => {
          // The process was stopped: its timeout may not have run down meanwhile.
          if (signal === 'SIGCONT') tick();
          else if (signal === 'SIGINT') press('ctrl-c');
          else leave(signalExit(signal));
        }),
      );
      voice = openVoice({
        key: (key) => safely(() => press(key)),
        redraw: () => safely(() => draw(elapsed())),
        look: () => safely(tick),
      });
      const now = elapsed();
      const first = run.startedNow ? { ...followed(), onSkin: view.alreadyOn + now } : followed();
      step = startCountdown(
        { ...voice.plan, ...(handle.pack().skinFine ? {} : { skinCheckAt: handle.pack().start.skinCheckAt }) },
        first,
        now,
      );
      show(now);
    });
  });
}

/** When it ends, and when the next one may begin if it came off now. */
export function timesFor(
  { clock }: World,
  { handle, past, wish }: Pick<PackRun, 'handle' | 'past' | 'wish'>,
  { left, onSkin }: Pick<Effect, 'left' | 'onSkin'>,
): WallTimes {
  const now = clock.now();
  const { pack, areas, side } = handle.pack().start;
  const place = { areas, ...(side === undefined ? {} : { side }) };
  const ended: PastPack = { pack, ...place, startedAt: now - onSkin, endedAt: now, onSkin, end: 'finished' };
  return { until: now + left, nextFrom: nextApplicationFrom([...past, ended], wish, now) };
}
