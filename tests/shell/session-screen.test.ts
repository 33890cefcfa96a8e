import { describe, expect, test } from 'vitest';
import { makeRoutine } from '../../src/core/sessions/routine.ts';
import { advanceSession, type SessionEvent, startSession } from '../../src/core/sessions/session.ts';
import { exercisesDone } from '../../src/core/sessions/session-result.ts';
import { isOver, type Session } from '../../src/core/sessions/session-state.ts';
import { sessionLines } from '../../src/shell/render/session.ts';
import { summaryText } from '../../src/shell/render/session-list.ts';
import { effectLines, helpWords, hurtWords, spokenWords } from '../../src/shell/render/session-words.ts';
import { plainStyle } from '../../src/shell/render/style.ts';
import { real } from '../fixtures/load.ts';

const known = { answers: new Map(), matches: undefined };
const { items } = makeRoutine(
  real,
  real.exercises.map((exercise) => ({ exercise })),
  { known, hurt: new Map([['figure-four', 1]]) },
);

/** Every seventh exercise, and the one that hurt before: drawing all of them takes half a minute. */
const some = items.flatMap(({ easier }, place) => (place % 7 === 0 || easier !== undefined ? [place] : []));

/** One of each screen that an exercise can show: what is on, paused, after a gap, and after it hurt. */
function screensOf(place: number): readonly { readonly state: Session; readonly now: number }[] {
  const item = items[place];
  if (item === undefined) return [];
  const screens: { readonly state: Session; readonly now: number }[] = [];
  let now = 0;
  let { state } = startSession([item, ...items.slice(0, 2)], { alone: false, moves: true }, now);
  const go = (event: SessionEvent, after: number) => {
    now += after;
    ({ state } = advanceSession(state, event, now));
    screens.push({ state, now });
  };
  screens.push({ state, now });
  go('space', 0);
  go('tick', 2500);
  go('tick', 2500);
  go('pause', 500);
  go('resume', 0);
  go('tick', 60_000);
  go('repeat', 0);
  go('enter', 0);
  if (item.timed) for (let seconds = 0; seconds < item.holdSeconds; seconds += 1) go('tick', 1000);
  else go('enter', 0);
  if (!isOver(state)) go('hurts', 0);
  return screens;
}

describe('the screen of a session', () => {
  test.each([
    [80, 24],
    [40, 24],
    [76, 24],
    [120, 50],
    [40, 12],
    [24, 10],
    [80, 6],
    [20, 2],
  ])('fits into %i columns and %i rows, for every exercise and moment, in Unicode and in ASCII', (width, height) => {
    for (const unicode of [true, false]) {
      const style = plainStyle(unicode);
      for (const place of some) {
        for (const view of screensOf(place)) {
          for (const help of [false, true]) {
            const lines = sessionLines({ ...view, help }, { width, height }, style);
            expect(lines.length).toBeLessThanOrEqual(Math.max(1, height - 1));
            for (const line of lines) {
              // A word that is longer than the line stands alone.
              if (line.trim().includes(' ')) expect([...line].length, line).toBeLessThan(width);
              if (!unicode) expect([...line].filter((sign) => sign > '~')).toEqual([]);
            }
          }
        }
      }
    }
  });

  test.each([
    [80, 24],
    [40, 24],
  ])('shows the figure at %i columns and %i rows while one gets into position and holds', (width, height) => {
    for (const place of some) {
      const exercise = items[place]?.exercise;
      if (exercise?.figure === undefined) continue;
      for (const view of screensOf(place).filter(({ state }) => ['count-in', 'hold'].includes(state.phase))) {
        const text = sessionLines({ ...view, help: false }, { width, height }, plainStyle(true)).join('');
        expect(text, exercise.id).toMatch(/[\u2801-\u28ff]/);
      }
    }
  });

  test('always says what is on and which keys there are', () => {
    for (const view of some.flatMap((place) => screensOf(place))) {
      const lines = sessionLines({ ...view, help: false }, { width: 40, height: 24 }, plainStyle(true));
      expect(lines.at(-1)).toMatch(/^(space|enter|s) /);
      expect(lines[0]).toMatch(/^\d of \d/);
    }
  });

  test('says how to stop on a narrow screen', () => {
    for (const view of some.flatMap((place) => screensOf(place))) {
      if (isOver(view.state)) continue;
      const lines = sessionLines({ ...view, help: false }, { width: 30, height: 12 }, plainStyle(true));
      expect(lines.at(-1), view.state.phase).toContain('q stop');
    }
  });

  test('is empty at the end', () => {
    const { state } = startSession([], { alone: false, moves: true }, 0);
    expect(sessionLines({ state, now: 0, help: false }, { width: 80, height: 24 }, plainStyle(true))).toEqual([]);
  });
});

describe('the words of a session', () => {
  test('name the reasons to stop without a capital in the middle of a sentence', () => {
    const { state } = startSession(items.slice(0, 1), { alone: false, moves: false }, 0);
    for (const item of items) {
      const [, words = ''] = hurtWords({ ...state, items: [{ item, turns: [], done: [], fate: 'hurt' }], place: 0 });
      expect(words).toMatch(/^What to look out for: [^A-Z]/);
      expect(words).not.toMatch(/; (A|Pain|Sharp|You|Swelling)\b/);
    }
  });

  test('of the help have a heading for what it feels like and for when to stop', () => {
    for (const { exercise } of items) {
      const words = helpWords(exercise);
      expect(words[words.indexOf('You feel it:') + 1]).toBe(exercise.feel);
      expect(words[words.indexOf('Stop for:') + 1]).toBe(exercise.stopIf[0]);
    }
  });

  test('tell an exercise once at the end, also where its easier form was done', () => {
    const [item] = items.filter(({ easier }) => easier !== undefined);
    if (item === undefined) throw new Error('nothing hurt before');
    const { easier: _easier, ...plain } = item;
    const form = { text: 'Less.', item };
    let step = startSession([{ ...plain, ifItHurts: form }], { alone: false, moves: false }, 0);
    for (const event of ['hurts', 'enter', 'enter', 'stop'] as const) step = advanceSession(step.state, event, 0);
    const text = summaryText(step.state, exercisesDone(step.state), [], plainStyle(true), 200);
    expect(text.split(item.exercise.name)).toHaveLength(2);
    expect(text).toContain('Stopped with 1 of 1 exercise left.');
  });

  test('are sentences for whatever happens to whatever exercise', () => {
    for (const place of items.keys()) {
      let now = 0;
      let step = startSession(
        [items[place] ?? items[0]].filter((item) => item !== undefined),
        { alone: true, moves: false },
        now,
      );
      const effects = [...step.effects];
      for (let ticks = 0; ticks < 4000 && step.due !== undefined; ticks += 1) {
        now = step.due;
        step = advanceSession(step.state, 'tick', now);
        effects.push(...step.effects);
      }
      expect(step.state.phase).toBe('finished');
      for (const effect of effects) {
        const lines = [...effectLines(effect, true), ...effectLines(effect, false), spokenWords(effect) ?? 'x'];
        for (const line of lines) {
          expect(line.trim()).not.toBe('');
          expect(line).not.toMatch(/undefined|NaN|\bnull\b| {2}/);
        }
      }
    }
  });
});
