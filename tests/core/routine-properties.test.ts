// What holds of routines and of what is asked before them for every person and every exercise of the real data.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, AnswerValue } from '../../src/core/answers.ts';
import { leaders, matchComplaints } from '../../src/core/complaints.ts';
import { holds, mayHold } from '../../src/core/condition.ts';
import { makePlan } from '../../src/core/plan.ts';
import { barQuestions, exerciseVerdict } from '../../src/core/sessions/bar-questions.ts';
import { candidatesOfPlan } from '../../src/core/sessions/candidates.ts';
import { makeRoutine } from '../../src/core/sessions/routine.ts';
import type { Known } from '../../src/core/sessions/routine-limits.ts';
import { readRequest } from '../../src/core/sessions/routine-request.ts';
import { forbidsSelfCare, triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { real } from '../fixtures/load.ts';
import { anyInterview } from '../fixtures/random-answers.ts';

function knownBy(answers: Answers): Known {
  return { answers, matches: matchComplaints(real, answers) };
}

describe('what must not be done', () => {
  test('holds for every person and every exercise of the real data', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyInterview(real), fc.boolean(), ({ answers }, checked) => {
        const known: Known = checked ? knownBy(answers) : { answers, matches: undefined };
        const all = real.exercises.map((exercise) => ({ exercise }));
        const { items, leftOut } = makeRoutine(real, all, { known, hurt: new Map() });
        expect(items.length + leftOut.length).toBe(real.exercises.length);
        const matches = matchComplaints(real, answers);
        const days = typeof answers.get('days') === 'number' ? Number(answers.get('days')) : 0;
        for (const item of items) {
          for (const { exercise } of [item, ...(item.ifItHurts === undefined ? [] : [item.ifItHurts.item])]) {
            for (const bar of exercise.notWhen) expect(mayHold(real, answers, bar.when), exercise.id).toBe(false);
            for (const { complaint } of matches) expect(complaint.stop, complaint.id).not.toContain(exercise.id);
            if (!checked) continue;
            const uses = leaders(matches).map(({ complaint }) =>
              [...complaint.stretches, ...complaint.strength].filter((use) => use.exercise === exercise.id),
            );
            // Of each complaint the first use that is meant for this person counts, and of those the latest.
            const first = uses.flatMap((own) => own.find((use) => holds(real, answers, use.when)) ?? []);
            if (uses.flat().length > 0) expect(first, exercise.id).not.toEqual([]);
            for (const use of first) expect(use.fromDay ?? 0).toBeLessThanOrEqual(days);
          }
        }
        for (const { reason, sources } of leftOut) {
          expect(reason).not.toBe('');
          for (const id of sources) expect(real.sourceById.has(id)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('offers the plan of a check and nothing that the plan leaves out', { timeout: 60_000 }, () => {
    const place = placeFor(real, 'GB');
    fc.assert(
      fc.property(anyInterview(real), ({ answers }) => {
        const verdict = triage(real, answers);
        if (verdict.noExercise) return;
        const known = knownBy(answers);
        const plan = makePlan(real, answers, verdict, place);
        if (plan.complaints.length === 0) return;
        const planned = plan.sections.flatMap(({ items }) =>
          items.flatMap((item) =>
            item.exercise === undefined || item.exercise.fromDay !== undefined ? [] : [item.id],
          ),
        );
        const made = makeRoutine(real, candidatesOfPlan(real, answers, known.matches ?? [], true), {
          known,
          hurt: new Map(),
        });
        for (const { exercise } of made.items) expect(planned).toContain(exercise.id);
      }),
      { numRuns: 60 },
    );
  });
});

describe('words', () => {
  test('any words are understood or told, and never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(['understood', 'several', 'unknown']).toContain(readRequest(real, words).kind);
      }),
    );
  });
});

describe('what is asked before', () => {
  test('finds every verdict that forbids exercise', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyInterview(real), ({ answers }) => {
        const whole = triage(real, answers);
        const found = exerciseVerdict(real, answers);
        expect(found.noExercise).toBe(whole.noExercise);
        if (forbidsSelfCare(whole.level)) expect(found.level).toBe(whole.level);
      }),
      { numRuns: 100 },
    );
  });

  test('answered in full leaves nothing open that could forbid', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyInterview(real), fc.constantFrom(...real.exercises), ({ answers: wishes }, exercise) => {
        const bars = [real.aboutYou.routingOnly.when, ...exercise.notWhen.map(({ when }) => when)];
        let answers: Answers = new Map();
        for (let [question] = barQuestions(real, answers, bars); question !== undefined; ) {
          const none: AnswerValue = question.kind === 'number' ? 40 : question.kind === 'yes-no' ? 'no' : ['none'];
          const first = question.kind === 'choice' ? (question.options?.[0]?.id ?? '') : none;
          answers = new Map([...answers, [question.id, wishes.get(question.id) ?? first]]);
          [question] = barQuestions(real, answers, bars);
        }
        const verdict = exerciseVerdict(real, answers);
        if (forbidsSelfCare(verdict.level)) return;
        expect(verdict.unknown.filter(({ answer }) => answer === 'unanswered')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
