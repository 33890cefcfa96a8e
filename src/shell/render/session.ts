import { isOver, itemOf, phaseLeft, phaseLength, type Session, turnOf } from '../../core/sessions/session-state.ts';
import { midSentence } from '../../core/text.ts';
import { FIGURE_SIZE } from './figure.ts';
import { bullet, columns, toAscii, wrap } from './layout.ts';
import { figureOf, type SessionView } from './session-figure.ts';
import { keyLines } from './session-keys.ts';
import {
  ALL_KEYS,
  formWords,
  GAP_WORDS,
  HELP_WORDS,
  hurtWords,
  leftWords,
  setWords,
  stopWords,
  thenWords,
  turnWords,
  workWords,
} from './session-words.ts';
import { type Style, signs } from './style.ts';

/** Columns and rows of the terminal. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From this width on, figure and steps stand beside each other. */
const WIDE = 76;
const GUTTER = 2;
/** Text is not drawn wider than one can read. */
const WIDEST = 100;
/** As many rows as it gets where the words would take them all. */
const SMALL_FIGURE_ROWS = 10;
/** How many steps an introduction shows; "?" shows all. */
const SHORT_STEPS = 3;

/** The session as lines of a terminal: title, figure and words, bar, keys. Never more rows or columns than there are. */
export function sessionLines(view: SessionView, size: Size, style: Style): readonly string[] {
  if (isOver(view.state)) return [];
  // The last column and the last row stay free: a full line makes some terminals begin a new one.
  const width = Math.min(WIDEST, size.width - 1);
  const height = size.height - 1;
  const lines = view.help ? helpLines(view.state, width, height, style) : pageLines(view, width, height, style);
  const shown = style.unicode ? lines : lines.map(toAscii);
  return shown.slice(0, Math.max(1, height));
}

function pageLines(view: SessionView, width: number, height: number, style: Style): readonly string[] {
  const title = titleLines(view.state, width, style);
  const status = [...statusLines(view, width, style), ...keyLines(view.state, width, style)];
  const room = height - title.length - status.length - 2;
  const middle = width + 1 >= WIDE ? besides(view, width, room, style) : below(view, width, room, style);
  return [...title, ...(room < 1 ? [] : ['', ...middle, '']), ...status];
}

function titleLines(state: Session, width: number, style: Style): readonly string[] {
  const { item } = itemOf(state);
  const place = `${state.place + 1} of ${state.items.length}`;
  const side = state.phase === 'introduction' ? '' : turnWords(state);
  const dot = style.unicode ? ' · ' : ', ';
  const text = [place, item.exercise.name, side].filter((part) => part !== '').join(dot);
  return wrap(text, width).map((line) => style.bold(line));
}

/** Figure on the left, words on the right. */
function besides(view: SessionView, width: number, room: number, style: Style): readonly string[] {
  const figure = figureOf(view, { columns: FIGURE_SIZE.columns, rows: Math.min(FIGURE_SIZE.rows, room) }, style);
  if (figure.length === 0) return textLines(view.state, width, room, style);
  const words = textLines(view.state, width - FIGURE_SIZE.columns - GUTTER, room, style);
  const blank = ' '.repeat(FIGURE_SIZE.columns);
  return Array.from({ length: Math.max(figure.length, words.length) }, (_, row) =>
    `${figure[row] ?? blank}${' '.repeat(GUTTER)}${words[row] ?? ''}`.trimEnd(),
  );
}

/** The figure above the words: it comes first, because people would rather look than read; "?" shows what has no room. */
function below(view: SessionView, width: number, room: number, style: Style): readonly string[] {
  const words = textLines(view.state, width, room, style);
  const least = view.state.phase === 'hurt' ? 0 : SMALL_FIGURE_ROWS;
  const rows = Math.min(FIGURE_SIZE.rows, room, Math.max(least, room - words.length));
  const figure = figureOf(view, { columns: Math.min(FIGURE_SIZE.columns, width), rows }, style);
  return [...figure, ...(figure.length === 0 ? words : textLines(view.state, width, room - figure.length, style))];
}

