import type { RoutineItem } from '../../core/sessions/routine.ts';
import {
  advanceSession,
  type SessionEffect,
  type SessionEvent,
  type SessionStep,
  startSession,
} from '../../core/sessions/session.ts';
import { isOver, itemOf, type Session } from '../../core/sessions/session-state.ts';
import { EXIT_CODES, signalExit } from '../failure.ts';
import { toAscii, wrap } from '../render/layout.ts';
import { sessionLines } from '../render/session.ts';
import { effectLines, helpWords, spokenWords } from '../render/session-words.ts';
import type { Style } from '../render/style.ts';
import { startStopwatch } from '../stopwatch.ts';
import type { Speech } from '../terminal/speech.ts';
import { openStage, type Stage } from '../terminal/stage.ts';
import type { Context } from '../world.ts';

/** How a session is told beside what is drawn, and who is told what happens in it. */
export interface SessionOptions {
  /** What is said before the first exercise, a line each. */
  readonly before: readonly string[];
  /** True where 3, 2, 1 and the end of a hold ring the bell. */
  readonly bell: boolean;
  readonly speech: Speech | undefined;
  /** The first exercise was started: called once, with what to say to the hiker beside it (`tell`). */
  readonly onBegin: (tell: (sentence: string) => void) => void;
  /** It hurt: called at once, with what to say to the hiker beside it (`tell`). */
  readonly onHurt: (exercise: string, tell: (sentence: string) => void) => void;
}

/** How a session ended: its last state, and 0, 130 after Ctrl-C, or 128 and the number of a signal. */
export interface SessionEnd {
  readonly state: Session;
  readonly exitCode: number;
}

const KEY_EVENTS: Readonly<Record<string, SessionEvent>> = {
  space: 'space',
  enter: 'enter',
  s: 'skip-rest',
  n: 'next',
  right: 'next',
  p: 'previous',
  left: 'previous',
  r: 'repeat',
  '+': 'longer',
  // The same key without Shift.
  '=': 'longer',
  h: 'hurts',
};

/**
 * Leads through the exercises to the end of the session. In a terminal it draws, or tells in lines where nothing can be
 * redrawn; without one it tells in lines on stdout and goes on by itself. Whichever way it ends, the terminal is as it
 * was before.
 */
export function runSession(
  context: Context,
  items: readonly RoutineItem[],
  style: Style,
  options: SessionOptions,
): Promise<SessionEnd> {
  const { world } = context;
  return new Promise((resolve, reject) => {
    const elapsed = startStopwatch(world.clock);
    const takeBack: (() => void)[] = [];
    let disarm = () => {};
    let step: SessionStep | undefined;
    let help = false;
    let pausedByHelp = false;
    let exitCode = 0;
    const finish = (settle: () => void) => {
      disarm();
      for (const undo of takeBack.splice(0)) undo();
      settle();
    };
    // An error inside a callback must still give the terminal back.
    const safely = (act: () => void) => {
      try {
        act();
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const go = (event: SessionEvent) =>
      safely(() => {
        if (step !== undefined) show(advanceSession(step.state, event, elapsed()));
      });
    const leave = (code: number) => {
      exitCode = code;
      go('stop');
    };
    const press = (key: string) =>
      safely(() => {
        if (key === 'ctrl-c') return leave(EXIT_CODES.cancelled);
        if (help) {
          help = false;
          return go(pausedByHelp ? 'resume' : 'tick');
        }
        if (key === 'q') return leave(0);
        if (key === '?') return showHelp();
        const event = KEY_EVENTS[key];
        if (event !== undefined) go(event);
      });
    const stage = openStage(
      context,
      { title: false, progress: false, notify: options.bell ? 'bell' : 'none' },
      { key: press, resize: () => go('tick'), resumed: () => go('tick') },
    );
    takeBack.push(() => stage.close());
    const voice = voiceFor(context, stage, style, options);
    const showHelp = () => {
      if (step === undefined) return;
      if (!stage.canDraw) {
        voice.helped(step.state);
        return;
      }
      help = true;
      pausedByHelp = step.state.waits === 'no';
      go('pause');
    };
    const show = (next: SessionStep) => {
      const begins = next.state.begun && step?.state.begun !== true;
      step = next;
      if (begins) options.onBegin(voice.say);
      for (const effect of next.effects) {
        voice.tell(effect);
        if (effect.kind === 'hurt') options.onHurt(itemOf(effect.at).item.exercise.id, voice.say);
      }
      if (isOver(next.state)) return finish(() => resolve({ state: next.state, exitCode }));
      disarm();
      if (next.due !== undefined) {
        disarm = world.clock.after(Math.ceil(Math.max(0, next.due - elapsed())), () => go('tick'));
      }
      const size = { width: stage.width(), height: stage.height() };
      stage.draw(sessionLines({ state: next.state, now: elapsed(), help }, size, style));
    };
    takeBack.push(world.onSignal(['SIGINT', 'SIGTERM', 'SIGHUP'], (signal) => leave(signalExit(signal))));
    safely(() => {
      for (const line of options.before) voice.say(line);
      show(startSession(items, { alone: !stage.hasKeys, moves: stage.canDraw }, elapsed()));
    });
  });
}

/** How what happens is told in words. */
interface Voice {
  readonly tell: (effect: SessionEffect) => void;
  /** A sentence on lines of its own. */
  readonly say: (sentence: string) => void;
  /** The steps in full, where they cannot be drawn. */
  readonly helped: (state: Session) => void;
}

/** Rings at these. */
const BELLS: readonly SessionEffect['kind'][] = ['three', 'two', 'one', 'turn-done', 'change-sides', 'gap'];

function voiceFor(context: Context, stage: Stage, style: Style, options: SessionOptions): Voice {
  const { world, terminal } = context;
  const isTerminal = world.stderr.isTTY === true;
  const plain = (text: string) => (style.unicode ? text : toAscii(text));
  // Where there is no terminal each sentence is a line, whatever its length: it may be read by a program.
  const say = (sentence: string) => {
    if (isTerminal) stage.print(`${wrap(plain(sentence), Math.min(terminal.width, stage.width())).join('\n')}\n`);
    else world.stdout.write(`${plain(sentence)}\n`);
  };
  const tell = (effect: SessionEffect) => {
    if (!stage.canDraw) for (const line of effectLines(effect, stage.hasKeys)) say(line);
    if (BELLS.includes(effect.kind)) stage.alert('');
    const words = options.speech === undefined ? undefined : spokenWords(effect);
    if (words !== undefined) options.speech?.say(words);
  };
  return {
    tell,
    say,
    helped: (state) => {
      for (const line of helpWords(itemOf(state).item.exercise)) say(line);
    },
  };
}
