import type { Effect } from '../../core/packs/countdown.ts';
import type { Style } from '../render/style.ts';
import {
  endLine,
  extendLine,
  goneLine,
  leaveLine,
  leftLine,
  logLine,
  offLine,
  overLine,
  pauseLine,
  resumeLine,
  skinCheckLine,
  skinStopLine,
  startLine,
  stopLine,
  type TimerView,
} from '../render/timer.ts';
import { timeOfDay } from '../time-of-day.ts';
import type { World } from '../world.ts';
import type { TellEvent } from './events.ts';
import type { WallTimes } from './run.ts';
import type { Voice } from './voice.ts';

/** Events as lines of JSON on stdout; what is not for a script goes to stderr. */
export function eventVoice({ stderr }: World, view: TimerView, tell: TellEvent): Voice {
  return {
    plan: { cues: ['skin-check', 'half', 'minute', 'last-ten-seconds'], showsSeconds: false, untilSeen: false },
    canAsk: false,
    tell: (effect, times) => tell(view, effect, times),
    warn: (sentence) => stderr.write(`hikecare: ${sentence}\n`),
    gone: () => tell(view, 'gone'),
    leave: (now) => tell(view, { ...now, kind: 'leave' }),
    noLonger: () => {},
    skinFine: () => {},
    close: () => {},
  };
}

/** Where there is no terminal: a line at the start, each full minute, the skin check and the end. */
export function logVoice(world: World, view: TimerView, style: Style): Voice {
  const write = (text: string) => world.stdout.write(`${logLine(text, style)}\n`);
  return {
    plan: { cues: ['skin-check', 'minute'], showsSeconds: false, untilSeen: false },
    canAsk: false,
    tell: (effect, times) => write(sentenceFor(world, view, effect, times)),
    warn: (sentence) => world.stderr.write(`hikecare: ${sentence}\n`),
    gone: () => write(goneLine(view)),
    leave: (now) => write(leaveLine(view, now)),
    noLonger: () => {},
    skinFine: () => {},
    close: () => {},
  };
}

/** What is told at this point, in one line. */
export function sentenceFor({ clock }: World, view: TimerView, effect: Effect, times: WallTimes): string {
  const until = timeOfDay(times.until, clock.now());
  const nextFrom = timeOfDay(times.nextFrom, clock.now());
  switch (effect.kind) {
    case 'start':
      return startLine(view, effect, until);
    case 'skin-check':
      return skinCheckLine(view, effect);
    case 'pause':
      return pauseLine(view, effect);
    case 'resume':
      return resumeLine(view, effect, until);
    case 'extend':
      return extendLine(view, effect, until);
    case 'stop':
      return stopLine(view, effect, nextFrom);
    case 'skin':
      return skinStopLine(view, effect, nextFrom);
    case 'end':
      return endLine(view, effect, nextFrom);
    case 'over':
      return overLine(view, effect);
    case 'off':
      return offLine(view, effect);
    case 'half':
    case 'minute':
    case 'last-minute':
    case 'last-half-minute':
    case 'last-ten-seconds':
      return leftLine(view, effect);
    default:
      return effect.kind satisfies never;
  }
}
