import type { CountdownPlan, Effect } from '../../core/packs/countdown.ts';
import type { Style } from '../render/style.ts';
import type { TimerView } from '../render/timer.ts';
import { spokenWords } from '../render/timer-speech.ts';
import type { Speech } from '../terminal/speech.ts';
import type { NotifyMethod } from '../terminal/terminal-extras.ts';
import type { UserCommand } from '../terminal/user-command.ts';
import type { Context } from '../world.ts';
import type { TellEvent } from './events.ts';
import type { WallTimes } from './run.ts';
import { eventVoice, logVoice } from './voice-lines.ts';
import { screenVoice } from './voice-screen.ts';

/** What is drawn at this moment; times in milliseconds. */
export interface Drawn {
  readonly phase: 'running' | 'paused' | 'over';
  readonly left: number;
  readonly over: number;
  readonly duration: number;
  readonly asks: boolean;
  readonly canExtend: boolean;
}

/** How a running pack is told: which cues, and what happens at each. */
export interface Voice {
  readonly plan: Omit<CountdownPlan, 'skinCheckAt'>;
  /** True where a question can be answered. */
  readonly canAsk: boolean;
  /** `asks`: the question about the skin is open. */
  tell(effect: Effect, times: WallTimes, asks: boolean): void;
  /** Where something is redrawn. */
  draw?(now: Drawn): void;
  /** Something could not be kept. */
  warn(sentence: string): void;
  /** The pack was ended elsewhere. */
  gone(): void;
  /** The pack goes on, this program does not. */
  leave(now: Effect): void;
  /** It cannot be made longer. */
  noLonger(): void;
  /** The skin is fine. */
  skinFine(): void;
  /** Gives the terminal back. */
  close(): void;
}

/** What a voice calls back for. */
export interface VoiceEvents {
  readonly key: (key: string) => void;
  /** The terminal has another size. */
  readonly redraw: () => void;
  /** The program goes on after it was stopped. */
  readonly look: () => void;
}

export type OpenVoice = (on: VoiceEvents) => Voice;

/** How the hiker wants to be told. */
export interface Telling {
  readonly style: Style;
  readonly title: boolean;
  readonly notify: NotifyMethod;
  readonly speech?: Speech;
  readonly command?: UserCommand;
  /** In place of all text. */
  readonly events?: TellEvent;
}

/** Events at which a command of the hiker's own is run: those that ask for something to be done. */
const FOR_COMMANDS: readonly Effect['kind'][] = ['skin-check', 'end', 'skin'];

/** Lines of JSON, lines of a log, or the terminal, each with what is said aloud and run beside it. */
export function voiceFor(context: Context, view: TimerView, telling: Telling): OpenVoice {
  return (on) => {
    const voice = ownVoice(context, view, telling, on);
    return {
      ...voice,
      tell: (effect, times, asks) => {
        voice.tell(effect, times, asks);
        beside(view, telling, effect);
      },
    };
  };
}

function ownVoice(context: Context, view: TimerView, telling: Telling, on: VoiceEvents): Voice {
  if (telling.events !== undefined) return eventVoice(context.world, view, telling.events);
  if (context.world.stderr.isTTY !== true) return logVoice(context.world, view, telling.style);
  return screenVoice(context, view, telling, on);
}

function beside({ pack, areas, side }: TimerView, { speech, command }: Telling, effect: Effect): void {
  const words = speech === undefined ? undefined : spokenWords(pack, effect);
  if (words !== undefined) speech?.say(words);
  if (!FOR_COMMANDS.includes(effect.kind)) return;
  command?.run({
    event: effect.kind,
    pack,
    area: areas.map(({ id }) => id).join(','),
    side,
    left: String(Math.round(effect.left / 1000)),
    over: String(Math.floor(effect.over / 1000)),
  });
}
