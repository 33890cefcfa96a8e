import {
  advance,
  type CountdownEvent,
  type CueKind,
  type Effect,
  type Step,
  startCountdown,
  timeOnSkin,
} from '../core/countdown.ts';
import { EXIT_CODES } from './failure.ts';
import type { TellEvent } from './pack-events.ts';
import type { Style } from './render/style.ts';
import {
  barLine,
  endLine,
  endLines,
  leftLine,
  logLine,
  type Page,
  pauseLine,
  resumeLine,
  sentenceLines,
  skinCheckLine,
  skinCheckLines,
  startLine,
  startLines,
  stopLine,
  type TimeOfDay,
  type TimerView,
} from './render/timer.ts';
import { startStopwatch } from './stopwatch.ts';
import type { Context, World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A timeout does not run down while the machine sleeps. Where nothing has to be drawn for minutes, this is how late
 * the end is noticed after waking up at the worst.
 */
const LONGEST_WAIT = 5000;

/** Ways out by a signal, with the exit code that shells expect. */
const SIGNAL_EXITS: Partial<Record<NodeJS.Signals, number>> = {
  SIGINT: EXIT_CODES.cancelled,
  SIGHUP: 129,
  SIGTERM: 143,
};

const CTRL_C = '\u0003';
const BELL = '\u0007';
const ESCAPE = '\u001b';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const CLEAR_LINE = '\r\u001b[K';

/** How a running pack is told: which cues, and what happens at each. */
interface Voice {
  readonly cues: readonly CueKind[];
  readonly showsSeconds: boolean;
  readonly tell: (effect: Effect) => void;
  /** Draws what is left, where something is redrawn. */
  readonly draw?: (now: { readonly left: number; readonly paused: boolean }) => void;
  /** Gives the terminal back. */
  readonly close?: () => void;
}

/**
 * Runs a pack to its end. Returns the exit code: 0 at the end and after "q", 130 after Ctrl-C, 128 and the signal's
 * number after another signal. Whichever way it ends, the terminal is as it was before. `tellEvent` takes the place
 * of all text.
 */
export function runPack(context: Context, view: TimerView, style: Style, tellEvent?: TellEvent): Promise<number> {
  const { world } = context;
  const keys = context.terminal.interactive && tellEvent === undefined;
  const voice = tellEvent === undefined ? voiceFor(context, view, style, keys) : eventVoice(world, view, tellEvent);
  return new Promise((resolve, reject) => {
    const elapsed = startStopwatch(world.clock);
    const takeBack: (() => void)[] = [];
    let disarm = () => {};
    let exitCode = 0;
    const finish = (settle: () => void) => {
      disarm();
      for (const undo of takeBack.splice(0)) undo();
      settle();
    };
    // The clocks are read once for each change: the one that counts sleep is a file on Linux.
    const show = ({ state, effects, due }: Step, now: number) => {
      for (const effect of effects) voice.tell(effect);
      if (state.phase === 'ended') return finish(() => resolve(0));
      if (state.phase === 'stopped') return finish(() => resolve(exitCode));
      disarm();
      if (due !== undefined) {
        const wait = Math.ceil(Math.max(0, due - now));
        disarm = world.clock.after(Math.min(wait, LONGEST_WAIT), () => go('tick'));
      }
      voice.draw?.({ left: state.duration - timeOnSkin(state, now), paused: state.phase === 'paused' });
    };
    // An error inside a callback must still give the terminal back.
    const safely = (act: () => void) => {
      try {
        act();
      } catch (error) {
        finish(() => reject(error));
      }
    };
    let step: Step;
    const go = (event: CountdownEvent) =>
      safely(() => {
        const now = elapsed();
        step = advance(step.state, event, now);
        show(step, now);
      });
    const leave = (code: number) => {
      exitCode = code;
      go('stop');
    };
    takeBack.push(() => voice.close?.());
    takeBack.push(
      world.onSignal(['SIGINT', 'SIGTERM', 'SIGHUP'], (signal) => leave(SIGNAL_EXITS[signal] ?? EXIT_CODES.failed)),
    );
    safely(() => {
      if (voice.draw !== undefined) takeBack.push(onResize(world, () => go('tick')));
      const { duration, alreadyOn, dose } = view;
      const { cues, showsSeconds } = voice;
      const now = elapsed();
      step = startCountdown(
        { duration, alreadyOn, skinCheckAt: dose.skinCheckMinutes * MINUTE, cues, showsSeconds },
        now,
      );
      if (keys) {
        takeBack.push(
          onKeys(world, {
            pause: () => go(step.state.phase === 'paused' ? 'resume' : 'pause'),
            quit: () => leave(0),
            cancel: () => leave(EXIT_CODES.cancelled),
          }),
        );
      }
      show(step, now);
    });
  });
}

/** Single keys from the terminal, until the returned function gives it back. */
function onKeys(
  world: World,
  on: { readonly pause: () => void; readonly quit: () => void; readonly cancel: () => void },
) {
  const { stdin } = world;
  const listen = (chunk: unknown) => {
    const text = String(chunk);
    // An arrow or function key: its letters are no keys of ours.
    if (text.startsWith(ESCAPE)) return;
    for (const key of text) {
      if (key === ' ') on.pause();
      else if (key === 'q' || key === 'Q') on.quit();
      else if (key === CTRL_C) on.cancel();
    }
  };
  stdin.setRawMode?.(true);
  stdin.on('data', listen);
  stdin.resume();
  return () => {
    stdin.removeListener('data', listen);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}

function onResize({ stderr }: World, redraw: () => void): () => void {
  stderr.on('resize', redraw);
  return () => {
    stderr.removeListener('resize', redraw);
  };
}

function voiceFor(context: Context, view: TimerView, style: Style, keys: boolean): Voice {
  const { world, terminal } = context;
  if (world.stderr.isTTY !== true) return logVoice(world, view, style);
  // A terminal that cannot go back on a line is told in lines, like a screen reader.
  const redraws = !terminal.accessible && world.env['TERM'] !== 'dumb';
  return redraws ? barVoice(context, view, style, keys) : spokenVoice(context, view, style, keys);
}

function eventVoice(world: World, view: TimerView, tell: TellEvent): Voice {
  return {
    cues: ['skin-check', 'half', 'minute', 'last-ten-seconds'],
    showsSeconds: false,
    tell: (effect) => tell(view, effect, timesFor(world, view, effect)),
  };
}

/** Where there is no terminal: a line at the start, each full minute, the skin check and the end. */
function logVoice(world: World, view: TimerView, style: Style): Voice {
  return {
    cues: ['skin-check', 'minute'],
    showsSeconds: false,
    tell: (effect) => {
      world.stdout.write(`${logLine(logText(world, view, effect), style)}\n`);
    },
  };
}

function logText(world: World, view: TimerView, effect: Effect): string {
  if (effect.kind === 'start') return startLine(view, clockTimes(world, view, effect).until);
  if (effect.kind === 'skin-check') return skinCheckLine(view, effect);
  return sentenceFor(world, view, effect);
}

/** Set points in lines, nothing redrawn. */
function spokenVoice(context: Context, view: TimerView, style: Style, keys: boolean): Voice {
  const { stderr } = context.world;
  return {
    cues: ['skin-check', 'half', 'last-minute', 'last-half-minute', 'last-ten-seconds'],
    showsSeconds: false,
    tell: (effect) => {
      stderr.write(textFor(context, view, style, keys, effect));
    },
  };
}

/** Lines that stay, and under them the one line that is redrawn. */
function barVoice(context: Context, view: TimerView, style: Style, keys: boolean): Voice {
  const { stderr } = context.world;
  stderr.write(HIDE_CURSOR);
  return {
    cues: ['skin-check'],
    showsSeconds: true,
    tell: (effect) => {
      stderr.write(`${CLEAR_LINE}${textFor(context, view, style, keys, effect)}`);
    },
    draw: (now) => {
      stderr.write(`\r${barLine(view, now, stderr.columns ?? context.terminal.width, style)}\u001b[K`);
    },
    close: () => {
      stderr.write(`${CLEAR_LINE}${SHOW_CURSOR}`);
    },
  };
}

function textFor(context: Context, view: TimerView, style: Style, keys: boolean, effect: Effect): string {
  const { world } = context;
  const page = { style, width: widthNow(context) };
  const lines = linesFor(world, view, keys, effect, page);
  const bell = effect.kind === 'skin-check' || effect.kind === 'end' ? BELL : '';
  return `${bell}${lines.join('\n')}\n`;
}

function linesFor(world: World, view: TimerView, keys: boolean, effect: Effect, page: Page): readonly string[] {
  if (effect.kind === 'start') return startLines(view, clockTimes(world, view, effect).until, keys, page);
  if (effect.kind === 'skin-check') return skinCheckLines(view, effect, page);
  if (effect.kind === 'end') return endLines(view, effect, clockTimes(world, view, effect).nextFrom, page);
  return sentenceLines(sentenceFor(world, view, effect), page);
}

/** A terminal may be made wider or narrower while the pack is on. */
function widthNow({ world, terminal }: Context): number {
  return Math.min(Math.max(world.stderr.columns ?? terminal.width, 40), 100);
}

function sentenceFor(world: World, view: TimerView, effect: Effect): string {
  const { until, nextFrom } = clockTimes(world, view, effect);
  switch (effect.kind) {
    case 'pause':
      return pauseLine(view, effect);
    case 'resume':
      return resumeLine(view, effect, until);
    case 'stop':
      return stopLine(view, effect, nextFrom);
    case 'end':
      return endLine(view, effect, nextFrom);
    default:
      return leftLine(view, effect);
  }
}

function clockTimes(
  world: World,
  view: TimerView,
  effect: Effect,
): { readonly until: TimeOfDay; readonly nextFrom: TimeOfDay } {
  const { until, nextFrom } = timesFor(world, view, effect);
  return { until: timeOfDay(until), nextFrom: timeOfDay(nextFrom) };
}

/** When it ends and when the next one may start, in milliseconds of the wall clock: to be told, never to count by. */
function timesFor({ clock }: World, { dose }: TimerView, { left }: Effect) {
  const now = clock.now();
  return { until: now + left, nextFrom: now + dose.gapHours * HOUR };
}

/** hh:mm by hand: one `Intl` date costs half of what Node takes to start. */
function timeOfDay(milliseconds: number): TimeOfDay {
  const date = new Date(milliseconds);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Tells that a pack should be off by now, without starting anything. */
export function tellOverdue(context: Context, view: TimerView, style: Style, tellEvent?: TellEvent): void {
  const { world } = context;
  const effect: Effect = {
    kind: 'end',
    onSkin: view.alreadyOn,
    left: 0,
    over: Math.max(0, view.alreadyOn - view.duration),
  };
  if (tellEvent !== undefined) tellEvent(view, effect, timesFor(world, view, effect));
  else if (world.stderr.isTTY === true) world.stderr.write(textFor(context, view, style, false, effect));
  else world.stdout.write(`${logLine(logText(world, view, effect), style)}\n`);
}
