// What holds for all answers and the whole of the real data: the promises of the design, section 5. New data is
// covered without a new test. Where one fails, fast-check prints the smallest answers that break it.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type Answers,
  type AnswerValue,
  chosen,
  doubts,
  NONE,
  NOT_SURE,
  notSureAbout,
  readAnswers,
} from '../../src/core/answers.ts';
import { buildCatalogue, type Catalogue, type Question } from '../../src/core/catalogue.ts';
import { mayHold, questionsOf } from '../../src/core/condition.ts';
import { waysToHold } from '../../src/core/data-checks/ways-to-hold.ts';
import { forgetUnasked, levelSoFar, missingQuestions } from '../../src/core/interview.ts';
import { barsFor, doseFor, PACKS } from '../../src/core/packs/packs.ts';
import { makePlan, type Plan } from '../../src/core/plan.ts';
import {
  compareLevels,
  forbidsSelfCare,
  LEVELS,
  type Level,
  triage,
  UNANSWERED,
  type Verdict,
} from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { real, tiny } from '../fixtures/load.ts';
import {
  anyAnswers,
  anyInterview,
  asDoubts,
  calmAnswers,
  firstWays,
  interviewWith,
  merged,
  waysToFire,
} from '../fixtures/random-answers.ts';

// A property stops after a while with the runs it has made, however much data there is, and before its test times out.
fc.configureGlobal({ interruptAfterTimeLimit: 1000, markInterruptAsFailure: false });
vi.setConfig({ testTimeout: 30_000 });

const CATALOGUES: readonly (readonly [string, Catalogue])[] = [
  ['the real data', real],
  ['the pretend data', tiny],
];

/** Tries the property for as long as it may take, and once at the least: a busy machine may not get so far in that time. */
function hold<Case>(property: fc.IProperty<Case>, parameters: fc.Parameters<Case> = {}): void {
  const tried = fc.check(property, parameters);
  if (tried.interrupted && tried.numRuns === 0)
    fc.assert(property, { ...parameters, numRuns: 1, interruptAfterTimeLimit: 20_000 });
  else if (tried.failed) throw new Error(fc.defaultReportMessage(tried));
}

function planOf(catalogue: Catalogue, answers: Answers): { readonly verdict: Verdict; readonly plan: Plan } {
  const verdict = triage(catalogue, answers);
  return { verdict, plan: makePlan(catalogue, answers, verdict, placeFor(catalogue, 'GB')) };
}

/** Answers of all sorts: wholly random, and those of somebody with little to tell. */
function anyCase(catalogue: Catalogue): fc.Arbitrary<Answers> {
  return fc.oneof(anyAnswers(catalogue), { weight: 2, arbitrary: calmAnswers(catalogue) });
}

/** These answers of a grown person who has nothing else to tell. */
function quietly(catalogue: Catalogue, way: Answers): Answers {
  return interviewWith(catalogue, new Map<string, AnswerValue>([['age', 40], ...way])).answers;
}

function lower(level: Level): Level {
  return { 'self-care': 'self-care', soon: 'soon', urgent: 'soon', emergency: 'urgent' }[level] as Level;
}

/** How urgent a verdict is, as a number: the level, then the door or the days. */
function urgency({ level, door, withinDays }: Verdict): number {
  return LEVELS.indexOf(level) * 1000 + (door === 'call' ? 1 : 0) - (withinDays ?? 0);
}

/** Every danger sign of a list, and the yes of every danger question that is answered by yes or no. */
function dangerSigns(catalogue: Catalogue): readonly (readonly [Question, string])[] {
  return [...catalogue.questions.values()]
    .filter((question) => question.danger === true)
    .flatMap((question): readonly (readonly [Question, string])[] => {
      if (question.kind === 'yes-no') return [[question, 'yes']];
      if (question.kind !== 'several') return [];
      return (question.options ?? []).map((option) => [question, option.id] as const);
    });
}

