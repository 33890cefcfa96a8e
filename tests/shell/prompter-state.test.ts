import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerValue, doubts, NONE, readAnswer } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { answerLabel } from '../../src/core/labels.ts';
import { looksPasted, readKey } from '../../src/shell/prompts/keys.ts';
import { draw } from '../../src/shell/prompts/screen.ts';
import { hear, speak } from '../../src/shell/prompts/spoken.ts';
import { begin, press, type State } from '../../src/shell/prompts/state.ts';
import { paragraph } from '../../src/shell/prompts/text.ts';
import { plainStyle } from '../../src/shell/render/style.ts';
import { CHOICE, DOUBT, LONG, NUMBER, PLACE, SEVERAL, SIGNS, VIEW } from './prompter-terminal.ts';

const QUESTIONS: readonly Question[] = [CHOICE, SEVERAL, PLACE, SIGNS, DOUBT, NUMBER, LONG];
const KEYS = 'up down left enter space backspace home end page-up page-down escape ? b j k n u x 0 1 2 3 9'.split(' ');
const question = fc.constantFrom(...QUESTIONS);

/** Presses keys until one answers or goes back; says every state on the way. */
function play(asked: Question, keys: readonly string[], earlier?: AnswerValue) {
  const states: State[] = [begin(asked, earlier)];
  for (const key of keys) {
    const step = press(asked, true, states.at(-1) ?? begin(asked), key);
    if (step.kind !== 'stay') return { states, step };
    states.push(step.state);
  }
  return { states, step: undefined };
}

describe('whatever keys are pressed', () => {
  const keys = fc.array(fc.constantFrom(...KEYS), { maxLength: 30 });

  it('an answer is one that core takes', () => {
    fc.assert(
      fc.property(question, keys, (asked, pressed) => {
        const { step } = play(asked, pressed);
        if (step?.kind === 'answer') expect(readAnswer(asked, step.value)).toEqual(step.value);
      }),
    );
  });
  it('an answer begins with a key that chose, ticked or typed something: Enter alone never answers', () => {
    const idle = fc.array(fc.constantFrom('enter', '?', 'escape', 'x'), { maxLength: 10 });
    fc.assert(fc.property(question, idle, (asked, pressed) => play(asked, pressed).step === undefined));
  });
  it('a list of danger signs is none of these only if that was ticked, or every sign was a no', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        const { states, step } = play(SIGNS, pressed);
        const last = states.at(-1);
        if (step?.kind !== 'answer' || last === undefined || !`${step.value}`.includes(NONE)) return;
        if (last.form === 'several') expect(last.marks.get(NONE)).toBe('yes');
        else expect(last).toMatchObject({ form: 'sign', sign: 2 });
      }),
    );
  });
  it('the drawing keeps to the terminal', () => {
    const room = fc.record({ width: fc.integer({ min: 24, max: 99 }), height: fc.integer({ min: 4, max: 60 }) });
    fc.assert(
      fc.property(question, keys, room, fc.boolean(), (asked, pressed, size, unicode) => {
        for (const state of play(asked, pressed).states) {
          const lines = draw(asked, VIEW, state, { ...size, style: plainStyle(unicode) });
          expect(lines.length).toBeLessThanOrEqual(size.height);
          expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(size.width);
          // The line of the highlighted row and the keys are never scrolled away.
          expect(lines.at(-1)).not.toBe('');
          if (state.form !== 'number' && state.cursor !== undefined) {
            expect(lines.join('\n')).toMatch(unicode ? /^❯/m : /^>/m);
          }
        }
      }),
    );
  });
});

describe('whatever lines are typed', () => {
  it('an answer is one that core takes, and everything else is told', () => {
    const words = fc.constantFrom('', '0', '1', '2', '3', '4', 'n 1', 'n2', ',', 'yes', 'b', '?', '99', '1e3', '-1');
    const line = fc.oneof(
      fc.array(words, { maxLength: 3 }).map((parts) => parts.join(',')),
      fc.string(),
    );
    fc.assert(
      fc.property(question, fc.array(line, { maxLength: 12 }), (asked, lines) => {
        let state = begin(asked);
        for (const typed of lines) {
          const step = hear(asked, false, state, typed);
          if (step.kind === 'answer') {
            expect(readAnswer(asked, step.value)).toEqual(step.value);
            return;
          }
          if (step.kind === 'back') throw new Error('there is nothing to go back to');
          expect(speak(asked, VIEW, step.state, state).join('')).not.toBe('');
          state = step.state;
        }
      }),
    );
  });
});

