import { NOT_SURE } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import { columns } from '../render/layout.ts';
import type { Style } from '../render/style.ts';
import type { Row } from './rows.ts';
import { highlighted, rowsIn, type State } from './state.ts';
import { clean, paragraph } from './text.ts';

/** What stands above a question. */
export interface Heading {
  readonly part: string;
  readonly number: number;
  readonly canGoBack: boolean;
}

/** The room there is to draw in. */
export interface Room {
  /** Columns that a line may take. */
  readonly width: number;
  /** Lines that the whole drawing may take. */
  readonly height: number;
  readonly style: Style;
}

/** Fewer lines than this are no list, and are shown only where there is no room for more. */
const LEAST_LIST = 4;
/** A terminal as low as this gives the keys one line. */
const LOW = 8;

/** The question as lines. None is wider, and there are never more, than there is room. */
export function draw(question: Question, heading: Heading, state: State, room: Room): readonly string[] {
  const footer = footerLines(question, heading, state, room).slice(0, room.height < LOW ? 1 : undefined);
  const under = [...explanationLines(question, state, room), ...noticeLines(state, room)].slice(
    0,
    Math.max(0, room.height - footer.length - 1),
  );
  const title = titleLines(heading, room);
  const ask = askLines(question, state, room);
  const around = (airy: boolean, list: readonly string[]) => {
    const gap = airy ? [''] : [];
    const told = under.length === 0 ? [] : [...gap, ...under];
    return [...gap, ...title, ...gap, ...ask, ...gap, ...list, ...told, ...gap, ...footer];
  };
  const rows = state.form === 'number' ? [[numberLine(question, state, room)]] : rowLines(question, state, room);
  const cursor = state.form === 'number' ? 0 : (state.cursor ?? 0);
  const possible = Math.max(1, room.height - under.length - footer.length);
  const least = Math.min(LEAST_LIST, rows.flat().length, possible);
  const airy = around(true, []).length + least <= room.height;
  const space = Math.max(least, room.height - around(airy, []).length);
  return keepBottom(around(airy, windowOf(rows, cursor, space, room)), room.height);
}

/** On a very low terminal the question moves out above: the list and the keys stay. */
function keepBottom(lines: readonly string[], height: number): readonly string[] {
  return lines.slice(Math.max(0, lines.length - height));
}

function titleLines({ part, number }: Heading, { width, style }: Room): readonly string[] {
  const rest = ` ${style.unicode ? '·' : '-'} question ${number}`;
  const name = clean(part, style);
  if (columns(name + rest) > width) return paragraph(name + rest, width).map(style.heading);
  return [style.heading(name) + style.dim(rest)];
}

function askLines(question: Question, state: State, { width, style }: Room): readonly string[] {
  const ask = paragraph(clean(question.ask, style), width);
  if (state.form !== 'sign') return ask.map(style.bold);
  const options = question.options ?? [];
  const option = options[state.sign];
  if (option === undefined) return ask;
  return [
    ...ask.map(style.dim),
    '',
    ...paragraph(clean(`${state.sign + 1} of ${options.length}: ${option.label}`, style), width).map(style.bold),
    ...(option.hint === undefined ? [] : paragraph(clean(howToTell(option.hint), style), width)),
  ];
}

/** The hint of an option as a sentence. */
export function howToTell(hint: string): string {
  return `How to tell: ${hint}`;
}

/** Why the question is asked, and how to tell what is highlighted. */
export function explanation(question: Question, state: State): readonly string[] {
  const hint = state.form === 'sign' ? undefined : (highlighted(question, state)?.hint ?? question.hint);
  return [...(question.why === '' ? [] : [question.why]), ...(hint === undefined ? [] : [howToTell(hint)])];
}

function explanationLines(question: Question, state: State, { width, style }: Room): readonly string[] {
  if (!state.explaining) return [];
  return explanation(question, state).flatMap((text) => paragraph(clean(text, style), width, '  '));
}

function noticeLines({ notice }: State, { width, style }: Room): readonly string[] {
  if (notice === undefined) return [];
  return paragraph(clean(notice, style), width, '  ', '! ').map(style.bold);
}

function numberLine(question: Question, state: State & { form: 'number' }, { width, style }: Room): string {
  const pointer = style.unicode ? '❯' : '>';
  const unit = question.unit === undefined ? '' : ` ${clean(question.unit, style)}`;
  const range = question.max === undefined ? '' : `  (${question.min ?? 0} to ${question.max})`;
  const typed = `${pointer} ${state.digits}_`;
  const side = columns(typed + unit + range) <= width ? unit + range : columns(typed + unit) <= width ? unit : '';
  return style.command(typed) + style.dim(side);
}

