// What a terminal sends: keys, cut into chunks anywhere, and what questions make of them.

import { readAnswer } from '../../../src/core/answers.ts';
import { readKey } from '../../../src/shell/prompts/keys.ts';
import { draw } from '../../../src/shell/prompts/screen.ts';
import { begin, press } from '../../../src/shell/prompts/state.ts';
import { plainStyle } from '../../../src/shell/render/style.ts';
import { type Key, keyDecoder } from '../../../src/shell/terminal/key-decoder.ts';
import { real } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { strangeText } from '../mutate.ts';
import { anAnswer } from '../samples.ts';
import { ensure, type Target, target } from '../target.ts';

const ESCAPE = '\u001b';
const SEQUENCES = [
  ...[
    '[A',
    '[B',
    '[C',
    '[D',
    'OA',
    'OP',
    '[15~',
    '[1;5A',
    '[[A',
    '[97u',
    '[99;5u',
    '[3;5u',
    '[999;999u',
    '[200~',
    '[201~',
  ],
  ...['[?1;2c', '[24;80R', ']11;rgb:0/0/0\u0007', `]0;x${ESCAPE}\\`, 'P1$r0m\u001b\\', 'a', 'é', '[<0;1;1M', '[I', '['],
]
  .map((rest) => ESCAPE + rest)
  .concat(`${ESCAPE}[200~ab q${ESCAPE}[201~`)
  .sort((a, b) => b.length - a.length);
const CHARACTERS = [
  ' ',
  '\r',
  '\n',
  '\t',
  '\u0003',
  '\u001a',
  '\u007f',
  '\u0000',
  'q',
  'Q',
  '9',
  '?',
  'é',
  '日',
  '🥾',
  ESCAPE,
];

/** Stands for a sequence; no part holds it. */
const APART = '\ue000';
/** More places than a text has letters. */
const EVERYWHERE = Array.from({ length: 200 }, (_, place) => place * 5);

interface Input {
  /** Parts that arrive one after the other. */
  readonly parts: readonly string[];
  /** Where the whole is cut, in thousandths of its length. */
  readonly cuts: readonly number[];
}

function make(chance: Chance): Input {
  const parts = Array.from({ length: chance.between(1, 8) }, () =>
    chance.one(
      () => chance.pick(SEQUENCES),
      () => chance.pick(CHARACTERS),
      () => chance.pick(CHARACTERS).repeat(chance.between(1, 4)),
      () => (chance.yes(15) ? strangeText(chance).slice(0, 200) : chance.pick(CHARACTERS)),
    ),
  );
  return { parts, cuts: chance.yes(30) ? EVERYWHERE : chance.list(6, () => chance.below(1000)) };
}

const KEY = /^(?:space|enter|escape|up|down|left|right|ctrl-c|ctrl-z|[!-~])$/;

function keysOf(chunks: readonly string[]): { readonly keys: readonly Key[]; readonly open: boolean } {
  const decoder = keyDecoder();
  const keys = chunks.flatMap((chunk) => decoder.feed(chunk));
  keys.push(...decoder.settle());
  const probe = decoder.feed('x');
  return { keys, open: probe.join() === 'x' };
}

function checkKeys({ parts, cuts }: Input): string {
  const text = parts.join('');
  const whole = keysOf([text]);
  for (const key of whole.keys)
    ensure(KEY.test(key) && key === key.toLowerCase(), () => `${JSON.stringify(key)} is a key`);
  const places = [0, ...cuts.map((cut) => Math.floor((cut * text.length) / 1000)), text.length].sort((a, b) => a - b);
  const chunks = places.slice(1).map((end, place) => text.slice(places[place], end));
  const cut = keysOf(chunks);
  const pasting = text.lastIndexOf(`${ESCAPE}[200~`) > text.lastIndexOf(`${ESCAPE}[201~`);
  ensure(whole.open || pasting, 'after a pause a key is a key again');
  // A run of different characters at once is taken for a paste: cut up it is not, so only short runs are compared.
  const apart = SEQUENCES.reduce((rest, sequence) => rest.replaceAll(sequence, APART), text);
  const runs = apart.replaceAll(ESCAPE, APART).split(APART);
  if (runs.some((run) => run.length > 4)) return 'long run';
  ensure(
    whole.keys.join() === cut.keys.join(),
    () => `a cut changes the keys: ${whole.keys.join()} / ${cut.keys.join()}`,
  );
  return whole.keys.length === 0 ? 'no key' : 'keys';
}

const QUESTIONS = [...real.questions.values()];
const NAMES =
  'up down left enter space backspace home end page-up page-down escape ? b j k n u x 0 1 2 3 9 paste-start paste-end'.split(
    ' ',
  );

interface TalkInput {
  readonly question: number;
  readonly earlier: unknown;
  readonly keys: readonly string[];
  readonly width: number;
  readonly height: number;
}

function makeTalk(chance: Chance): TalkInput {
  const question = chance.below(QUESTIONS.length);
  const asked = QUESTIONS[question];
  const earlier = asked === undefined || chance.yes(60) ? null : anAnswer(chance, asked);
  const keys = chance.list(20, () => (chance.yes(90) ? chance.pick(NAMES) : strangeText(chance)));
  return { question, earlier, keys, width: chance.between(1, 120), height: chance.between(1, 50) };
}

function checkTalk({ question, earlier, keys, width, height }: TalkInput): string {
  const asked = QUESTIONS[question % QUESTIONS.length];
  if (asked === undefined) return 'no question';
  const before = earlier === null ? undefined : readAnswer(asked, earlier);
  let state = begin(asked, typeof before === 'object' && 'message' in before ? undefined : before);
  for (const key of keys) {
    readKey({ name: key, sequence: key });
    const step = press(asked, true, state, key);
    if (step.kind === 'back') return 'back';
    if (step.kind === 'answer') {
      ensure(
        JSON.stringify(readAnswer(asked, step.value)) === JSON.stringify(step.value),
        'an answer is one that core takes',
      );
      return 'answer';
    }
    state = step.state;
  }
  const view = { part: 'Danger signs', number: 1, canGoBack: true };
  const lines = draw(asked, view, state, { width, height, style: plainStyle(true) });
  ensure(lines.length > 0, 'something is drawn');
  return 'open';
}

export const KEY_TARGETS: readonly Target[] = [
  target('terminal keys', 90, make, checkKeys),
  target('keys to a question', 30, makeTalk, checkTalk),
];
