import { type AnswerValue, chosen, doubts, NONE, NOT_SURE, notSureAbout, readAnswer } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import { LONGEST_NUMBER } from './keys.ts';
import { type Row, rowsOf, SIGN_ROWS } from './rows.ts';

/** What has been said of one option of a list. No mark: nothing yet, which at the end of a list means no. */
export type Mark = 'yes' | 'no' | 'not-sure';
export type Marks = ReadonlyMap<string, Mark>;

interface Common {
  /** True while the reasons for the question are shown. */
  readonly explaining: boolean;
  /** What is to be said about the last key: why it did not answer, say. */
  readonly notice: string | undefined;
}
interface List extends Common {
  /** The highlighted row; undefined until somebody moves, so that Enter alone answers nothing. */
  readonly cursor: number | undefined;
  /** The digits of the row number typed so far, for lists longer than nine. */
  readonly jump: string;
}

/** One row is to be taken. */
export interface OneState extends List {
  readonly form: 'one';
}
/** Rows are to be ticked. */
export interface SeveralState extends List {
  readonly form: 'several';
  readonly marks: Marks;
}
/** The options of a list, one by one: yes, no or not sure. */
export interface SignState extends List {
  readonly form: 'sign';
  readonly marks: Marks;
  /** Which option is asked about, from 0. */
  readonly sign: number;
}
/** A number is to be typed. */
export interface NumberState extends Common {
  readonly form: 'number';
  readonly digits: string;
  /** True once something was typed. */
  readonly touched: boolean;
}
/** How far somebody has come with one question. */
export type State = OneState | SeveralState | SignState | NumberState;

/** What a key leads to. */
export type Step =
  | { readonly kind: 'stay'; readonly state: State }
  | { readonly kind: 'answer'; readonly value: AnswerValue }
  | { readonly kind: 'back' };

const CALM = { explaining: false, notice: undefined } as const;

/** The question as it is first shown, the earlier answer filled in. Nothing is highlighted without one. */
export function begin(question: Question, earlier?: AnswerValue): State {
  if (question.kind === 'number') {
    return { ...CALM, form: 'number', digits: typeof earlier === 'number' ? `${earlier}` : '', touched: false };
  }
  if (question.kind === 'several') {
    const marks = earlier === undefined ? new Map<string, Mark>() : marksOf(earlier);
    return { ...CALM, form: 'several', cursor: 0, jump: '', marks };
  }
  const index = rowsOf(question).findIndex((row) => row.id === earlier);
  return { ...CALM, form: 'one', cursor: index === -1 ? undefined : index, jump: '' };
}

function marksOf(value: AnswerValue): Marks {
  return new Map([
    ...chosen(value).map((id) => [id, 'yes'] as const),
    ...doubts(value).map((id) => [id, 'not-sure'] as const),
  ]);
}

/** The rows that can be moved over in this state. */
export function rowsIn(question: Question, state: State): readonly Row[] {
  return state.form === 'sign' ? SIGN_ROWS : rowsOf(question);
}

/** The row that is highlighted. */
export function highlighted(question: Question, state: State): Row | undefined {
  return state.form === 'number' || state.cursor === undefined ? undefined : rowsIn(question, state)[state.cursor];
}

/** The next state, the answer, or the wish to go back. Keys that mean nothing leave the state as it is. */
export function press(question: Question, canGoBack: boolean, state: State, key: string): Step {
  if (key === '?') return stay({ ...state, explaining: !state.explaining, notice: undefined });
  if (key === 'escape') return stay({ ...state, ...CALM });
  if (state.form === 'number') return pressInNumber(question, canGoBack, state, key);
  if (key === 'left' || key === 'backspace' || key === 'b') return goBack(question, canGoBack, state);
  const cursor = move(rowsIn(question, state).length, state, key);
  if (cursor !== undefined) return stay({ ...state, ...cursor, notice: undefined });
  const settled = state.jump === '' ? state : { ...state, jump: '' };
  switch (settled.form) {
    case 'one':
      return pressInOne(question, settled, key);
    case 'several':
      return pressInSeveral(question, settled, key);
    case 'sign':
      return pressInSign(question, settled, key);
  }
}