/** What is to be read in this phase, the most useful first, as many lines as there is room for. */
function textLines(state: Session, width: number, room: number, style: Style): readonly string[] {
  const { item } = itemOf(state);
  const { exercise } = item;
  const { bullet: mark } = signs(style);
  const plain = (text: string) => wrap(text, width);
  const dimmed = (text: string) => plain(text).map((line) => style.dim(line));
  const step = (text: string) => bullet(mark, text, width, '');
  const blocks = (): readonly (readonly string[])[] => {
    switch (state.phase) {
      case 'introduction':
        return [
          plain(workWords(item)),
          ...formWords(item).map(plain),
          plain(exercise.position),
          ...exercise.steps.slice(0, SHORT_STEPS).map(step),
        ];
      case 'hurt': {
        const [first = '', ...others] = hurtWords(state);
        return [plain(first).map((line) => style.bold(line)), ...others.map(step)];
      }
      case 'hold':
        return [plain(exercise.feel), dimmed(thenWords(state))];
      case 'set':
        return [
          plain(setWords(item)),
          ...exercise.steps.slice(0, SHORT_STEPS).map(step),
          plain(exercise.feel),
          dimmed(thenWords(state)),
        ];
      case 'change-sides':
        return [plain(`Change sides: now the ${turnOf(state).side ?? 'other'} side.`).map((line) => style.bold(line))];
      default:
        return [...formWords(item).map(plain), ...exercise.steps.slice(0, SHORT_STEPS).map(step)];
    }
  };
  return fitting(blocks(), room);
}

/** Whole blocks while they fit, so that no sentence ends in the middle. */
function fitting(blocks: readonly (readonly string[])[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (lines.length + block.length > room) break;
    lines.push(...block);
  }
  return lines;
}

/** The line that changes every second: what is on, the time that is left, a quiet bar. */
function statusLines({ state, now }: SessionView, width: number, style: Style): readonly string[] {
  if (state.waits === 'gap') return wrap(GAP_WORDS, width).map((line) => style.bold(line));
  const left = phaseLeft(state, now);
  const length = phaseLength(state);
  const words = state.waits === 'pause' ? 'Paused' : PHASE_WORDS[state.phase];
  if (left === undefined || length === undefined) return wrap(words, width).map((line) => style.bold(line));
  const whole = `${words}  ${leftWords(left)}  `;
  const start = columns(whole) > width ? leftWords(left) : whole;
  const room = Math.min(40, width - columns(start));
  const { barFull, barEmpty } = signs(style);
  const full = Math.min(room, Math.max(0, Math.ceil((left / length) * room)));
  const bar = room < 5 ? '' : `${style.command(barFull.repeat(full))}${style.dim(barEmpty.repeat(room - full))}`;
  return [`${style.bold(start)}${bar}`];
}

const PHASE_WORDS: Readonly<Record<Session['phase'], string>> = {
  introduction: 'Next: read it, get ready',
  'count-in': 'Get into position',
  hold: 'Hold',
  set: 'Now, at your own pace',
  rest: 'Rest',
  'change-sides': 'Change sides',
  'between-sets': 'Rest before the next set',
  hurt: 'Stopped',
  finished: '',
  stopped: '',
};

/** The steps in full, and every key. What has no room is left out from the end. */
function helpLines(state: Session, width: number, height: number, style: Style): readonly string[] {
  const { exercise } = itemOf(state).item;
  const step = (text: string) => bullet(signs(style).bullet, text, width, '');
  const blocks: readonly (readonly string[])[] = [
    wrap(exercise.name, width).map((line) => style.bold(line)),
    wrap(exercise.position, width),
    ...exercise.steps.map(step),
    wrap(`${HELP_WORDS.feel} ${midSentence(exercise.feel)}`, width),
    wrap(`${HELP_WORDS.stop} ${stopWords(exercise)}.`, width),
    wrap(ALL_KEYS, width).map((line) => style.dim(line)),
  ];
  return [...fitting(blocks, height - 1), style.dim('Any key goes back.')];
}
