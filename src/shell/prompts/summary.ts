import type { AnswerValue } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import { answerLabel } from '../../core/labels.ts';
import { columns } from '../render/layout.ts';
import type { Style } from '../render/style.ts';
import { clean } from './text.ts';

/** What an answered question leaves on the screen: one line, shortened to fit. The answer is kept before the question. */
export function summaryLine(question: Question, value: AnswerValue, width: number, style: Style): string {
  const ask = lead(clean(question.ask, style));
  const answer = shorten(clean(answerLabel(question, value), style), width - LEAST_QUESTION - 1, style);
  return `${style.dim(shorten(ask, width - columns(answer) - 1, style))} ${answer}`;
}

/** Columns that the question keeps, however long the answer is. */
const LEAST_QUESTION = 16;

function lead(ask: string): string {
  return /[?:.]$/.test(ask) ? ask : `${ask}:`;
}

function shorten(text: string, width: number, style: Style): string {
  if (columns(text) <= width) return text;
  const more = style.unicode ? '…' : '...';
  return (
    [...text]
      .slice(0, Math.max(0, width - columns(more)))
      .join('')
      .trimEnd() + more
  );
}