/** Stays with the question and says why. */
export function stay(state: State, notice: string | undefined = state.notice): Step {
  return { kind: 'stay', state: notice === state.notice ? state : { ...state, notice } };
}

/** The answer, if core takes it; otherwise its sentence. Core also puts a list into the order of the catalogue. */
export function finish(question: Question, state: State, raw: AnswerValue): Step {
  const value = readAnswer(question, raw);
  if (typeof value === 'object' && 'message' in value) return stay(state, value.message);
  return { kind: 'answer', value };
}

/** Back to the option before, to the list, or to the question before. */
export function goBack(question: Question, canGoBack: boolean, state: State): Step {
  if (state.form === 'sign') {
    if (state.sign > 0) return stay(openSign(question, state.marks, state.sign - 1));
    const cursor = rowsOf(question).findIndex((row) => row.id === NOT_SURE);
    return stay({ ...CALM, form: 'several', cursor, jump: '', marks: state.marks });
  }
  return canGoBack ? { kind: 'back' } : stay(state, 'This is the first question.');
}

const PAGE = 5;

function move(count: number, { cursor, jump }: List, key: string): Pick<List, 'cursor' | 'jump'> | undefined {
  const last = count - 1;
  const to = (row: number) => ({ cursor: row, jump: '' });
  switch (key) {
    case 'up':
    case 'k':
      return to(cursor === undefined || cursor === 0 ? last : cursor - 1);
    case 'down':
    case 'j':
      return to(cursor === undefined || cursor === last ? 0 : cursor + 1);
    case 'page-up':
      return to(Math.max(0, (cursor ?? 0) - PAGE));
    case 'page-down':
      return to(Math.min(last, (cursor ?? 0) + PAGE));
    case 'home':
      return to(0);
    case 'end':
      return to(last);
  }
  if (!/^\d$/.test(key)) return undefined;
  // "1", then "2", is row 12 where there is one, and otherwise row 2.
  const number = [jump + key, key].map(Number).find((row) => row >= 1 && row <= count);
  return number === undefined ? { cursor, jump: '' } : { cursor: number - 1, jump: `${number}` };
}

const CHOOSE = 'Choose one with the arrow keys.';

function pressInOne(question: Question, state: OneState, key: string): Step {
  const row = highlighted(question, state);
  if (key !== 'enter' && key !== 'space') return stay(state);
  if (row === undefined) return stay(state, CHOOSE);
  if (key === 'space') return stay(state, 'Press Enter to take the highlighted answer.');
  return finish(question, state, row.id);
}

function pressInSeveral(question: Question, state: SeveralState, key: string): Step {
  const row = highlighted(question, state);
  if (row?.id === NOT_SURE && (key === 'enter' || key === 'space' || key === 'n')) {
    return stay(openSign(question, withoutMark(state.marks, NONE), 0));
  }
  if (key === 'enter') return finishList(question, state);
  if (row === undefined) return stay(state);
  if (key === 'space') return stay({ ...state, notice: undefined, marks: tick(state.marks, row.id, 'yes') });
  if (key === 'n' && question.danger === true && row.id !== NONE) {
    return stay({ ...state, notice: undefined, marks: tick(state.marks, row.id, 'not-sure') });
  }
  return stay(state);
}

/** Sets the mark, or takes it away where it stands already. "None of these" and the others exclude each other. */
function tick(marks: Marks, id: string, mark: 'yes' | 'not-sure'): Marks {
  if (marks.get(id) === mark) return withoutMark(marks, id);
  return id === NONE ? new Map([[NONE, mark]]) : new Map([...withoutMark(marks, NONE), [id, mark]]);
}

function withoutMark(marks: Marks, id: string): Marks {
  return new Map([...marks].filter(([other]) => other !== id));
}

/** The list as an answer. A list without a tick never answers: silence is not a no. */
export function finishList(question: Question, state: SeveralState): Step {
  const entries = entriesOf(state.marks);
  return entries.length === 0 ? stay(state, emptyList(question)) : finish(question, state, entries);
}

