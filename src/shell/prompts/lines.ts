import { createInterface } from 'node:readline';
import type { AnswerValue } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import type { Failure } from '../failure.ts';
import type { Heading } from './screen.ts';
import { hear, speak } from './spoken.ts';
import { begin, type State, type Step } from './state.ts';
import { type Channel, cancelled, inputEnded } from './streams.ts';
import { clean, paragraph } from './text.ts';

/** Asks in numbered lines: nothing is drawn twice, and an answer is a line. */
export function askInLines(
  { input, output, signal, pasted }: Channel,
  question: Question,
  heading: Heading & { readonly earlier?: AnswerValue },
  { width, unicode }: { readonly width: number; readonly unicode: boolean },
): Promise<Exclude<Step, { kind: 'stay' }>> {
  const say = (lines: readonly string[]) => {
    for (const line of lines.flatMap((text) => paragraph(clean(text, { unicode }), width))) output.write(`${line}\n`);
  };
  const reader = createInterface({ input, output, terminal: input.isTTY === true, historySize: 0, prompt: '> ' });
  return new Promise<Exclude<Step, { kind: 'stay' }>>((resolve, reject) => {
    let state: State = begin(question, heading.earlier);
    let waiting = true;
    const stop = (failure: Failure) => {
      // The last line still holds the prompt.
      if (waiting) output.write('\n');
      waiting = false;
      reject(failure);
    };
    reader.on('SIGINT', () => stop(cancelled()));
    reader.on('close', () => stop(inputEnded()));
    signal.addEventListener('abort', () => stop(inputEnded()));
    let pastes = 0;
    const refuse = () => {
      pastes = 0;
      if (!waiting) return;
      // Ctrl-U: what was pasted behind the last line break.
      reader.write(null, { ctrl: true, name: 'u' });
      say(['', 'Pasted lines are not read. Please type the answer.']);
      reader.prompt();
    };
    reader.on('line', (line) => {
      if (pasted()) {
        // All of the paste is read in one turn, and refused once.
        pastes += 1;
        if (pastes === 1) queueMicrotask(refuse);
        return;
      }
      const before = state;
      const step = hear(question, heading.canGoBack, state, line);
      if (step.kind === 'stay') {
        state = step.state;
        say(speak(question, heading, state, before));
        reader.prompt();
      } else {
        waiting = false;
        resolve(step);
      }
    });
    say(speak(question, heading, state));
    reader.prompt();
  }).finally(() => reader.close());
}
