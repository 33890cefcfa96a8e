import { type Answers, writeAnswers } from '../core/answers.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Source } from '../core/data-types.ts';
import type { Plan, PlanItem } from '../core/plan.ts';
import { levelWords, type Verdict } from '../core/triage.ts';
import { doseLine, fill, type Place } from '../core/wording.ts';

/** Everything that one check found out. */
export interface CheckResult {
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly verdict: Verdict;
  readonly plan: Plan;
  readonly place: Place;
}

/** The `data` of `hikecare check --json`. Fields are only ever added. */
export function checkDocument({ catalogue, answers, verdict, plan, place }: CheckResult) {
  const words = levelWords(catalogue, verdict);
  const doNow = plan.sections.find((section) => section.id === 'do-now');
  return {
    verdict: {
      level: verdict.level,
      door: verdict.door ?? null,
      withinDays: verdict.withinDays ?? null,
      noExercise: verdict.noExercise,
      headline: fill(words.headline, place),
      meaning: fill(words.meaning.text, place),
      doNow: (doNow?.items ?? []).map((item) => item.text),
      reasons: verdict.reasons.map((reason) => ({
        rule: reason.rule.id,
        level: reason.level,
        text: fill(reason.rule.reason, place),
        unsure: reason.unsure,
        because: reason.because,
        sources: reason.rule.sources,
      })),
    },
    unknown: verdict.unknown,
    complaints: plan.complaints.map(({ region, complaint, fits, recovery }) => ({
      id: complaint.id,
      region: region.id,
      name: complaint.name,
      fits: fits.map((fit) => ({ text: fit.why, because: fit.because })),
      causes: complaint.causes,
      recovery: recovery ?? null,
      sources: complaint.sources,
    })),
    plan: {
      sections: plan.sections.map(({ id, title, items }) => ({ id, title, items: items.map(itemDocument) })),
      packs: plan.packs.map(
        ({ pack, minutes, mostMinutes, gapHours, usualTimesPerDay, timesPerDay, skinCheckMinutes }) => ({
          pack,
          minutes,
          mostMinutes,
          gapHours,
          usualTimesPerDay,
          timesPerDay,
          skinCheckMinutes,
        }),
      ),
      suggestedPack: plan.suggestedPack?.pack ?? null,
    },
    emergencyNumber: place.emergencyNumber,
    answers: writeAnswers(catalogue, answers),
    sources: usedSources(catalogue, verdict, plan),
  };
}

function itemDocument({ id, text, sources, detail, exercise }: PlanItem) {
  if (exercise === undefined) return { id, text, sources, detail: detail === true };
  const { name, kind, dose, steps, feel, stopIf } = exercise.exercise;
  return {
    id,
    text,
    sources,
    detail: detail === true,
    exercise: {
      name,
      kind,
      dose,
      doseText: doseLine(exercise.exercise),
      steps,
      feel,
      stopIf,
      fromDay: exercise.fromDay ?? null,
    },
  };
}

/** The sources of the verdict and the plan, in the order of their first use. */
function usedSources(catalogue: Catalogue, verdict: Verdict, plan: Plan): readonly Source[] {
  const ids = new Set([
    ...levelWords(catalogue, verdict).meaning.sources,
    ...verdict.reasons.flatMap((reason) => reason.rule.sources),
    ...plan.sources,
  ]);
  return [...ids].flatMap((id) => catalogue.sourceById.get(id) ?? []);
}
