import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type AnswerValue, allowedAnswers, NONE, notSureAbout } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/catalogue.ts';
import { questionsOf } from '../../src/core/condition.ts';
import { areasFor, placeAnswers } from '../../src/core/packs/areas.ts';
import { asksAboutToday, packQuestions } from '../../src/core/packs/pack-questions.ts';
import { barsFor, doseFor, PACKS, type Pack } from '../../src/core/packs/packs.ts';
import { tooLong } from '../../src/core/packs/too-long.ts';
import { answersOf, real as catalogue, type Loose, tiny, tinyWith } from '../fixtures/load.ts';

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

describe('why so many minutes are too many', () => {
  const MINUTE = 60_000;
  const why = (minutes: number, areas: readonly string[], answers = NOBODY, pack: Pack = 'cold', data = tiny) =>
    tooLong(data, answers, pack, areas, minutes * MINUTE);

  test('is the cap of the pack where that decides', () => {
    expect(why(20, ['feathered'])).toBeUndefined();
    expect(why(21, ['feathered'])).toEqual({
      mostMinutes: 20,
      reason: 'A cold pack never stays on for more than 20 minutes.',
      sources: ['wing-guide', 'own-rule'],
    });
    expect(why(10.5, ['bare'], NOBODY, 'heat')?.reason).toBe('A heat pack never stays on for more than 10 minutes.');
  });

  test('is the person where a limit decides, and its sources', () => {
    const young = answersOf({ age: 12 });
    const told = { mostMinutes: 5, reason: 'Under 16: 5 minutes.', sources: ['wing-guide'] };
    expect(why(5, ['bare'], young)).toBeUndefined();
    expect(why(6, ['bare'], young)).toEqual(told);
    const more = tinyWith('cold-and-heat.json', (body) => {
      body.limits.unshift(
        { ...body.limits[1], id: 'heat-too', reason: 'Of heat.', when: body.limits[0].when },
        { ...body.limits[0], id: 'cold-seven', minutes: 7, reason: 'Seven.' },
        { ...body.limits[0], id: 'cold-old', reason: 'Old.', when: { question: 'age', atLeast: 65 } },
      );
    });
    expect(why(6, ['bare'], young, 'cold', more)).toEqual(told);
  });

  test('is the place where that decides, in its own words and with its own sources', () => {
    expect(why(13, ['feathered', 'bare'])).toEqual({
      mostMinutes: 12,
      reason: 'A cold pack here (bare parts) stays on for 12 minutes at the most.',
      sources: ['tail-leaflet'],
    });
  });

  test('is that nobody named the place, and how to name it', () => {
    const careful = tinyWith('cold-and-heat.json', (body) => {
      body.areas[2].coldMostMinutes = 10;
    });
    expect(why(11, [], NOBODY, 'cold', careful)).toEqual({
      mostMinutes: 10,
      reason: 'A cold pack whose place is not named (--area) stays on for 10 minutes at the most.',
      sources: ['wing-guide'],
    });
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

describe('what is asked before a pack of the pretend data', () => {
  const asked = (data: typeof tiny, answers: Answers, pack: Pack = 'cold') =>
    packQuestions(data, answers, pack).map(({ id }) => id);
  const withBar = (when: Loose, pack: Pack = 'cold') =>
    tinyWith('cold-and-heat.json', (body) => {
      body[pack].notWhen = [{ id: 'bar', when, reason: 'No.', sources: ['wing-guide'] }];
      body.limits = [];
    });
  const now = { question: 'right-now', is: ['broken-skin'] };
  const beak = { question: 'beak-cold', is: ['yes'] };
  const age = { question: 'age', atLeast: 65 };

  test('is not what an answer has settled', () => {
    expect(asked(tiny, NOBODY)).toEqual(['right-now', 'age', 'conditions']);
    expect(asked(tiny, answersOf({ age: 30 }))).toEqual(['right-now', 'conditions']);
    expect(asked(tiny, answersOf({ age: 12 }))).toEqual(['right-now', 'age', 'conditions']);
  });

  test('is nothing more where one of several reasons can be told right now, and the rest where both are needed', () => {
    expect(asked(withBar({ any: [now, beak] }), NOBODY)).toEqual(['right-now']);
    expect(asked(withBar({ all: [now, beak] }), NOBODY)).toEqual(['right-now', 'beak-cold']);
  });

  test('is whatever of several reasons is still open', () => {
    const either = withBar({ any: [beak, age] });
    expect(asked(either, NOBODY)).toEqual(['beak-cold', 'age']);
    expect(asked(either, answersOf({ age: 30 }))).toEqual(['beak-cold']);
    expect(asked(either, answersOf({ age: 30, 'beak-cold': 'no' }))).toEqual([]);
    expect(asked(withBar({ all: [beak, age] }), answersOf({ age: 30 }))).toEqual([]);
  });

  test('is a question that hangs on another one only where that one is asked, too', () => {
    const bump = { question: 'fall-signs', is: ['bump'] };
    const fallen = { question: 'first-signs', is: ['fallen'] };
    expect(asked(withBar(bump), NOBODY)).toEqual([]);
    expect(asked(withBar(bump), answersOf({ 'first-signs': ['fallen'] }))).toEqual(['fall-signs']);
    const both = withBar({ all: [fallen, bump] });
    expect(asked(both, NOBODY)).toEqual(['first-signs']);
    expect(asked(both, answersOf({ 'first-signs': ['fallen'] }))).toContain('fall-signs');
    expect(asked(both, answersOf({ 'first-signs': [NONE] }))).toEqual([]);
  });

  test('holds only the options that count, and no list of none', () => {
    const options = (when: Loose) =>
      packQuestions(withBar(when), NOBODY, 'cold').map(({ id, options: own }) => [id, own?.map((option) => option.id)]);
    const egg = { question: 'conditions', is: ['egg'] };
    expect(options({ all: [egg, { question: 'first-signs', is: ['wheeze', 'dizzy'] }] })).toEqual([
      ['first-signs', ['wheeze', 'dizzy']],
      ['conditions', ['egg']],
    ]);
    expect(options({ any: [now, egg] })).toEqual([['right-now', ['broken-skin']]]);
    expect(asked(withBar(age), NOBODY)).toEqual(['age']);
  });

  test('is asked again where the answer may have passed by today, and else only while it counts', () => {
    const remembered = answersOf({ conditions: [NONE], 'first-signs': [NONE] });
    expect(asked(withBar({ question: 'conditions', is: ['moult'] }), remembered)).toEqual(['conditions']);
    const wheeze = withBar({ question: 'first-signs', is: ['wheeze'] });
    expect(asked(wheeze, remembered)).toEqual([]);
    expect(asked(wheeze, answersOf({ 'first-signs': ['wheeze'] }))).toEqual(['first-signs']);
  });

  test('is nothing for a question that the data does not have', () => {
    expect(asked(withBar({ question: 'gone', is: ['yes'] }), NOBODY)).toEqual([]);
  });
});

describe('the words for a place of the pretend data', () => {
  test.each([
    ['feathered', ['feathered']],
    ['Bare parts', ['bare']],
    ['TAIL', ['bare', 'feathered']],
    ['wing-tip', ['feathered']],
    [' the root ', ['bare']],
    ['tip', ['feathered']],
    ['wing', ['feathered', 'bare']],
    ['tip, wing', ['feathered', 'bare']],
  ])('"%s" is %j', (text, areas) => {
    expect(areasFor(tiny, text)).toEqual({ areas });
  });

  test.each([
    ['wing-tip', ['wing'], ['wing-tip']],
    [' The ROOT', ['wing'], ['wing-root']],
    ['wing-tip,the root', ['wing'], ['wing-tip', 'wing-root']],
    ['tip', ['wing'], ['wing-tip']],
  ])('"%s" answers %j and %j', (text, region, spot) => {
    expect(placeAnswers(tiny, text)).toEqual(answersOf({ region, spot }));
  });

  test('a region is all its spots where no area is called so', () => {
    const plain = tinyWith('cold-and-heat.json', (body) => {
      for (const area of body.areas) area.words = [];
    });
    expect(placeAnswers(plain, 'wing')).toEqual(answersOf({ region: ['wing'], spot: ['wing-tip', 'wing-root'] }));
    expect(placeAnswers(plain, 'elsewhere, wing-tip')).toEqual(answersOf({ region: ['wing'], spot: ['wing-tip'] }));
  });

  test('an area is its spot where it has only one', () => {
    const alone = tinyWith('regions/tail.json', (body) => {
      for (const spot of body.spots) spot.area = 'bare';
    });
    for (const word of ['feathered', 'Feathered Parts', 'wing']) {
      expect(placeAnswers(alone, word), word).toEqual(answersOf({ region: ['wing'], spot: ['wing-tip'] }));
    }
  });

  test('an area of several spots, and a word that is none, say nothing', () => {
    expect(placeAnswers(tiny, 'bare')).toEqual(new Map());
    expect(placeAnswers(tiny, 'xylophone')).toEqual(new Map());
    expect(placeAnswers(tiny, '')).toEqual(new Map());
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