describe('coming back to a question', () => {
  it('Enter gives the same answer again', () => {
    const cases: readonly (readonly [Question, AnswerValue])[] = [
      [CHOICE, 'green'],
      [DOUBT, 'not-sure'],
      [NUMBER, 30],
      [SEVERAL, ['none']],
      [SIGNS, ['bear', 'not-sure:flood']],
    ];
    for (const [asked, value] of cases) {
      expect(play(asked, ['enter'], value).step).toEqual({ kind: 'answer', value });
      expect(hear(asked, true, begin(asked, value), '')).toEqual({ kind: 'answer', value });
    }
  });
  it('an earlier answer that no longer exists highlights nothing', () => {
    expect(begin(CHOICE, 'purple')).toMatchObject({ cursor: undefined });
    const { states, step } = play(SEVERAL, ['enter'], ['stove']);
    expect(step).toBeUndefined();
    expect(states).toHaveLength(2);
  });
});

describe('the list, one by one', () => {
  it('keeps the doubts that were marked before', () => {
    const { states } = play(SIGNS, ['n', '5', 'enter']);
    expect(states.at(-1)).toMatchObject({ form: 'sign', sign: 0, cursor: 2 });
    const { step } = play(SIGNS, ['n', '5', 'enter', 'enter', '2', 'enter', '2', 'enter']);
    expect(step?.kind === 'answer' && doubts(step.value)).toEqual(['smoke']);
  });
});

describe('moving', () => {
  it('reaches two-digit numbers', () => {
    const at = (...keys: readonly string[]) => play(LONG, keys).states.at(-1);
    expect(at('1', '2')).toMatchObject({ cursor: 11 });
    expect(at('1', 'space', '2')).toMatchObject({ cursor: 1 });
    expect(at('3', '5')).toMatchObject({ cursor: 4 });
    expect(at('0')).toMatchObject({ cursor: 0 });
  });
  it('goes round at the ends, and by pages up to them', () => {
    const at = (...keys: readonly string[]) => play(LONG, keys).states.at(-1);
    expect(at('up')).toMatchObject({ cursor: 21 });
    expect(at('up', 'down')).toMatchObject({ cursor: 0 });
    expect(at('page-down', 'page-down')).toMatchObject({ cursor: 10 });
    expect(at('end', 'page-down')).toMatchObject({ cursor: 21 });
    expect(at('end', 'home', 'page-up')).toMatchObject({ cursor: 0 });
  });
});

describe('keys', () => {
  it('are read by name or character, and with Ctrl or Alt they mean nothing', () => {
    expect(readKey({ name: 'return', sequence: '\r' })).toBe('enter');
    expect(readKey({ sequence: '?' })).toBe('?');
    expect(readKey({ name: 'n', sequence: 'N' })).toBe('n');
    expect(readKey({ name: 'escape', meta: true })).toBe('escape');
    expect(readKey({ name: 'b', ctrl: true })).toBeUndefined();
    expect(readKey({ name: 'b', meta: true })).toBeUndefined();
    expect(readKey({ sequence: '\u009b' })).toBeUndefined();
  });
  it('of a paste are told from those of a hand', () => {
    for (const typed of ['\r', '\u001b[B\u001b[B\r', '14\r', '1200\r', ' \r', 'jjjjjjj']) {
      expect(looksPasted(typed, true)).toBe(false);
    }
    for (const pasted of ['1\r2\r', '\r1', 'hello\r', 'a\nb']) expect(looksPasted(pasted, true)).toBe(true);
    expect(looksPasted('1, 3, n 4\r', false)).toBe(false);
    expect(looksPasted('1\n2\n', false)).toBe(true);
  });
});

describe('words', () => {
  it('of an answer are the labels of its options', () => {
    expect(answerLabel(SIGNS, ['bear', 'not-sure:flood'])).toBe('A bear; Not sure: A flood');
    expect(answerLabel(SEVERAL, ['none'])).toBe('Nothing at all');
    expect(answerLabel(DOUBT, 'not-sure')).toBe('Not sure');
    expect(answerLabel(NUMBER, 3)).toBe('3 days');
    expect(answerLabel(NUMBER, 1)).toBe('1 day');
  });
  it('too long for a line are cut', () => {
    expect(paragraph(`a ${'b'.repeat(25)} c`, 10, '  ', '')).toEqual([
      'a',
      '  bbbbbbbb',
      '  bbbbbbbb',
      '  bbbbbbbb',
      '  b',
      '  c',
    ]);
  });
});
