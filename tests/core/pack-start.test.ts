import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type AnswerValue, allowedAnswers, NONE, notSureAbout } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { questionsOf } from '../../src/core/condition.ts';
import { barsFor, doseFor, PACKS, type Pack } from '../../src/core/packs/packs.ts';
import { areasFor, asksAboutToday, packQuestions, tooLong } from '../../src/core/packs/start.ts';
import { real as catalogue, tiny, tinyWith } from '../fixtures/load.ts';

const HOUSE_CAPS: Record<Pack, number> = { cold: 20, heat: 10 };
const NOBODY: Answers = new Map();

/** Any answer that a question takes. */
function answerTo(question: Question): fc.Arbitrary<AnswerValue> {
  if (question.kind === 'number') return fc.integer({ min: question.min ?? 0, max: question.max ?? 0 });
  const allowed = allowedAnswers(question);
  if (question.kind !== 'several') return fc.constantFrom(...allowed);
  return fc.subarray(
    allowed.filter((id) => id !== NONE),
    { minLength: 1 },
  );
}

/** Answers to some of the questions. */
function people(): fc.Arbitrary<Answers> {
  const answers = [...catalogue.questionById.values()].map((question) =>
    fc.option(answerTo(question).map((value) => [question.id, value] as const)),
  );
  return fc.tuple(...answers).map((entries) => new Map(entries.filter((entry) => entry !== null)));
}

function areaLists(): fc.Arbitrary<readonly string[]> {
  return fc.subarray(catalogue.coldAndHeat.areas.map((area) => area.id));
}

describe('the minutes of a pack', () => {
  test('nobody, nowhere, gets more than 20 minutes of cold or 10 of heat', () => {
    fc.assert(
      fc.property(
        people(),
        areaLists(),
        fc.constantFrom(...PACKS),
        fc.integer({ min: 1 }),
        (answers, areas, pack, ms) => {
          const dose = doseFor(catalogue, answers, pack, areas);
          expect(dose.minutes).toBeLessThanOrEqual(dose.mostMinutes);
          expect(dose.mostMinutes).toBeLessThanOrEqual(HOUSE_CAPS[pack]);
          if (ms > HOUSE_CAPS[pack] * 60_000) expect(tooLong(catalogue, answers, pack, areas, ms)).toBeDefined();
        },
      ),
    );
  });

  test('a data folder that allows more changes nothing of that', () => {
    const cold = { ...catalogue.coldAndHeat.cold, capMinutes: 45 };
    const generous = { ...catalogue, coldAndHeat: { ...catalogue.coldAndHeat, cold } };
    expect(tooLong(generous, NOBODY, 'cold', [], 21 * 60_000)?.mostMinutes).toBeLessThanOrEqual(20);
  });

  test('whatever is refused is refused with a reason and a source', () => {
    fc.assert(
      fc.property(
        people(),
        areaLists(),
        fc.constantFrom(...PACKS),
        fc.integer({ min: 1, max: 1_800_000 }),
        (who, areas, pack, ms) => {
          const problem = tooLong(catalogue, who, pack, areas, ms);
          const { mostMinutes } = doseFor(catalogue, who, pack, areas);
          expect(problem === undefined).toBe(ms <= mostMinutes * 60_000);
          if (problem === undefined) return;
          expect(problem.reason).toMatch(/\d/);
          expect(problem.sources.length).toBeGreaterThan(0);
          expect(problem.mostMinutes).toBe(mostMinutes);
        },
      ),
    );
  });
});

