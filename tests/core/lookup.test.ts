import { describe, expect, test } from 'vitest';
import { conditionWords } from '../../src/core/advice/condition-words.ts';
import { dangerList } from '../../src/core/advice/danger-list.ts';
import { type Names, namesOf, namesOfFiles, resolve } from '../../src/core/advice/lookup.ts';
import { ADVICE_SECTIONS, GENERAL_SECTIONS, typed } from '../../src/core/advice/topics.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import { fakeWorld } from '../shell/fake-world.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});

/** Two invented regions, so that nothing depends on there being one. */
const names: Names = {
  regions: [
    { id: 'wing', names: ['Wing', 'pinion'] },
    { id: 'tail', names: ['Tail', 'back end'] },
  ],
  exercises: [{ id: 'flap-to-sky', names: ['Flap to the sky', 'big flap'] }],
  complaints: [
    { id: 'sore-wing', region: 'wing', names: ['sore wing tip', 'flapper elbow'] },
    { id: 'bent-tail', region: 'tail', names: ['bent tail', 'stiff tip'] },
  ],
  causes: [{ id: 'wind', names: ['strong wind', 'flapper elbow'] }],
  spots: [
    {
      id: 'tip',
      names: ['stiff tip', 'the tip'],
      complaints: [
        { id: 'sore-wing', region: 'wing' },
        { id: 'bent-tail', region: 'tail' },
      ],
    },
  ],
};

function found(query: string, known = names): readonly string[] {
  return resolve(query, known).map(typed);
}

describe('resolve', () => {
  test.each([
    ['', ['']],
    ['  ?! ', ['']],
    ['wing', ['wing']],
    ['Pinion', ['wing']],
    ['the back end', ['tail']],
    ['wing stretches', ['wing stretches']],
    ['stretches wing', ['wing stretches']],
    ['stretches for my wing', ['wing stretches']],
    ['wing stretch', ['wing stretches']],
    ['wing STRETCHS', ['wing stretches']],
    ['wing strengthening', ['wing strength']],
    ['wing danger', ['wing danger-signs']],
    ['wing danger-signs', ['wing danger-signs']],
    ['wing red flags', ['wing danger-signs']],
    ['wing ice', ['wing cold']],
    ['back end when to hike again', ['tail hike-again']],
    ['why does my wing hurt after hiking', ['wing causes']],
    ['flap-to-sky', ['flap-to-sky']],
    ['flap to the sky', ['flap-to-sky']],
    ['big flap', ['flap-to-sky']],
    ['sore-wing', ['sore-wing']],
    ['sore wing tip', ['sore-wing']],
    ['wind', ['wind']],
    ['ice', ['cold']],
    ['danger', ['danger-signs']],
    ['wing pain', ['wing']],
    ['my pinion aches', ['wing']],
    ['sore tail after hiking', ['tail']],
    ['pain relief', ['painkillers']],
    ['flaptosky', ['flap-to-sky']],
    ['Big-Flap', ['flap-to-sky']],
    ['bigflap', ['flap-to-sky']],
    ['sorewing', ['sore-wing']],
    ['stretch4', []],
    ['wing stret', ['wing stretches']],
    ['wing prev', ['wing prevention']],
    ['wing pre', []],
    ['wing stre', []],
    ['wing warnin', ['wing danger-signs']],
    ['medic', ['painkillers']],
  ])('"%s" is %j', (query, targets) => {
    expect(found(query)).toEqual(targets);
  });

  test('a number may be a word or a figure', () => {
    const four = { ...names, exercises: [{ id: 'loop-four', names: ['Loop of four'] }] };
    for (const query of ['loop-four', 'loop 4', 'loop4', 'LOOP of 4'])
      expect(found(query, four)).toEqual(['loop-four']);
    expect(found('loop 5', four)).toEqual([]);
  });

  test('a section that each region has for itself is a choice between them', () => {
    expect(found('stretches')).toEqual(['wing stretches', 'tail stretches']);
  });

  test('a complaint comes before the cause and the spot of the same name', () => {
    expect(found('flapper elbow')).toEqual(['sore-wing']);
    expect(found('stiff tip')).toEqual(['bent-tail']);
    expect(found('the tip')).toEqual(['sore-wing', 'bent-tail']);
  });

  test.each([
    'nothing like it',
    'wing nothing',
    'st',
    'pain',
    'sore',
    'hurt',
    'ache',
    '__proto__',
    'constructor',
    'toString',
  ])('"%s" names nothing', (query) => {
    expect(found(query)).toEqual([]);
  });

  test('what file names tell is found the same as with all names', () => {
    const files = namesOfFiles(
      names.regions.map(({ id }) => id),
      names.exercises.map(({ id }) => id),
    );
    const sections = ADVICE_SECTIONS.map(([id]) => id);
    const queries = ['', 'wing', 'tail', 'flap-to-sky', ...sections, ...sections.map((id) => `wing ${id}`)];
    for (const query of queries) expect(found(query, files), query).toEqual(found(query));
  });

  test('what is typed for a target leads to the target', () => {
    const known = namesOf(catalogue);
    for (const region of catalogue.regions) {
      expect(found(region.id, known)).toEqual([region.id]);
      for (const [section] of ADVICE_SECTIONS)
        expect(found(`${region.id} ${section}`, known)).toEqual([`${region.id} ${section}`]);
      for (const complaint of region.complaints) expect(found(complaint.id, known)).toEqual([complaint.id]);
    }
    for (const section of GENERAL_SECTIONS) expect(found(section, known)).toEqual([section]);
    for (const exercise of catalogue.exercises) expect(found(exercise.id, known)).toEqual([exercise.id]);
    for (const cause of catalogue.causes.causes) expect(found(cause.id, known)).toEqual([cause.id]);
  });
});

