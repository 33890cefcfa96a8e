import type { Answers } from '../answers.ts';
import type { Catalogue, Condition, Question, Rule } from '../catalogue.ts';
import { applies, judge, judgeRule, questionsOf, questionsOfRule, withAskers } from '../condition.ts';
import { asAsked, levelSoFar } from '../interview.ts';
import { compareLevels, forbidsSelfCare, triage, type Verdict } from '../triage.ts';

/** What "none of these places" is called where somebody wants to move and nothing hurts. */
const NOTHING_HURTS = 'Nowhere: nothing hurts';

/**
 * What is still to be asked before an exercise: the danger signs that would forbid it, then what these bars rest on.
 * What can no longer make a rule or a bar hold is left out, and so is all that only shapes a plan. The place may be
 * answered "none": who stretches without pain has no place that hurts.
 */
export function barQuestions(catalogue: Catalogue, answers: Answers, bars: readonly Condition[]): readonly Question[] {
  const grave = forbidding(catalogue);
  const level = levelSoFar(grave, answers);
  if (level === 'emergency') return [];
  const rules = grave.rules.filter((rule) => {
    const { truth } = judgeRule(grave, answers, rule);
    const matters = compareLevels(rule.level, level) > 0 || (rule.noExercise === true && !forbidsSelfCare(level));
    return matters && (truth === 'unanswered' || truth === 'unsure');
  });
  // Who must not exercise at all is asked no more about single exercises.
  const open = forbidsSelfCare(level)
    ? []
    : bars.filter((bar) => judge(catalogue, answers, bar).truth === 'unanswered');
  const wanted = withAskers(catalogue, [
    ...rules.flatMap((rule) => questionsOfRule(catalogue, rule)),
    ...open.flatMap(questionsOf),
  ]);
  return [...catalogue.questions.values()]
    .filter((question) => wanted.has(question.id) && !answers.has(question.id))
    .filter((question) => ['yes', 'unsure'].includes(applies(catalogue, answers, question)))
    .map((question) => orNowhere(asAsked(catalogue, answers, question)));
}

/** How urgent it is, as far as it forbids exercise: rules that do not are left out, so that nobody is asked for them. */
export function exerciseVerdict(catalogue: Catalogue, answers: Answers): Verdict {
  return triage(forbidding(catalogue), answers);
}

/** The catalogue with only the rules that forbid exercise. */
function forbidding(catalogue: Catalogue): Catalogue {
  const made = FORBIDDING.get(catalogue) ?? { ...catalogue, rules: catalogue.rules.filter(forbidsExercise) };
  FORBIDDING.set(catalogue, made);
  return made;
}

/** Made once for each catalogue: it never changes, and hundreds of rules are asked again with each answer. */
const FORBIDDING = new WeakMap<Catalogue, Catalogue>();

function forbidsExercise(rule: Rule): boolean {
  return forbidsSelfCare(rule.level) || rule.noExercise === true;
}

function orNowhere(question: Question): Question {
  if (question.id !== 'region') return question;
  const { atLeastOne: _atLeastOne, ...others } = question;
  return { ...others, none: NOTHING_HURTS };
}