describe('what is asked before a pack', () => {
  test.each(PACKS)('%s: every reason against it can be told by the answers to what is asked', (pack) => {
    const asked = new Set(packQuestions(catalogue, NOBODY, pack).map(({ id }) => id));
    for (const bar of catalogue.coldAndHeat[pack].notWhen) {
      const known = questionsOf(bar.when).filter((id) => asked.has(id));
      expect(known, bar.id).not.toEqual([]);
    }
  });

  test.each(PACKS)('%s: each option that is asked can make a difference, and comes with its doubt', (pack) => {
    for (const question of packQuestions(catalogue, NOBODY, pack).filter(({ kind }) => kind === 'several')) {
      for (const { id } of question.options ?? []) {
        const rules = [...catalogue.coldAndHeat[pack].notWhen, ...catalogue.coldAndHeat.limits];
        expect(
          rules.some(({ when }) => JSON.stringify(when).includes(`"${id}"`)),
          id,
        ).toBe(true);
      }
    }
  });

  test.each(PACKS)('%s: "not sure" about a reason of this moment bars it like a yes', (pack) => {
    for (const question of catalogue.coldAndHeat.questions) {
      const own = packQuestions(catalogue, NOBODY, pack).find(({ id }) => id === question.id);
      for (const { id } of own?.options ?? []) {
        for (const entry of [id, notSureAbout(id)]) {
          const answers = new Map([[question.id, [entry]]]);
          expect(barsFor(catalogue, answers, pack), entry).not.toEqual([]);
        }
      }
    }
  });

  test('what was remembered is not asked again where it cannot have passed', () => {
    for (const pack of PACKS) {
      const own = packQuestions(catalogue, NOBODY, pack).filter(({ id }) => id === 'conditions' || id === 'age');
      expect(own.length).toBe(2);
      expect(own.some(asksAboutToday)).toBe(false);
    }
  });

  test('what this moment can tell is not asked a second time; what it cannot is, with the options that count', () => {
    const asked = (pack: Pack) =>
      packQuestions(tiny, NOBODY, pack).map(({ id, options }) => [id, options?.map((option) => option.id)]);
    expect(asked('cold')).toEqual([
      ['right-now', ['broken-skin']],
      ['age', undefined],
      ['conditions', ['thin-feathers']],
    ]);
    expect(asked('heat').map(([id]) => id)).toEqual(['right-now', 'conditions', 'onset', 'days']);
  });

  test('what passes by itself is asked of everybody where this moment does not tell it', () => {
    const odd = tinyWith('cold-and-heat.json', (body) => {
      body.cold.notWhen[0].when.is.push('moult');
    });
    const own = packQuestions(odd, NOBODY, 'cold').find(({ id }) => id === 'conditions');
    expect(own !== undefined && asksAboutToday(own)).toBe(true);
  });
});

describe('the word for an area', () => {
  test('is the id of an area, a spot or a region, or a word of an area, in any case', () => {
    const [area] = catalogue.coldAndHeat.areas;
    const [region] = catalogue.regions;
    const [spot] = region?.spots ?? [];
    if (area === undefined || region === undefined || spot === undefined) throw new Error('the data is empty');
    expect(areasFor(catalogue, area.id)).toEqual({ areas: [area.id] });
    expect(areasFor(catalogue, area.words[0]?.toUpperCase() ?? area.id)).toEqual({ areas: [area.id] });
    expect(areasFor(catalogue, spot.id)).toEqual({ areas: [spot.area] });
    expect(areasFor(catalogue, region.id)).toHaveProperty('areas');
  });

  test('may be several, separated by commas: the most careful decides', () => {
    const ids = catalogue.coldAndHeat.areas.map((entry) => entry.id);
    expect(areasFor(catalogue, ids.slice(0, 2).join(', '))).toEqual({ areas: ids.slice(0, 2) });
    const least = Math.min(...catalogue.coldAndHeat.areas.map((entry) => entry.coldMinutes));
    expect(doseFor(catalogue, NOBODY, 'cold', ids).minutes).toBe(least);
  });

  test('every spot and every region leads to areas that exist', () => {
    for (const region of catalogue.regions) {
      for (const id of [region.id, ...region.spots.map((spot) => spot.id)]) {
        const found = areasFor(catalogue, id);
        if ('unknown' in found) throw new Error(`${id} leads nowhere`);
        expect(() => doseFor(catalogue, NOBODY, 'cold', found.areas)).not.toThrow();
      }
    }
  });

  test('that is none is given back', () => {
    expect(areasFor(catalogue, 'hip,xylophone')).toEqual({ unknown: 'xylophone' });
    expect(areasFor(catalogue, '')).toEqual({ unknown: '' });
    expect(areasFor(catalogue, '__proto__')).toEqual({ unknown: '__proto__' });
  });
});