/** The lines of every row. */
function rowLines(question: Question, state: State, room: Room): readonly (readonly string[])[] {
  const rows = rowsIn(question, state);
  return rows.map((row, index) => {
    const number = `${index + 1}`.padStart(`${rows.length}`.length);
    return rowLine(row, number, state, index, room);
  });
}

function rowLine(row: Row, number: string, state: State, index: number, { width, style }: Room): readonly string[] {
  const active = state.form !== 'number' && state.cursor === index;
  const pointer = active ? (style.unicode ? '❯' : '>') : ' ';
  const mark = state.form === 'several' ? markOf(row, state.marks.get(row.id)) : undefined;
  const start = `${pointer} ${number} ${mark === undefined ? '' : `${mark.sign} `}`;
  const words = clean(row.label, style) + (mark?.words ?? '');
  const [first = '', ...rest] = paragraph(words, width - columns(start));
  const indent = ' '.repeat(columns(start));
  if (active) return [start + first, ...rest.map((line) => indent + line)].map(style.command);
  const dimmed = `${pointer} ${style.dim(number)} ${start.slice(`${pointer} ${number} `.length)}`;
  return [dimmed + first, ...rest.map((line) => indent + line)];
}

/** The sign of a mark and, for a doubt, its words: a sign alone is easily misread. */
function markOf(row: Row, mark: string | undefined): { readonly sign: string; readonly words: string } {
  if (row.id === NOT_SURE) return { sign: '   ', words: '' };
  if (mark === 'yes') return { sign: '[x]', words: '' };
  if (mark === 'not-sure') return { sign: '[?]', words: ' (not sure)' };
  return { sign: '[ ]', words: '' };
}

/** As many rows around the highlighted one as there is space for, with a line that says how many are above and below. */
function windowOf(rows: readonly (readonly string[])[], cursor: number, space: number, room: Room): readonly string[] {
  const all = rows.flat();
  if (all.length <= space) return all;
  const inside = space < LEAST_LIST ? space : space - 2;
  let from = cursor;
  let to = cursor + 1;
  let used = rows[cursor]?.length ?? 0;
  for (let grown = true; grown; ) {
    grown = false;
    const below = rows[to];
    if (below !== undefined && used + below.length <= inside) {
      used += below.length;
      to += 1;
      grown = true;
    }
    const above = from > 0 ? rows[from - 1] : undefined;
    if (above !== undefined && used + above.length <= inside) {
      used += above.length;
      from -= 1;
      grown = true;
    }
  }
  const { style } = room;
  const sign = (count: number, arrow: string, where: string) =>
    count === 0 || inside === space ? [] : [style.dim(`  ${style.unicode ? `${arrow} ` : ''}${count} more ${where}`)];
  const shown = rows.slice(from, to).flat().slice(0, inside);
  const lines = [...sign(from, '↑', 'above'), ...shown, ...sign(rows.length - to, '↓', 'below')];
  // Always the same height, so that the keys below do not jump while one moves through the list.
  return [...lines, ...Array.from({ length: space - lines.length }, () => '')];
}

function footerLines(question: Question, { canGoBack }: Heading, state: State, room: Room): readonly string[] {
  const { style, width } = room;
  const arrows = style.unicode ? '↑↓' : 'Up/Down';
  const left = style.unicode ? '←' : 'Left';
  const several = state.form === 'several';
  const back = canGoBack || state.form === 'sign';
  const onDoor = several && highlighted(question, state)?.id === NOT_SURE;
  const keys = [
    ...(state.form === 'number' ? [] : [`${arrows} move`]),
    ...(several ? ['Space tick'] : []),
    ...(several && question.danger === true ? ['n not sure'] : []),
    onDoor ? 'Enter open' : several || state.form === 'number' ? 'Enter done' : 'Enter take',
    ...(question.why === '' ? [] : [state.explaining ? '? hide' : '? why']),
    ...(back ? [state.form === 'number' ? `${left} back` : 'b back'] : []),
  ];
  const between = style.unicode ? ' · ' : ' | ';
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    if (last !== undefined && columns(last + between + key) <= width) lines[lines.length - 1] = last + between + key;
    else lines.push(key);
  }
  return lines.map(style.dim);
}
