import { expect, test } from 'vitest';
import {
  notificationOsc9,
  notificationOsc777,
  taskbarProgress,
  throughTmux,
  toRowAbove,
  windowTitle,
  withoutSequences,
} from '../../src/shell/render/sequences.ts';

const TRICK = 'off\u001b]2;x\u0007\u001b\\\u009b2J; now\n';

test('text in a sequence cannot end it or begin another one', () => {
  for (const sequence of [windowTitle(TRICK), notificationOsc9(TRICK), notificationOsc777('a;b', TRICK)]) {
    expect(sequence.startsWith('\u001b]')).toBe(true);
    expect(sequence.endsWith('\u001b\\')).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(sequence.slice(2, -2)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  }
});

test('text in a notification has no semicolon, which would begin another field', () => {
  expect(notificationOsc777('a;b', 'c;d')).toBe('\u001b]777;notify;a,b;c,d\u001b\\');
});

test('a notification that begins like another command is none', () => {
  expect(notificationOsc9('4;3')).toBe('\u001b]9;4,3\u001b\\');
});

test.each([
  [0, '1;0'],
  [49.5, '1;50'],
  [100, '1;100'],
  [-3, '1;0'],
  [140, '1;100'],
])('progress of %s percent is %s', (percent, told) => {
  expect(taskbarProgress(percent, false)).toBe(`\u001b]9;4;${told}\u001b\\`);
});

test('for tmux every escape is doubled', () => {
  expect(throughTmux('\u001b]9;x\u001b\\')).toBe('\u001bPtmux;\u001b\u001b]9;x\u001b\u001b\\\u001b\\');
});

test('no row above is the start of this one', () => {
  expect(toRowAbove(0)).toBe('\r');
  expect(toRowAbove(3)).toBe('\r\u001b[3A');
});

test('what is seen of a text is left without colours and links', () => {
  expect(withoutSequences('\u001b[1;38;5;9mred\u001b[0m \u001b]8;;https://x.example\u001b\\link\u001b]8;;\u0007')).toBe(
    'red link',
  );
});
