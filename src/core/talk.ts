import { type Answers, type AnswerValue, chosen, doubts, NONE } from './answers.ts';
import type { Catalogue, Question } from './catalogue.ts';
import { questionsOf } from './condition.ts';
import { forgetUnasked } from './interview.ts';

/** An interview under way. */
export interface Talk {
  readonly answers: Answers;
  /** The questions that were put, in the order they were put. */
  readonly asked: readonly string[];
  /** Answers that were taken back or remembered: preselected when the question comes. */
  readonly earlier: Answers;
  /** Answers that were there before the first question; the danger signs among them are never dropped. */
  readonly given: Answers;
}

/** An interview that starts with what was given, and preselects what is remembered. */
export function beginTalk(given: Answers, remembered: Answers): Talk {
  return { answers: given, asked: [], earlier: remembered, given };
}

/** The question is answered. Answers that this makes meaningless are dropped, danger signs given before excepted. */
export function takeAnswer(catalogue: Catalogue, talk: Talk, id: string, value: AnswerValue): Talk {
  const answers = withGivenSigns(
    catalogue,
    talk.given,
    forgetUnasked(catalogue, new Map([...talk.answers, [id, value]])),
  );
  return { ...talk, answers, asked: [...talk.asked, id].filter((asked) => answers.has(asked)) };
}

/**
 * The answer is open again, and stays preselected; so does every answer to a list that showed other options
 * because of it. A "none" about other options is no answer to these, so it is not preselected.
 */
export function takeBack(catalogue: Catalogue, talk: Talk, id: string): Talk {
  const reopened = shownBecauseOf(catalogue, id);
  const given = new Map([...talk.given].filter(([other]) => other !== id && !reopened.has(other)));
  const left = new Map([...talk.answers].filter(([other]) => other !== id && !reopened.has(other)));
  const answers = withGivenSigns(catalogue, given, forgetUnasked(catalogue, left));
  const earlier = [...talk.answers]
    .filter(([other]) => !answers.has(other))
    .filter(([other, value]) => other === id || !reopened.has(other) || !chosen(value).includes(NONE));
  const stale = [...talk.earlier].filter(([other]) => !reopened.has(other) || other === id);
  return {
    answers,
    asked: talk.asked.filter((asked) => answers.has(asked)),
    earlier: new Map([...stale, ...earlier]),
    given,
  };
}

/** The answer to preselect, as far as the question still offers it. */
export function preselected(talk: Talk, question: Question): AnswerValue | undefined {
  const value = talk.earlier.get(question.id);
  if (typeof value !== 'object') return value;
  const offered = new Set([NONE, ...(question.options ?? []).map((option) => option.id)]);
  const left = value.filter((entry) => [...chosen([entry]), ...doubts([entry])].every((id) => offered.has(id)));
  return left.length > 0 ? left : undefined;
}

/** The questions that show or hide options by the answer to this one, however long the chain. */
function shownBecauseOf(catalogue: Catalogue, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const causes = new Set([id]);
  for (const cause of causes) {
    for (const question of catalogue.questions.values()) {
      const asks = (question.options ?? []).flatMap(({ showWhen }) =>
        showWhen === undefined ? [] : questionsOf(showWhen),
      );
      if (asks.includes(cause)) {
        found.add(question.id);
        causes.add(question.id);
      }
    }
  }
  return found;
}

/** A danger sign that somebody gave is not lost because its question is not put. */
function withGivenSigns(catalogue: Catalogue, given: Answers, answers: Answers): Answers {
  const signs = [...given].filter(([id, value]) => {
    const isDanger = catalogue.questions.get(id)?.danger === true;
    return isDanger && typeof value !== 'number' && !chosen(value).includes(NONE) && value !== 'no';
  });
  const lost = signs.filter(([id, value]) => answers.get(id) !== value);
  return lost.length === 0 ? answers : new Map([...answers, ...lost]);
}
