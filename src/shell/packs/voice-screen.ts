import type { Effect } from '../../core/packs/countdown.ts';
import {
  endLines,
  endQuestion,
  goneLine,
  leaveLine,
  noLongerLine,
  type Page,
  sentenceLines,
  skinCheckLines,
  skinQuestion,
  skinStopLines,
  startLines,
  type TimerView,
} from '../render/timer.ts';
import { keyWords, linesAround, timeLines, titleWords } from '../render/timer-screen.ts';
import { openStage, type Stage } from '../terminal/stage.ts';
import { timeOfDay } from '../time-of-day.ts';
import type { Context, World } from '../world.ts';
import type { WallTimes } from './run.ts';
import type { Telling, Voice, VoiceEvents } from './voice.ts';
import { sentenceFor } from './voice-lines.ts';

/** Points at which somebody who looks elsewhere is called. */
const CALLS: readonly Effect['kind'][] = ['skin-check', 'end', 'over', 'skin'];

/** Wider lines are harder to read. */
const WIDEST = 100;

/** The terminal: lines that stay, and under them what is redrawn; lines at set points where nothing can be. */
export function screenVoice(context: Context, view: TimerView, telling: Telling, on: VoiceEvents): Voice {
  const { world } = context;
  const stage = openStage(
    context,
    { title: telling.title, notify: telling.notify, progress: telling.title },
    { key: on.key, resize: on.redraw, resumed: on.look },
  );
  const page = (): Page => ({ style: telling.style, width: Math.min(stage.width(), WIDEST) });
  const print = (lines: readonly string[]) => stage.print(`${lines.join('\n')}\n`);
  const say = (sentence: string) => print(sentenceLines(sentence, page()));
  const voice: Voice = {
    plan: {
      cues: stage.canDraw
        ? ['skin-check', 'over']
        : ['skin-check', 'half', 'last-minute', 'last-half-minute', 'last-ten-seconds', 'over'],
      showsSeconds: stage.canDraw,
      untilSeen: stage.hasKeys,
    },
    canAsk: stage.hasKeys,
    tell: (effect, times, asks) => {
      // The seconds past the end are drawn: a line more each minute would only push them down.
      if (effect.kind !== 'over' || !stage.canDraw)
        print(linesFor(world, view, stage, { effect, times, asks }, page()));
      if (CALLS.includes(effect.kind)) stage.alert(callFor(view, effect));
      if (effect.kind === 'end' && stage.hasKeys && !stage.canDraw) {
        if (asks) say(`Look at the skin. ${endQuestion(view)}`);
        say('Press a key when it is off.');
      }
    },
    warn: (sentence) => say(`hikecare: ${sentence}`),
    gone: () => say(goneLine(view)),
    leave: (now) => say(leaveLine(view, now)),
    noLonger: () => say(noLongerLine(view)),
    skinFine: () => say('Good. It stays on.'),
    close: () => stage.close(),
  };
  if (!stage.canDraw) return voice;
  const timeUntil = untilWords(world);
  // Each second costs: what stands around the time is laid out only when it changes.
  let around = { key: '', above: [] as readonly string[], below: [] as readonly string[] };
  return {
    ...voice,
    draw: (now) => {
      const frame = {
        ...now,
        pack: view.pack,
        question: now.phase === 'over' ? endQuestion(view) : skinQuestion(view),
        keys: stage.hasKeys,
        until: timeUntil(now.left),
      };
      // The last column stays free, so that no terminal goes on to the next line by itself.
      const laid = { style: telling.style, width: Math.min(stage.width(), WIDEST) - 1 };
      const key = `${frame.phase} ${frame.asks} ${frame.canExtend} ${laid.width}`;
      if (key !== around.key) around = { key, ...linesAround(frame, laid) };
      stage.title(titleWords(frame));
      const percent = now.phase === 'over' ? 100 : 100 - (100 * now.left) / now.duration;
      stage.progress({ percent: Math.floor(percent), paused: now.phase === 'paused' });
      stage.draw([...around.above, ...timeLines(frame, laid), ...around.below]);
    },
  };
}

/** Until when, to the second: what is left ends between two milliseconds. Worked out only when it changes. */
function untilWords({ clock }: World): (left: number) => string {
  let known = { second: Number.NaN, words: '' };
  return (left) => {
    const now = clock.now();
    const second = Math.round((now + left) / 1000);
    if (second !== known.second) known = { second, words: timeOfDay(second * 1000, now) };
    return known.words;
  };
}

/** What is told at this point, on lines of the terminal. */
function linesFor(
  world: World,
  view: TimerView,
  { hasKeys, canDraw }: Stage,
  told: { readonly effect: Effect; readonly times: WallTimes; readonly asks: boolean },
  page: Page,
): readonly string[] {
  const { effect, times, asks } = told;
  const now = world.clock.now();
  const nextFrom = timeOfDay(times.nextFrom, now);
  switch (effect.kind) {
    case 'start': {
      const lines = startLines(view, effect, timeOfDay(times.until, now), page);
      // Room around what stays; a reader of lines needs none.
      if (canDraw) return ['', ...lines, ''];
      if (!hasKeys) return lines;
      const keys = keyWords({ phase: 'running', canExtend: view.duration < view.most }).join(', ');
      return [...lines, ...sentenceLines(`Keys: ${keys}.`, page)];
    }
    case 'skin-check':
      return skinCheckLines(view, effect, asks && !canDraw, page);
    case 'skin':
      return skinStopLines(view, effect, nextFrom, page);
    case 'end':
      return endLines(view, effect, nextFrom, page);
    default:
      return sentenceLines(sentenceFor(world, view, effect, times), page);
  }
}

function callFor({ pack }: TimerView, { kind }: Effect): string {
  return kind === 'skin-check' ? 'Skin check: lift the pack and look.' : `Take the ${pack} pack off.`;
}
