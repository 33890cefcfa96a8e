import { NONE, NOT_SURE } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import { answerLabel } from '../../core/labels.ts';
import { LONGEST_NUMBER } from './keys.ts';
import type { Row } from './rows.ts';
import { explanation, type Heading, howToTell } from './screen.ts';
import {
  answerSign,
  finish,
  finishList,
  finishNumber,
  goBack,
  highlighted,
  type Mark,
  openSign,
  rangeOf,
  rowsIn,
  type SeveralState,
  type State,
  type Step,
  stay,
} from './state.ts';

/** What is read out before somebody types: all of the question, or only what the last line has led to. */
export function speak(question: Question, heading: Heading, state: State, before?: State): readonly string[] {
  const sameQuestion = before !== undefined && before.form === state.form && signOf(before) === signOf(state);
  const notice = state.notice === undefined ? [] : [state.notice];
  if (sameQuestion) return state.explaining ? explanationLines(question, state) : notice;
  const opening =
    state.form === 'sign'
      ? signLines(question, state.sign)
      : [...(heading.part === '' ? [] : [`${heading.part}, question ${heading.number}.`]), question.ask];
  return [...notice, '', ...opening, ...optionLines(question, state), ...howToAnswer(question, heading, state)];
}

/** The reasons for the question, and how to tell each option: there is no highlighted one to ask about. */
function explanationLines(question: Question, state: State): readonly string[] {
  const calm: State = state.form === 'number' || state.form === 'sign' ? state : { ...state, cursor: undefined };
  const hints = counted(question, state).flatMap((row, index) =>
    row.hint === undefined ? [] : [`${index + 1}. ${howToTell(row.hint)}`],
  );
  return [...explanation(question, calm), ...hints];
}

function signOf(state: State): number {
  return state.form === 'sign' ? state.sign : -1;
}

function signLines({ options = [] }: Question, sign: number): readonly string[] {
  const option = options[sign];
  if (option === undefined) return [];
  return [
    `${sign + 1} of ${options.length}: ${option.label}`,
    ...(option.hint === undefined ? [] : [howToTell(option.hint)]),
  ];
}

/** "None of these" is 0 and comes last; the others are counted from 1. */
function optionLines(question: Question, state: State): readonly string[] {
  const none = noneIn(question, state);
  return [
    ...counted(question, state).map((row, index) => `${index + 1}. ${row.label}`),
    ...(none === undefined ? [] : [`0. ${none.label}`]),
  ];
}

function counted(question: Question, state: State): readonly Row[] {
  return rowsIn(question, state).filter((row) => row.id !== NONE);
}

function noneIn(question: Question, state: State): Row | undefined {
  return rowsIn(question, state).find((row) => row.id === NONE);
}

function howToAnswer(question: Question, { canGoBack }: Heading, state: State): readonly string[] {
  const none = noneIn(question, state);
  const ways = {
    one: ['Type the number of your answer.'],
    sign: ['Type the number of your answer.'],
    several: [
      'Type the numbers, separated by commas.',
      ...(question.danger === true ? ['n 2 = not sure about 2.'] : []),
      ...(none === undefined ? [] : [`0 = ${lowerFirst(none.label)}.`]),
    ],
    number: [rangeOf(question)],
  }[state.form];
  const back = canGoBack || state.form === 'sign' ? ['b = back.'] : [];
  const why = question.why === '' ? [] : ['? = why.'];
  return [[...ways, ...back, ...why].join(' '), ...earlierLine(question, state)];
}

/** The answer that Enter alone would keep, in words. */
function earlierLine(question: Question, state: State): readonly string[] {
  const words = keptWords(question, state);
  return words === undefined ? [] : [`Your answer so far: ${words}. Enter keeps it.`];
}

function keptWords(question: Question, state: State): string | undefined {
  if (state.form === 'sign') return highlighted(question, state)?.label;
  const kept = enter(question, state);
  return kept.kind === 'answer' ? answerLabel(question, kept.value) : undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What a typed line leads to. A line that is no answer is told so, in a sentence. */
export function hear(question: Question, canGoBack: boolean, state: State, line: string): Step {
  const words = line.trim().toLowerCase();
  const calm: State = { ...state, explaining: false, notice: undefined };
  if (words === '?') return stay({ ...calm, explaining: true });
  if (words === 'b' || words === 'back') return goBack(question, canGoBack, calm);
  if (words === '') return enter(question, calm);
  switch (calm.form) {
    case 'number':
      return new RegExp(`^\\d{1,${LONGEST_NUMBER}}$`).test(words)
        ? finishNumber(question, calm, words)
        : stay(calm, `That is no number. ${rangeOf(question)}`);
    case 'several':
      return hearList(question, calm, words);
    case 'one':
    case 'sign': {
      const rows = rowsIn(question, calm);
      const row = rows.find((entry, index) => words === `${index + 1}` || words === entry.label.toLowerCase());
      if (row === undefined) return stay(calm, `That is no answer here. Type a number from 1 to ${rows.length}.`);
      return calm.form === 'sign' ? answerSign(question, calm, row) : finish(question, calm, row.id);
    }
  }
}

/** Enter alone: keeps what was answered before, and otherwise answers nothing. */
function enter(question: Question, state: State): Step {
  switch (state.form) {
    case 'number':
      return finishNumber(question, state, state.digits);
    case 'several':
      return state.marks.size > 0 ? finishList(question, state) : stay(state, nothingTyped(question));
    case 'one':
    case 'sign': {
      const row = highlighted(question, state);
      if (row === undefined) return stay(state, 'Type the number of your answer.');
      return state.form === 'sign' ? answerSign(question, state, row) : finish(question, state, row.id);
    }
  }
}

function nothingTyped(question: Question): string {
  const none = question.atLeastOne === true ? '' : ', or 0 for none';
  return `Type the numbers of what fits${none}.`;
}

function hearList(question: Question, state: SeveralState, words: string): Step {
  const rows = counted(question, state);
  const marks = new Map<string, Mark>();
  for (const entry of words.match(/n\s*\d+|[^\s,;]+/g) ?? []) {
    const number = /^(n\s*)?(\d+)$/.exec(entry);
    if (number === null) return stay(state, `"${entry}" is not understood. ${nothingTyped(question)}`);
    const unsure = number[1] !== undefined;
    const index = Number(number[2]);
    const row = index === 0 ? noneIn(question, state) : rows[index - 1];
    if (row === undefined) return stay(state, `${index} is not in the list. ${nothingTyped(question)}`);
    if (row.id === NOT_SURE) return stay(openSign(question, marks, 0));
    if (unsure && (question.danger !== true || row.id === NONE)) {
      return stay(state, `"${entry}" does not fit here. ${nothingTyped(question)}`);
    }
    const mark = unsure ? 'not-sure' : 'yes';
    if ((marks.get(row.id) ?? mark) !== mark) return stay(state, `${index} cannot be both yes and not sure.`);
    marks.set(row.id, mark);
  }
  if (marks.size === 0) return stay(state, nothingTyped(question));
  if (marks.has(NONE) && marks.size > 1) return stay(state, '0 cannot stand beside other numbers.');
  return finishList(question, { ...state, marks });
}
