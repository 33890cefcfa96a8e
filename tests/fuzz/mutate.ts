// Strange values, and valid ones that were damaged.

import type { Chance } from './chance.ts';

/** Ends a text that must never reach a terminal as it is: the sequence is one that the program never writes. */
const EVIL = '\u001b[13;37m\u0007\u009b31m\u202egnp.exe\u2066';

/** Texts that programs trip over: keys of prototypes, words of ours, signs that turn or hide, other scripts, paths. */
export const STRANGE_TEXTS: readonly string[] = [
  ...['', ' ', '-', '--', '=', ',', ',,', '.', '..', '/', '\\', '*', '"', "'", '{}', '{left}', '{', '%s', '$HOME'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'data.__proto__'],
  ...['none', 'not-sure', 'not-sure:', 'not-sure:none', 'no', 'null', 'undefined', 'NaN', 'Infinity', 'true', '[]'],
  ...['0', '-0', '1', '-1', '0.5', '1e3', '1e309', '0x10', '007', '99999999999999999999', '9007199254740993', '٣'],
  ...[EVIL, '\u0000', '\n', '\r\n', '\t', '\u2028', '\ufeff', '\ud800', '\udc00x', '\u202e', 'a\u0300\u0301', 'İ', 'ß'],
  ...[
    '日本語',
    'Ñandú',
    '🥾',
    '👨‍👩‍👧',
    'ﬁ',
    'ａｂｃ',
    '../../etc/passwd',
    '/dev/null',
    '/dev/zero',
    '/proc/self/mem',
    'C:\\x',
  ],
  ...['a'.repeat(300), 'hip '.repeat(80), '(a+)+$', '<script>', 'a-b-c', 'A', '-x', '--help', '2026-02-30'],
];

const CHARACTERS = [...'aA0 9-_:,.{}[]"\'\\/=\n\t\r\u0000\u001b\u0007\u009b\u202eéß日\ud83e'];

/** A text that means nothing, or something else. */
export function strangeText(chance: Chance): string {
  return chance.one(
    () => chance.pick(STRANGE_TEXTS),
    () => chance.pick(STRANGE_TEXTS),
    () => chance.list(12, () => chance.pick(CHARACTERS)).join(''),
    () => String(chance.between(-1000, 100_000)),
    () => chance.pick(['x', '🥾', '-', '9', 'hip ']).repeat(chance.pick([40, 101, 1001, 5000])),
  );
}

/** A value that JSON can hold and that is hardly what was asked for. */
export function strangeValue(chance: Chance, depth = 2): unknown {
  return chance.one<unknown>(
    () => strangeText(chance),
    () => chance.pick([null, true, false, 0, -1, 0.5, 1e21, 2 ** 53, -(2 ** 31), 1e308]),
    () => chance.between(-10, 1000),
    () => (depth === 0 ? [] : chance.list(3, () => strangeValue(chance, depth - 1))),
    () => (depth === 0 ? {} : withKey({}, strangeText(chance), strangeValue(chance, depth - 1))),
  );
}

/** A text with a few places changed, doubled, lost or put elsewhere. */
export function mutatedText(chance: Chance, text: string, most = 3): string {
  let changed = text;
  for (let left = chance.between(1, most); left > 0; left -= 1) changed = mutatedOnce(chance, changed);
  return changed;
}

function mutatedOnce(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1);
  const end = Math.min(text.length, at + chance.pick([1, 1, 2, 8, 40, 400]));
  return chance.one(
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, at) + chance.pick(CHARACTERS) + text.slice(at),
    () => text.slice(0, at) + chance.pick(CHARACTERS) + text.slice(at + 1),
    () => text.slice(0, end) + text.slice(at),
    () => text.slice(0, at) + strangeText(chance) + text.slice(end),
    () => text.slice(0, at),
    () => text.replace(/\d+/, () => chance.pick(['0', '-1', '1e999', '9007199254740993', '0.1'])),
  );
}

/** A copy of plain data with a few of its values changed, lost, or put under another name. */
export function mutatedData(chance: Chance, data: unknown, most = 3): unknown {
  let changed = data;
  for (let left = chance.between(1, most); left > 0; left -= 1) changed = dataOnce(chance, changed);
  return changed;
}

function dataOnce(chance: Chance, data: unknown): unknown {
  if (Array.isArray(data)) {
    if (data.length === 0 || chance.yes(15)) return listOnce(chance, data);
    const at = chance.below(data.length);
    return data.with(at, dataOnce(chance, data[at]));
  }
  if (typeof data === 'object' && data !== null) {
    const keys = Object.keys(data);
    if (keys.length === 0 || chance.yes(15)) return objectOnce(chance, data as Fields, keys);
    const key = chance.pick(keys);
    return withKey(data as Fields, key, dataOnce(chance, (data as Fields)[key]));
  }
  if (typeof data === 'string' && chance.yes(50)) return mutatedText(chance, data, 1);
  if (typeof data === 'number' && chance.yes(50)) return data + chance.pick([-1, 1, 0.5, -data, 1000, 2 ** 53]);
  return strangeValue(chance);
}

type Fields = Readonly<Record<string, unknown>>;

function listOnce(chance: Chance, data: readonly unknown[]): unknown {
  const at = chance.below(data.length + 1);
  return chance.one<unknown>(
    () => data.toSpliced(at, 1),
    () => data.toSpliced(at, 0, strangeValue(chance)),
    () => data.toSpliced(at, 0, ...data.slice(0, 2)),
    () => strangeValue(chance),
    () => [],
  );
}

function objectOnce(chance: Chance, data: Fields, keys: readonly string[]): unknown {
  const [key = ''] = keys.length === 0 ? [] : [chance.pick(keys)];
  const { [key]: value, ...rest } = data;
  return chance.one<unknown>(
    () => rest,
    () => withKey(rest, strangeText(chance), value),
    () => withKey(data, strangeText(chance), strangeValue(chance)),
    () => withKey(data, key, data[chance.pick([...keys, 'none'])]),
    () => strangeValue(chance),
  );
}

/** As JSON.parse puts it there: `__proto__` is a key like any other. */
function withKey(data: Fields, key: string, value: unknown): Fields {
  const copy = { ...data };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}
