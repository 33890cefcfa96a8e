// Answers from outside, as far as the plan they lead to: the promises of the design, section 5.

import {
  allowedAnswers,
  chosen,
  NONE,
  NOT_SURE,
  notSureAbout,
  readAnswers,
  writeAnswers,
} from '../../../src/core/answers.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';
import { forgetUnasked, missingQuestions, nextQuestion } from '../../../src/core/interview.ts';
import { barsFor, doseFor, houseCapMinutes, PACKS } from '../../../src/core/packs/packs.ts';
import { makePlan, type Plan } from '../../../src/core/plan.ts';
import { compareLevels, forbidsSelfCare, triage, type Verdict } from '../../../src/core/triage.ts';
import { placeFor } from '../../../src/core/wording.ts';
import { real, tiny } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { STRANGE_TEXTS, strangeText, strangeValue } from '../mutate.ts';
import { someAnswers } from '../samples.ts';
import { ensure, type Target, target } from '../target.ts';

interface Input {
  readonly entries: readonly (readonly [string, unknown])[];
  /** Which danger sign is added afterwards, counted through all of them. */
  readonly sign: number;
}

function make(chance: Chance, catalogue: Catalogue): Input {
  const entries = someAnswers(chance, catalogue).map(([id, value]) =>
    chance.yes(1)
      ? ([chance.yes(50) ? id : strangeText(chance), strangeValue(chance)] as const)
      : ([id, value] as const),
  );
  return { entries, sign: chance.below(10_000) };
}

function check(catalogue: Catalogue, { entries, sign }: Input): string {
  const { answers, problems } = readAnswers(catalogue, entries);
  for (const { message } of problems) ensure(!/\p{Cc}/u.test(message), 'a problem is one clean line');
  ensure(entries.length === 0 || answers.size + problems.length > 0, 'every entry is an answer or a problem');
  const again = readAnswers(catalogue, Object.entries(writeAnswers(catalogue, answers)));
  ensure(again.problems.length === 0, 'written answers can be read again');
  const verdict = triage(catalogue, answers);
  ensure(triage(catalogue, again.answers).level === verdict.level, 'written answers mean the same');
  const plan = makePlan(catalogue, answers, verdict, placeFor(catalogue, 'GB'));
  checkPlan(catalogue, verdict, plan);
  for (const pack of PACKS) {
    const barred = barsFor(catalogue, answers, pack).length > 0;
    ensure(!barred || plan.packs.every((dose) => dose.pack !== pack), 'who must not have a pack is not offered it');
    const areas = catalogue.coldAndHeat.areas.filter((_, place) => (sign >> (place % 12)) & 1).map(({ id }) => id);
    const dose = doseFor(catalogue, answers, pack, areas);
    ensure(dose.mostMinutes <= houseCapMinutes(pack) && dose.minutes <= dose.mostMinutes, 'a dose keeps to the cap');
    ensure(dose.minutes >= 1 && dose.skinCheckMinutes <= dose.mostMinutes, 'a dose is a dose');
  }
  const next = nextQuestion(catalogue, answers);
  ensure(next === undefined || !answers.has(next.id), 'nothing is asked twice');
  for (const { id } of missingQuestions(catalogue, answers)) ensure(!answers.has(id), 'what is missing was not said');
  const kept = forgetUnasked(catalogue, answers);
  ensure(forgetUnasked(catalogue, kept).size === kept.size, 'forgetting ends');
  checkMoreDanger(catalogue, { entries, sign }, verdict);
  return problems.length > 0 ? `refused in part, ${verdict.level}` : verdict.level;
}

/** What any plan must hold to. */
export function checkPlan(catalogue: Catalogue, verdict: Verdict, plan: Plan): void {
  const items = plan.sections.flatMap((section) => section.items);
  if (forbidsSelfCare(verdict.level)) {
    ensure(plan.packs.length === 0 && plan.suggestedPack === undefined, 'no pack at urgent and above');
    ensure(plan.complaints.length === 0, 'no complaint at urgent and above');
    ensure(
      plan.sections.every(({ id }) => ['do-now', 'do-not', 'seek-help'].includes(id)),
      'only what to do now at urgent and above',
    );
  }
  const forbidsExercise = forbidsSelfCare(verdict.level) || verdict.noExercise;
  if (forbidsExercise)
    ensure(
      items.every(({ exercise }) => exercise === undefined),
      'no exercise where it is forbidden',
    );
  for (const dose of plan.packs) ensure(dose.minutes <= houseCapMinutes(dose.pack), 'a plan keeps to the caps');
  for (const { text, sources } of items) {
    ensure(text.trim() !== '' && !/undefined|NaN|\[object|\{[a-z]/.test(text), () => `a plan says words: ${text}`);
    for (const id of sources)
      ensure(
        catalogue.sources.sources.some((source) => source.id === id),
        'sources are known',
      );
  }
}

/** A danger sign more never lowers the level. */
function checkMoreDanger(catalogue: Catalogue, { entries, sign }: Input, before: Verdict): void {
  const dangers = [...catalogue.questions.values()].filter((question) => question.danger === true);
  const question = dangers[sign % dangers.length];
  if (question === undefined || question.kind === 'number' || question.kind === 'choice') return;
  const signs = allowedAnswers(question).filter((id) => ![NONE, NOT_SURE, 'no'].includes(id) && !id.includes(':'));
  const more = signs[Math.floor(sign / dangers.length) % signs.length] ?? 'yes';
  const { answers } = readAnswers(catalogue, entries);
  const old = answers.get(question.id);
  const kept = old === undefined ? [] : [old].flat().filter((id) => ![NONE, notSureAbout(more)].includes(`${id}`));
  const value = question.kind === 'yes-no' ? more : [...kept, more];
  const after = readAnswers(catalogue, [...entries, [question.id, value]]);
  // Silence may rest on more than one sign: an answer takes that doubt away, so only what was said is compared.
  if (old === undefined || !chosen(old).length) return;
  ensure(
    compareLevels(triage(catalogue, after.answers).level, before.level) >= 0,
    () => `${more} of ${question.id} lowers ${before.level}`,
  );
}

export const ANSWER_TARGETS: readonly Target[] = [
  target(
    'answers, pretend data',
    30,
    (chance) => make(chance, tiny),
    (input: Input) => check(tiny, input),
  ),
  target(
    'answers, shipped data',
    8,
    (chance) => make(chance, real),
    (input: Input) => check(real, input),
    300,
  ),
  target(
    'answers, wild',
    40,
    (chance): Input => ({
      entries: chance.list(6, () => [
        chance.yes(50) ? chance.pick([...tiny.questions.keys()]) : strangeText(chance),
        strangeValue(chance, 3),
      ]),
      sign: chance.below(100),
    }),
    (input: Input) => {
      const { answers, problems } = readAnswers(tiny, input.entries);
      for (const id of STRANGE_TEXTS) ensure(!answers.has(id), 'no answer under a strange name');
      for (const { message } of problems) ensure(!/\p{Cc}/u.test(message), 'a problem is one clean line');
      ensure(
        problems.every(({ message }) => message.length < 5000),
        'a problem is short',
      );
      return answers.size === 0 ? 'refused' : 'read in part';
    },
  ),
];