/** The answers with one sign said (or doubted) more, its question answered or not. */
function withSign(answers: Answers, question: Question, sign: string, how: 'yes' | 'not-sure'): Answers {
  const entry = how === 'yes' ? sign : question.kind === 'several' ? notSureAbout(sign) : NOT_SURE;
  return new Map([
    ...answers,
    [question.id, question.kind === 'several' ? [...others(answers, question, sign), entry] : entry],
  ]);
}

/** The answers with one sign clearly absent. */
function withoutSign(answers: Answers, question: Question, sign: string): Answers {
  const rest = others(answers, question, sign);
  const value: AnswerValue = question.kind === 'several' ? (rest.length > 0 ? rest : [NONE]) : 'no';
  return new Map([...answers, [question.id, value]]);
}

function others(answers: Answers, question: Question, sign: string): readonly string[] {
  const value = answers.get(question.id);
  if (value === undefined) return [];
  return [...chosen(value).filter((id) => id !== NONE), ...doubts(value).map(notSureAbout)].filter(
    (entry) => entry !== sign && entry !== notSureAbout(sign),
  );
}

describe.each(CATALOGUES)('1. danger signs in %s', (_, catalogue) => {
  const emergencies = catalogue.rules.filter((rule) => rule.level === 'emergency');

  it.each(emergencies.map((rule) => [rule.id, rule] as const))(
    '%s alone gives emergency, whatever else is answered',
    (_id, rule) => {
      const found = waysToFire(catalogue, rule, 5);
      expect(found).not.toEqual([]);
      for (const way of found) expect(triage(catalogue, way).level).toBe('emergency');
      hold(
        fc.property(anyAnswers(catalogue), fc.constantFrom(...found), (answers, way) => {
          expect(triage(catalogue, merged(catalogue, answers, way)).level).toBe('emergency');
        }),
        { numRuns: 5 },
      );
    },
  );

  it('fires every rule by answers that a person can give', () => {
    for (const rule of catalogue.rules) {
      const [way] = waysToFire(catalogue, rule, 1);
      expect(way && triage(catalogue, way).reasons.map((reason) => reason.rule.id), rule.id).toContain(rule.id);
    }
  });

  it('never lowers the level, the door or the haste when a sign comes to be there', () => {
    hold(
      fc.property(anyCase(catalogue), fc.constantFrom(...dangerSigns(catalogue)), (answers, [question, sign]) => {
        const before = triage(catalogue, withoutSign(answers, question, sign));
        const after = triage(catalogue, withSign(answers, question, sign, 'yes'));
        expect(urgency(after)).toBeGreaterThanOrEqual(urgency(before));
        expect(after.noExercise || !before.noExercise).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The data as if there were only this region: the rules of others have no part in its own. */
function alone(catalogue: Catalogue, region: string): Catalogue {
  return buildCatalogue({ ...catalogue, regions: catalogue.regions.filter(({ id }) => id === region) });
}

const REGIONS = CATALOGUES.flatMap(([name, catalogue]) =>
  catalogue.regions.map(({ id }) => [id, name, alone(catalogue, id)] as const),
);

describe.each(REGIONS)('1b. the rules one by one: %s of %s', (_id, _name, catalogue) => {
  it('never lose their level to another sign of their own questions, clear or not sure', () => {
    const lost = catalogue.rules.flatMap((rule) => {
      const named = new Set(questionsOf(rule.when));
      const signs = dangerSigns(catalogue).filter(([question]) => named.has(question.id));
      return waysToFire(catalogue, rule, 2).flatMap((way) => {
        const answers = quietly(catalogue, way);
        const before = triage(catalogue, answers);
        return signs.flatMap(([question, sign]) =>
          // A sign that is there already would be taken back by a doubt.
          (chosen(answers.get(question.id) ?? []).includes(sign) ? [] : (['yes', 'not-sure'] as const))
            .filter((how) => urgency(triage(catalogue, withSign(answers, question, sign, how))) < urgency(before))
            .map((how) => `${rule.id}: ${how} to ${sign} of ${question.id}`),
        );
      });
    });
    expect(lost).toEqual([]);
  });
});

describe.each(CATALOGUES)('2. doubt and silence in %s', (_, catalogue) => {
  it('"not sure" is never below a no, and at most one level below a yes', () => {
    hold(
      fc.property(anyCase(catalogue), fc.constantFrom(...dangerSigns(catalogue)), (answers, [question, sign]) => {
        const no = triage(catalogue, withoutSign(answers, question, sign));
        const unsure = triage(catalogue, withSign(answers, question, sign, 'not-sure'));
        const yes = triage(catalogue, withSign(answers, question, sign, 'yes'));
        expect(urgency(unsure)).toBeGreaterThanOrEqual(urgency(no));
        expect(compareLevels(unsure.level, lower(yes.level))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('"not sure" is always listed as unknown', () => {
    hold(
      fc.property(anyAnswers(catalogue), fc.constantFrom(...dangerSigns(catalogue)), (answers, [question, sign]) => {
        const { unknown } = triage(catalogue, withSign(answers, question, sign, 'not-sure'));
        const answer = question.kind === 'several' ? notSureAbout(sign) : NOT_SURE;
        expect(unknown).toContainEqual({ question: question.id, answer });
      }),
    );
  });

  it('silence is never below a no, and at most one level below any answer', () => {
    hold(
      fc.property(
        anyInterview(catalogue),
        fc.constantFrom(...dangerSigns(catalogue)),
        ({ answers }, [question, sign]) => {
          const silent = triage(catalogue, new Map([...answers].filter(([id]) => id !== question.id)));
          const no = triage(
            catalogue,
            withoutSign(new Map([...answers].filter(([id]) => id !== question.id)), question, sign),
          );
          const yes = triage(catalogue, withSign(answers, question, sign, 'yes'));
          const isAsked = answers.has(question.id);
          if (!isAsked) return;
          expect(compareLevels(silent.level, no.level)).toBeGreaterThanOrEqual(0);
          expect(compareLevels(silent.level, lower(yes.level))).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('silence that a level rests on is listed as unknown', () => {
    hold(
      fc.property(anyInterview(catalogue), fc.constantFrom(...catalogue.questions.keys()), ({ answers }, id) => {
        const verdict = triage(catalogue, new Map([...answers].filter(([other]) => other !== id)));
        const certain = verdict.reasons[0]?.level ?? 'self-care';
        if (compareLevels(verdict.level, certain) > 0) {
          expect(verdict.unknown.filter(({ answer }) => answer === UNANSWERED)).not.toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(CATALOGUES)('3. at urgent and above in %s', (_, catalogue) => {
  it('the plan holds what to do now, what not to do and whom to call, and nothing else', () => {
    hold(
      fc.property(anyAnswers(catalogue), (answers) => {
        const { verdict, plan } = planOf(catalogue, answers);
        fc.pre(forbidsSelfCare(verdict.level));
        expect(plan).toMatchObject({ complaints: [], packs: [] });
        expect(plan).not.toHaveProperty('suggestedPack');
        const titles: readonly string[] = plan.sections.map(({ id }) => id);
        expect(titles).toContain('do-now');
        expect(titles.filter((id) => !['do-now', 'do-not', 'seek-help'].includes(id))).toEqual([]);
        expect(plan.sections.flatMap(({ items }) => items.filter((item) => item.exercise !== undefined))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('a part that must not be exercised gets no exercise and no return date', () => {
    hold(
      fc.property(anyInterview(catalogue), ({ answers }) => {
        const { verdict, plan } = planOf(catalogue, answers);
        fc.pre(verdict.noExercise);
        const titles: readonly string[] = plan.sections.map(({ id }) => id);
        expect(titles.filter((id) => ['stretches', 'strength', 'hike-again'].includes(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** The catalogue as a data folder would have it that wants more. */
function greedy(catalogue: Catalogue): Catalogue {
  const { coldAndHeat } = catalogue;
  const more = <Pack extends { readonly capMinutes: number }>(pack: Pack): Pack => ({ ...pack, capMinutes: 240 });
  return {
    ...catalogue,
    coldAndHeat: {
      ...coldAndHeat,
      cold: more(coldAndHeat.cold),
      heat: more(coldAndHeat.heat),
      areas: coldAndHeat.areas.map((area) => ({ ...area, coldMinutes: 90, heatMinutes: 90, coldMostMinutes: 120 })),
      limits: coldAndHeat.limits.map((limit) => ({ ...limit, minutes: 200 })),
    },
  };
}

describe.each(CATALOGUES)('4. the caps in %s', (_, catalogue) => {
  it('hold for any answers and any areas, also where the data wants more', () => {
    const areas = catalogue.coldAndHeat.areas.map((area) => area.id);
    hold(
      fc.property(
        anyAnswers(catalogue),
        fc.subarray(areas),
        fc.constantFrom(catalogue, greedy(catalogue)),
        (answers, some, folder) => {
          for (const [pack, cap] of [
            ['cold', 20],
            ['heat', 10],
          ] as const) {
            const dose = doseFor(folder, answers, pack, some);
            expect(dose.minutes).toBeGreaterThanOrEqual(1);
            expect(dose.minutes).toBeLessThanOrEqual(dose.mostMinutes);
            expect(dose.mostMinutes).toBeLessThanOrEqual(cap);
            expect(dose.skinCheckMinutes).toBeLessThanOrEqual(dose.mostMinutes);
          }
        },
      ),
    );
  });

  it('hold in every plan, in numbers and in words', () => {
    hold(
      fc.property(anyInterview(catalogue), fc.boolean(), ({ answers }, wantsMore) => {
        const { plan } = planOf(wantsMore ? greedy(catalogue) : catalogue, answers);
        for (const dose of plan.packs) expect(dose.minutes).toBeLessThanOrEqual(dose.pack === 'cold' ? 20 : 10);
        const lines = plan.sections.flatMap(({ items }) => items).filter(({ id }) => /^(cold|heat)-dose$/.test(id));
        expect(lines).toHaveLength(plan.packs.length);
        for (const line of lines) {
          const [, minutes] = line.text.match(/^\w+: (\d+) minutes? at a time/) ?? [];
          expect(Number(minutes)).toBeLessThanOrEqual(line.id === 'cold-dose' ? 20 : 10);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(CATALOGUES)('5. those who must not in %s', (_, catalogue) => {
  const bars = PACKS.flatMap((pack) =>
    catalogue.coldAndHeat[pack].notWhen.flatMap((bar) =>
      firstWays(catalogue, bar.when, 5).map((way) => [pack, bar.id, way] as const),
    ),
  );

  it('are never offered the pack, on a doubt neither, and the plan says why not', () => {
    hold(
      fc.property(
        anyInterview(catalogue),
        fc.constantFrom(...bars),
        fc.boolean(),
        ({ answers }, [pack, id, way], unsure) => {
          const more = unsure ? asDoubts(catalogue, way) : way;
          const all = merged(catalogue, answers, more);
          expect(barsFor(catalogue, all, pack).map((bar) => bar.id)).toContain(id);
          const { verdict, plan } = planOf(catalogue, all);
          expect(plan.packs.filter((dose) => dose.pack === pack)).toEqual([]);
          expect(plan.suggestedPack?.pack).not.toBe(pack);
          const getsNoPlan =
            forbidsSelfCare(verdict.level) || mayHold(catalogue, all, catalogue.aboutYou.routingOnly.when);
          const lines = plan.sections.flatMap(({ items }) => items.map(({ text }) => text));
          if (!getsNoPlan) expect(lines.some((text) => text.startsWith(`No ${pack} for you: `))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are never offered the exercise, on a doubt neither', () => {
    const barred = catalogue.exercises.flatMap((exercise) =>
      exercise.notWhen.flatMap((bar) => firstWays(catalogue, bar.when, 3).map((way) => [exercise.id, way] as const)),
    );
    hold(
      fc.property(
        anyInterview(catalogue),
        fc.constantFrom(...barred),
        fc.boolean(),
        ({ answers }, [id, way], unsure) => {
          const { plan } = planOf(catalogue, merged(catalogue, answers, unsure ? asDoubts(catalogue, way) : way));
          const offered = plan.sections.flatMap(({ items }) =>
            items.flatMap((item) => item.exercise?.exercise.id ?? []),
          );
          expect(offered).not.toContain(id);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are never offered what a complaint that may be there stops', () => {
    hold(
      fc.property(anyInterview(catalogue), ({ answers }) => {
        const { plan } = planOf(catalogue, answers);
        const stopped = plan.complaints.flatMap(({ complaint }) => complaint.stop);
        const offered = plan.sections.flatMap(({ items }) => items.flatMap((item) => item.exercise?.exercise.id ?? []));
        expect(offered.filter((id) => stopped.includes(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('are asked before: a script cannot leave out what bars or limits', () => {
    const asked = new Set(catalogue.questions.keys());
    const steering = PACKS.flatMap((pack) => catalogue.coldAndHeat[pack].notWhen.map((bar) => bar.when));
    hold(
      fc.property(anyInterview(catalogue), fc.constantFrom(...asked), ({ answers }, left) => {
        const given = new Map([...answers].filter(([id]) => id !== left));
        fc.pre(missingQuestions(catalogue, given).length === 0);
        const before = planOf(catalogue, given).plan.packs;
        // What was left out may not hide a bar that the whole interview would have found.
        const whole = planOf(catalogue, answers).plan.packs;
        const hidden = before.filter((dose) => !whole.some((other) => other.pack === dose.pack));
        expect(hidden.filter((dose) => barsFor(catalogue, answers, dose.pack).length > 0)).toEqual([]);
        expect(steering).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe.each(CATALOGUES)('6. sources in %s', (_, catalogue) => {
  it('stand under every line of a plan and every reason, and can be looked up', () => {
    hold(
      fc.property(
        fc.oneof(
          anyInterview(catalogue).map(({ answers }) => answers),
          anyAnswers(catalogue),
        ),
        (answers) => {
          const { verdict, plan } = planOf(catalogue, answers);
          const items = plan.sections.flatMap(({ items }) => items);
          for (const item of items) expect(item.sources, item.id).not.toEqual([]);
          for (const reason of verdict.reasons) expect(reason.rule.sources, reason.rule.id).not.toEqual([]);
          const listed = new Set(plan.sources);
          const missing = items
            .flatMap((item) => item.sources)
            .filter((id) => !listed.has(id) || !catalogue.sourceById.has(id));
          expect([...new Set(missing)]).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('fill every placeholder of a plan', () => {
    hold(
      fc.property(anyInterview(catalogue), ({ answers }) => {
        const texts = planOf(catalogue, answers).plan.sections.flatMap(({ items }) => items.map(({ text }) => text));
        expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(CATALOGUES)('7. the same answers in %s', (_, catalogue) => {
  it('give the same bytes, in whatever order they come', () => {
    hold(
      fc.property(
        anyAnswers(catalogue).chain((answers) =>
          fc.tuple(fc.constant(answers), fc.shuffledSubarray([...answers], { minLength: answers.size })),
        ),
        ([answers, shuffled]) => {
          const once = JSON.stringify(planOf(catalogue, answers));
          expect(JSON.stringify(planOf(catalogue, new Map(shuffled)))).toBe(once);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('give the same bytes, in whatever order a list comes', () => {
    hold(
      fc.property(anyAnswers(catalogue), (answers) => {
        const turned = [...answers].map(
          ([id, value]) => [id, Array.isArray(value) ? [...value].reverse() : value] as const,
        );
        const read = (entries: Iterable<readonly [string, unknown]>) =>
          readAnswers({ ...catalogue, questions: catalogue.questionById }, entries).answers;
        expect(JSON.stringify(planOf(catalogue, read(turned)))).toBe(JSON.stringify(planOf(catalogue, read(answers))));
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(CATALOGUES)('8. broken input in %s', (_, catalogue) => {
  const ids = [...catalogue.questions.keys()];

  it('is read into answers and problems, and whatever is read gives a verdict and a plan', () => {
    const key = fc.oneof(fc.constantFrom(...ids), fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('none', 'not-sure', 'yes', 'no', -1, 1e9, 0.5, null, [], {}),
    );
    hold(
      fc.property(fc.array(fc.tuple(key, value)), (entries) => {
        const { answers, problems } = readAnswers(catalogue, entries);
        const seen = new Set([...answers.keys(), ...problems.map(({ question }) => question)]);
        expect(seen).toEqual(new Set(entries.map(([id]) => id)));
        const { verdict, plan } = planOf(catalogue, answers);
        expect(LEVELS).toContain(verdict.level);
        expect(plan.sections).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe.each(CATALOGUES)('the interview over %s', (_, catalogue) => {
  it('ends, asks each question once, and asks nothing after an emergency', () => {
    hold(
      fc.property(anyInterview(catalogue), ({ answers, asked }) => {
        expect(new Set(asked).size).toBe(asked.length);
        const before = new Map([...answers].slice(0, -1));
        expect(levelSoFar(catalogue, before)).not.toBe('emergency');
      }),
      { numRuns: 200 },
    );
  });

  it('ends in a verdict that rests on answers, not on silence', () => {
    hold(
      fc.property(anyInterview(catalogue), ({ answers }) => {
        const verdict = triage(catalogue, answers);
        expect(verdict.level).toBe(levelSoFar(catalogue, answers));
        expect(verdict.unknown.filter(({ answer }) => answer === UNANSWERED)).toEqual([]);
        expect(verdict.door !== undefined).toBe(verdict.level === 'emergency');
        expect(verdict.withinDays !== undefined).toBe(verdict.level === 'soon');
        expect(missingQuestions(catalogue, answers)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('reaches every question on some way', () => {
    const askable = { questions: catalogue.questions, regionOf: catalogue.regionOf };
    for (const question of catalogue.questions.values()) {
      const region = catalogue.regionOf.get(question.id);
      const demands = [
        ...(region === undefined ? [] : [{ question: 'region', is: [region] }]),
        ...(question.askWhen ? [question.askWhen] : []),
      ];
      const shown = question.options?.[0]?.showWhen;
      let reached = false;
      for (const way of waysToHold(askable, [...demands, ...(shown === undefined ? [] : [shown])])) {
        reached = interviewWith(catalogue, new Map<string, AnswerValue>([['age', 40], ...way])).asked.includes(
          question.id,
        );
        if (reached) break;
      }
      expect(reached, question.id).toBe(true);
    }
  });

  it('forgets what is not asked once and for all, and nothing of what it asked itself', () => {
    hold(
      fc.property(anyAnswers(catalogue), anyInterview(catalogue), (answers, { answers: asked }) => {
        const kept = forgetUnasked(catalogue, answers);
        expect(forgetUnasked(catalogue, kept)).toEqual(kept);
        expect(forgetUnasked(catalogue, asked)).toEqual(asked);
      }),
      { numRuns: 200 },
    );
  });

  it('never goes back to a spot of a region that is no longer chosen', () => {
    const spotsOf = (id: string) =>
      catalogue.regions.find((region) => region.id === id)?.spots.map((spot) => spot.id) ?? [];
    hold(
      fc.property(anyAnswers(catalogue), (answers) => {
        const kept = forgetUnasked(catalogue, answers);
        const regions = kept.get('region');
        const spots = kept.get('spot');
        if (regions === undefined || spots === undefined) return;
        expect(chosen(regions).flatMap(spotsOf)).toEqual(expect.arrayContaining([...chosen(spots)]));
      }),
    );
  });
});