function emptyList(question: Question): string {
  const none = rowsOf(question).find((row) => row.id === NONE);
  return none === undefined ? 'Tick at least one with Space.' : `Tick what fits with Space, or "${none.label}".`;
}

function entriesOf(marks: Marks): readonly string[] {
  return [...marks].flatMap(([id, mark]) => (mark === 'yes' ? [id] : mark === 'not-sure' ? [notSureAbout(id)] : []));
}

/** Opens one option of a list: what was said of it before is highlighted. */
export function openSign(question: Question, marks: Marks, sign: number): SignState {
  const mark = marks.get(question.options?.[sign]?.id ?? '');
  const index = SIGN_ROWS.findIndex((row) => row.id === mark);
  return { ...CALM, form: 'sign', cursor: index === -1 ? undefined : index, jump: '', marks, sign };
}

function pressInSign(question: Question, state: SignState, key: string): Step {
  if (key !== 'enter') return stay(state);
  const row = highlighted(question, state);
  return row === undefined ? stay(state, CHOOSE) : answerSign(question, state, row);
}

/** Takes yes, no or not sure for one option, and goes on to the next; after the last one the list is answered. */
export function answerSign(question: Question, state: SignState, row: Row): Step {
  const options = question.options ?? [];
  const mark = SIGN_MARKS.get(row.id);
  const option = options[state.sign];
  if (mark === undefined || option === undefined) return stay(state);
  const marks = new Map([...state.marks, [option.id, mark]]);
  if (state.sign + 1 < options.length) return stay(openSign(question, marks, state.sign + 1));
  const entries = entriesOf(marks);
  if (entries.length > 0) return finish(question, state, entries);
  const list: SeveralState = { ...CALM, form: 'several', cursor: 0, jump: '', marks };
  return question.atLeastOne === true ? stay(list, 'Choose at least one of them.') : finish(question, state, [NONE]);
}

const SIGN_MARKS: ReadonlyMap<string, Mark> = new Map([
  ['yes', 'yes'],
  ['no', 'no'],
  [NOT_SURE, 'not-sure'],
]);

function pressInNumber(question: Question, canGoBack: boolean, state: NumberState, key: string): Step {
  const { digits } = state;
  if (key === 'enter') return finishNumber(question, state, digits);
  // Left goes back as long as there is nothing to lose.
  if (key === 'left' && (digits === '' || !state.touched)) return goBack(question, canGoBack, state);
  if (key === 'backspace') {
    if (digits === '') return goBack(question, canGoBack, state);
    return stay({ ...state, digits: digits.slice(0, -1), touched: true, notice: undefined });
  }
  if (/^\d$/.test(key)) {
    if (digits.length >= LONGEST_NUMBER) return stay(state, rangeOf(question));
    // The first digit replaces an earlier answer: nobody means 45 and then 12.
    return stay({ ...state, digits: state.touched ? digits + key : key, touched: true, notice: undefined });
  }
  // What follows a point must not run into what stands before it: 1.5 is not 15.
  if (key === '.' || key === ',') {
    return stay({ ...state, digits: '', touched: true }, `Whole numbers only: ${rangeOf(question, 'small')}`);
  }
  return /^[a-z]$/.test(key) ? stay(state, `Type digits: ${rangeOf(question, 'small')}`) : stay(state);
}

/** What was typed as an answer, or the sentence that names the range. */
export function finishNumber(question: Question, state: NumberState, digits: string): Step {
  if (digits === '') return stay(state, rangeOf(question));
  const number = Number(digits);
  const inRange = number >= (question.min ?? 0) && number <= (question.max ?? Number.MAX_SAFE_INTEGER);
  return inRange ? finish(question, state, number) : stay(state, `${digits} does not fit. ${rangeOf(question)}`);
}

/** The sentence that names what a number may be. */
export function rangeOf({ min = 0, max, unit }: Question, start: 'capital' | 'small' = 'capital'): string {
  const what = unit === undefined ? '' : ` (${unit})`;
  const range =
    max === undefined ? `a whole number, ${min} or more${what}.` : `a whole number from ${min} to ${max}${what}.`;
  return start === 'small' ? range : `Type ${range}`;
}
