import { NONE } from '../answers.ts';
import type { Question } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import { type Known, type Leaf, leavesOf, type Problem, problem } from './parts.ts';

/** Every condition names questions that exist. */
export function conditionsNameQuestions(known: Known): readonly Problem[] {
  return known.conditions.flatMap((part) =>
    [...new Set(questionsOf(part.value))]
      .filter((id) => !known.askable.questions.has(id))
      .map((id) => problem(part, `there is no question "${id}"`, 'Name a question of this folder, or write it.')),
  );
}

/** Every condition names options that exist, and numbers that can be answered. */
export function conditionsNameAnswers(known: Known): readonly Problem[] {
  return known.conditions.flatMap((part) =>
    leavesOf(part.value).flatMap((leaf) => {
      const question = known.askable.questions.get(leaf.question);
      const wrong = question === undefined ? undefined : wrongAnswer(question, leaf);
      return wrong === undefined ? [] : [problem(part, wrong, 'Name an answer that the question takes.')];
    }),
  );
}

function wrongAnswer(question: Question, leaf: Leaf): string | undefined {
  if ('is' in leaf) {
    if (question.kind === 'number') return `the question "${question.id}" takes a number and has no options`;
    const ids = question.kind === 'yes-no' ? ['yes', 'no'] : (question.options ?? []).map((option) => option.id);
    const none = question.kind === 'several' && question.atLeastOne !== true ? [NONE] : [];
    const strange = leaf.is.filter((id) => ![...ids, ...none].includes(id));
    return strange.length === 0 ? undefined : `the question "${question.id}" has no option "${strange.join('", "')}"`;
  }
  if (question.kind !== 'number') return `the question "${question.id}" takes no number`;
  const number = 'atLeast' in leaf ? leaf.atLeast : leaf.atMost;
  const inside = number >= (question.min ?? 0) && number <= (question.max ?? number);
  return inside
    ? undefined
    : `${number} is outside of what "${question.id}" takes (${question.min} to ${question.max})`;
}

/** What is asked just before a pack is known to nobody else. */
export function packQuestionsStayWithPacks(known: Known): readonly Problem[] {
  const asked = new Set(known.questions.filter((part) => part.beforePack).map(({ value }) => value.id));
  return known.conditions
    .filter((part) => part.file !== 'cold-and-heat.json')
    .flatMap((part) =>
      questionsOf(part.value)
        .filter((id) => asked.has(id))
        .map((id) =>
          problem(part, `"${id}" is asked only before a pack`, 'Ask it in the interview, or leave it out here.'),
        ),
    );
}