describe('dangerList', () => {
  test('names every first sign of everybody and of the region, with sources', () => {
    const signs = dangerList(catalogue, catalogue.regions);
    const questions = [...catalogue.dangerSigns.questions, ...catalogue.regions.flatMap((region) => region.questions)];
    for (const question of questions) {
      if (question.danger !== true || question.kind !== 'several' || question.askWhen !== undefined) continue;
      for (const option of question.options ?? [])
        expect(signs.map((sign) => `${sign.question} ${sign.id}`)).toContain(`${question.id} ${option.id}`);
    }
    for (const sign of signs) expect(sign.sources.length, sign.id).toBeGreaterThan(0);
  });

  test('a sign that a rule takes by itself has the level of that rule at least', () => {
    const signs = dangerList(catalogue, catalogue.regions);
    for (const rule of catalogue.rules) {
      if (!('is' in rule.when) || rule.level !== 'emergency') continue;
      const { question, is } = rule.when;
      for (const sign of signs.filter((entry) => entry.question === question && is.includes(entry.id)))
        expect(sign.level).toBe('emergency');
    }
  });
});

describe('conditionWords', () => {
  test('tells ranges, bounds and labels', () => {
    expect(
      conditionWords(catalogue, {
        all: [
          { question: 'age', atLeast: 16 },
          { question: 'age', atMost: 17 },
        ],
      }),
    ).toBe('age 16 to 17');
    expect(conditionWords(catalogue, { question: 'pain', atLeast: 7 })).toBe('pain 7 or more');
    const [first] = catalogue.questions.get('conditions')?.options ?? [];
    if (first === undefined) throw new Error('no condition');
    const one = { question: 'conditions', is: [first.id] };
    expect(conditionWords(catalogue, one)).toBe(`"${first.label}"`);
    expect(conditionWords(catalogue, { any: [one, { question: 'age', atMost: 15 }] })).toBe(
      `"${first.label}" or age 15 or less`,
    );
  });
});
