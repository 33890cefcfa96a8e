import { stripVTControlCharacters } from 'node:util';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { AnswerValue } from '../core/answers.ts';
import type { Question } from '../core/catalogue.ts';
import { readKey } from './prompts/keys.ts';
import { askInLines } from './prompts/lines.ts';
import { draw } from './prompts/screen.ts';
import { begin, press, type State } from './prompts/state.ts';
import {
  type Channel,
  columnsOf,
  eraseOverflow,
  HIDE_CURSOR,
  onChannel,
  rowsOf,
  SHOW_CURSOR,
} from './prompts/streams.ts';
import { summaryLine } from './prompts/summary.ts';
import { columns } from './render/layout.ts';
import { plainStyle, type Style } from './render/style.ts';
import type { Terminal } from './terminal/terminal.ts';
import type { Input, Output } from './world.ts';

/** What stands around a question. */
export interface AskView {
  /** The part of the interview, such as "Danger signs". */
  readonly part: string;
  /** Which question of this interview it is, from 1. */
  readonly number: number;
  /** The earlier answer, preselected, when one came back to it. */
  readonly earlier?: AnswerValue;
  readonly canGoBack: boolean;
  /** Called once, when the question can be read. */
  readonly shown?: () => void;
}

/** An answer, or the wish to go back to the question before. */
export type AskResult = { readonly kind: 'answer'; readonly value: AnswerValue } | { readonly kind: 'back' };

/** One of a few things to do next. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/** Asks in the terminal. Ctrl-C throws a Failure of kind "cancelled". */
export interface Prompter {
  /** Asks one question of the interview. The value is one that `readAnswer` of core takes. */
  ask(question: Question, view: AskView): Promise<AskResult>;
  /** Asks what to do next. Enter alone takes nothing unless `preselected` is given. */
  choose<Id extends string>(message: string, choices: readonly Choice<Id>[], preselected?: Id): Promise<Id>;
}

/** The prompter for this terminal: keys and redrawn lists, or numbered lines in accessible mode. */
export function openPrompter(input: Input, output: Output, terminal: Terminal): Prompter {
  return terminal.accessible ? linePrompter(input, output, terminal) : keyPrompter(input, output, terminal);
}

function linePrompter(input: Input, output: Output, terminal: Terminal): Prompter {
  const { unicode } = terminal;
  const ask: Prompter['ask'] = (question, view) =>
    onChannel(input, output, false, (channel) => {
      const answer = askInLines(channel, question, view, { width: textWidth(output, terminal), unicode });
      view.shown?.();
      return answer;
    });
  return {
    ask,
    choose: async (message, choices, preselected) => {
      const view = { part: '', number: 1, canGoBack: false };
      const earlier = preselected === undefined ? {} : { earlier: preselected };
      const result = await ask(asQuestion(message, choices), { ...view, ...earlier });
      return idIn(choices, result.kind === 'answer' ? result.value : undefined);
    },
  };
}

function keyPrompter(input: Input, output: Output, terminal: Terminal): Prompter {
  // The colours are loaded with the first question, and only where there are any.
  let loading: Promise<Style> | undefined;
  const style = () => {
    loading ??= loadStyle(terminal);
    return loading;
  };
  const width = () => textWidth(output, terminal);
  const leave = async (question: Question, value: AnswerValue) =>
    output.write(`${summaryLine(question, value, width(), await style())}\n`);
  return {
    ask: async (question, view) => {
      const shown = { question, view, style: await style(), width };
      const result = await onChannel(input, output, true, (channel) =>
        questionPrompt({ ...shown, channel }, { ...channel, clearPromptOnDone: true }),
      );
      if (result.kind === 'answer') await leave(question, result.value);
      return result;
    },
    choose: async (message, choices, preselected) => {
      const list = { message, choices, preselected, style: await style(), width: width() };
      // Loaded only now, so that no question waits for it.
      const { pick } = await import('./prompts/pick.ts');
      const id = idIn(choices, await onChannel(input, output, true, (channel) => pick(channel, list)));
      await leave(asQuestion(message, choices), id);
      return id;
    },
  };
}

/** A choice of what to do next in the form of a question, for the lines and the words they share. */
function asQuestion(message: string, options: readonly Choice<string>[]): Question {
  return { id: 'choice', ask: message, why: '', kind: 'choice', options };
}

function idIn<Id extends string>(choices: readonly Choice<Id>[], id: unknown): Id {
  const choice = choices.find((entry) => entry.id === id);
  if (choice === undefined) throw new Error('The list gave back what was not in it.');
  return choice.id;
}

async function loadStyle({ promptColour, unicode }: Terminal): Promise<Style> {
  if (promptColour === 0) return plainStyle(unicode);
  return (await import('./render/theme.ts')).colourStyle(promptColour, unicode);
}

const WIDEST_TEXT = 100;

/** The last column stays free: a full line makes some terminals begin a new one. */
function textWidth(output: Output, terminal: Terminal): number {
  return Math.min(columnsOf(output, terminal.width), WIDEST_TEXT) - 1;
}

interface Shown {
  readonly question: Question;
  readonly view: AskView;
  readonly style: Style;
  readonly width: () => number;
  readonly channel: Channel;
}

// Half a second, readline's own wait for what may follow Escape, feels like a key that does nothing.
const ESCAPE_MILLISECONDS = 50;

/** Glues state and drawing to the library: keys in, lines out. */
const questionPrompt = createPrompt<AskResult, Shown>(({ question, view, style, width, channel }, done) => {
  const { input, screen } = channel;
  const [state, setState] = useState<State>(() => begin(question, view.earlier));
  const [, redraw] = useState({});
  const drawn = useRef<readonly string[]>([]);
  const pasting = useRef(false);
  useEffect((reader) => {
    Object.assign(reader, { escapeCodeTimeout: ESCAPE_MILLISECONDS });
    const resized = () => {
      eraseOverflow(
        screen,
        drawn.current.map((line) => columns(stripVTControlCharacters(line))),
      );
      redraw({});
    };
    const woken = () => {
      screen.write(HIDE_CURSOR);
      redraw({});
    };
    screen.write(HIDE_CURSOR);
    screen.on('resize', resized);
    reader.on('SIGCONT', woken);
    view.shown?.();
    // The library calls this at once, also when a signal is about to end the program.
    return () => {
      screen.off('resize', resized);
      reader.removeListener('SIGCONT', woken);
      screen.write(SHOW_CURSOR);
      input.setRawMode?.(false);
    };
  }, []);
  useKeypress((event, reader) => {
    // readline keeps a line of its own; nothing typed here is to stay in it.
    reader.clearLine(0);
    const key = readKey(event);
    if (key === undefined) return;
    if (key === 'paste-start' || key === 'paste-end') pasting.current = key === 'paste-start';
    const harmless = state.form === 'number' && /^\d$/.test(key);
    if ((pasting.current || channel.pasted()) && !harmless) return;
    const step = press(question, view.canGoBack, state, key);
    if (step.kind === 'stay') setState(step.state);
    else done(step);
  });
  // The hidden cursor waits on a line of its own: what becomes of its line when the terminal grows narrower differs from
  // terminal to terminal. The library wants something to stand there.
  drawn.current = draw(question, view, state, { width: width(), height: rowsOf(screen) - 2, style });
  return [...drawn.current, ' '].join('\n');
});
