import type { Answers, AnswerValue } from '../core/answers.ts';
import type { Question } from '../core/catalogue.ts';
import type { AskView, Prompter } from './prompter.ts';

/** What is asked before something begins. */
export interface Turn {
  /** What need not be asked any more. */
  readonly known: Answers;
  /** What was answered some time before: it is preselected. */
  readonly earlier: Answers;
  /** The next question, after those that were asked by now; undefined where nothing is left to ask. */
  readonly next: (answers: Answers, asked: readonly string[]) => Question | undefined;
  /** What part of the talk a question belongs to. */
  readonly part: (question: Question) => string;
}

/** Asks one question after the other, back where that is wanted, until nothing is left to ask. Returns all answers. */
export async function askInTurn(prompter: Prompter, { known, earlier, next, part }: Turn): Promise<Answers> {
  const given = new Map<string, AnswerValue>(earlier);
  const asked: string[] = [];
  let answers = known;
  for (;;) {
    const question = next(answers, asked);
    if (question === undefined) return answers;
    const before = given.get(question.id);
    const view: AskView = {
      part: part(question),
      number: asked.length + 1,
      canGoBack: asked.length > 0,
      ...(before === undefined ? {} : { earlier: before }),
    };
    const result = await prompter.ask(question, view);
    if (result.kind === 'answer') {
      asked.push(question.id);
      given.set(question.id, result.value);
      answers = new Map([...answers, [question.id, result.value]]);
    } else {
      asked.pop();
      answers = new Map([...known, ...[...given].filter(([id]) => asked.includes(id))]);
    }
  }
}
