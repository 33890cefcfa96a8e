import { describe, expect, test } from 'vitest';
import { canHold, conditionWords } from '../../src/core/advice/condition-words.ts';
import { dangerList, rulesOfAnswer } from '../../src/core/advice/danger-list.ts';
import { rulesForIllness, rulesWithWords, signTargets } from '../../src/core/advice/illness.ts';
import { namesOf, resolve, withoutPlain, withoutSmall, wordsOf } from '../../src/core/advice/lookup.ts';
import { mentionsIn, regionsOf } from '../../src/core/advice/mentions.ts';
import { regionsOfTarget } from '../../src/core/advice/page.ts';
import { shelfOf } from '../../src/core/advice/shelf.ts';
import {
  ADVICE_SECTIONS,
  exercisesOf,
  sectionTitle,
  type Target,
  titleOf,
  typed,
} from '../../src/core/advice/topics.ts';
import { NONE } from '../../src/core/answers.ts';
import type { Condition } from '../../src/core/catalogue.ts';
import { entry, type Loose, tiny, tinyWith } from '../fixtures/load.ts';

describe('a condition in words', () => {
  const old: Condition = { question: 'age', atLeast: 65 };
  const young: Condition = { question: 'age', atMost: 15 };
  const egg: Condition = { question: 'conditions', is: ['egg'] };
  const sick: Condition = { question: 'first-signs', is: ['wheeze', 'dizzy'] };
  const cases: readonly (readonly [Condition, string])[] = [
    [old, 'age 65 or more'],
    [young, 'age 15 or less'],
    [{ question: 'fall-height', atLeast: 3 }, 'fall height 3 or more'],
    [egg, '"An egg on the way"'],
    [sick, '"A wheeze at rest" or "Dizzy on the perch"'],
    [{ question: 'beak-cold', is: ['yes'] }, '"Is the beak cold and grey?" yes'],
    [{ question: 'first-signs', is: [NONE] }, 'none of the answers to "Did you notice any of these?"'],
    [{ question: 'side', is: ['left', 'left'] }, '"Left"'],
    [{ question: 'gone', is: ['x', 'y'] }, '"x" or "y"'],
    [{ all: [old, egg] }, 'age 65 or more and "An egg on the way"'],
    [{ any: [old, egg] }, 'age 65 or more or "An egg on the way"'],
    [
      {
        all: [
          { question: 'age', atLeast: 16 },
          { question: 'age', atMost: 17 },
        ],
      },
      'age 16 to 17',
    ],
    [
      {
        all: [
          { question: 'fall-height', atLeast: 1 },
          { question: 'fall-height', atMost: 2 },
        ],
      },
      'fall height 1 to 2',
    ],
    [{ all: [old, { question: 'pain', atMost: 3 }] }, 'age 65 or more and pain 3 or less'],
    [{ all: [young, old] }, 'age 15 or less and age 65 or more'],
    [{ all: [old, old] }, 'age 65 or more and age 65 or more'],
    [
      { all: [{ question: 'age', atLeast: 16 }, { question: 'age', atMost: 17 }, egg] },
      'age 16 or more and age 17 or less and "An egg on the way"',
    ],
    [{ all: [{ any: [old, egg] }, young] }, '(age 65 or more or "An egg on the way") and age 15 or less'],
    [{ any: [{ all: [old, egg] }, young] }, '(age 65 or more and "An egg on the way") or age 15 or less'],
    [{ all: [sick, old] }, '("A wheeze at rest" or "Dizzy on the perch") and age 65 or more'],
    [{ any: [sick, old] }, '"A wheeze at rest" or "Dizzy on the perch" or age 65 or more'],
    [{ all: [{ any: [old, egg] }] }, 'age 65 or more or "An egg on the way"'],
    // Who cannot be meant here is not named.
    [{ any: [old, { question: 'spot', is: ['beak-tip'] }] }, 'age 65 or more'],
    [{ question: 'spot', is: ['beak-tip', 'wing-tip'] }, '"The tip"'],
  ];

  test.each(cases)('%j is %s', (condition, words) => {
    expect(conditionWords(tiny, condition)).toBe(words);
  });

  test('can hold where somebody can give such an answer here', () => {
    const elsewhere: Condition = { question: 'spot', is: ['beak-tip'] };
    const gone: Condition = { question: 'gone', atLeast: 1 };
    expect(canHold(tiny, undefined)).toBe(true);
    for (const fine of [
      old,
      egg,
      sick,
      { question: 'first-signs', is: [NONE] },
      { question: 'spot', is: ['not-sure'] },
    ])
      expect(canHold(tiny, fine), JSON.stringify(fine)).toBe(true);
    expect([canHold(tiny, elsewhere), canHold(tiny, gone)]).toEqual([false, false]);
    expect(canHold(tiny, { any: [elsewhere, old] })).toBe(true);
    expect(canHold(tiny, { any: [elsewhere, gone] })).toBe(false);
    expect(canHold(tiny, { all: [elsewhere, old] })).toBe(false);
    expect(canHold(tiny, { all: [egg, old] })).toBe(true);
  });
});

describe('the danger signs', () => {
  const signs = (data = tiny, regions = data.regions) =>
    dangerList(data, regions).map(({ question, id, level, door, when }) =>
      [question, id, level, door, when].filter((part) => part !== null).join(' '),
    );

  test('are those of everybody and of the regions, follow-ups left out', () => {
    expect(signs()).toEqual([
      'first-signs wheeze emergency call',
      'first-signs dizzy soon',
      'first-signs fallen',
      'beak-cold yes urgent',
      'tail-signs tail-numb emergency go',
      'tail-signs tail-kink',
      'wing-signs wing-hangs urgent',
      'wing-signs wing-cold',
    ]);
    expect(signs(tiny, [])).toHaveLength(4);
  });

  test('take the level of the worst rule for which the sign is enough, whatever else it has a part in', () => {
    const worse = tinyWith('danger-signs.json', (body) => {
      const dizzy = { question: 'first-signs', is: ['dizzy'] };
      const rule = (id: string, level: string, when: Loose) => ({ ...body.rules[6], id, level, when });
      body.rules.push(
        rule('both', 'urgent', { any: [dizzy, { question: 'beak-cold', is: ['yes'] }] }),
        rule('together', 'emergency', { all: [dizzy, { question: 'age', atLeast: 65 }] }),
        rule('twice', 'soon', { all: [dizzy, { any: [dizzy, { question: 'beak-cold', is: ['yes'] }] }] }),
      );
    });
    expect(signs(worse)[1]).toBe('first-signs dizzy urgent');
    const ofDizzy = dangerList(worse, []).find(({ id }) => id === 'dizzy');
    expect(ofDizzy).toMatchObject({ level: 'urgent', door: null });
    expect(rulesOfAnswer(worse, 'first-signs', 'dizzy').map(({ id }) => id)).toEqual(['dizzy', 'both', 'twice']);
    expect(rulesOfAnswer(worse, 'first-signs', 'fallen')).toEqual([]);
  });

  test('say whom they are asked where that is not everybody, and no choice of a colour is a sign', () => {
    const asked = tinyWith('danger-signs.json', (body) => {
      body.questions[2].askWhen = { question: 'age', atLeast: 65 };
      body.questions.push({ ...body.questions[0], id: 'colour', kind: 'choice' });
    });
    expect(signs(asked, [])).toEqual([
      'first-signs wheeze emergency call',
      'first-signs dizzy soon',
      'first-signs fallen',
      'beak-cold yes urgent age 65 or more',
    ]);
  });

  test('rest on the sources of what the questions behind them lead to, however far', () => {
    const sourcesOf = (data: typeof tiny, id: string) => dangerList(data, []).find((sign) => sign.id === id)?.sources;
    expect(sourcesOf(tiny, 'fallen')).toEqual(['weak-blog', 'wing-guide']);
    expect(sourcesOf(tiny, 'wheeze')).toEqual(['wing-guide']);
    const further = tinyWith('danger-signs.json', (body) => {
      body.questions.push({
        ...body.questions[1],
        id: 'memory',
        askWhen: { question: 'fall-signs', is: ['blackout'] },
        options: [{ id: 'long', label: 'A long one' }],
      });
      body.rules.push({
        ...body.rules[1],
        id: 'long',
        when: { question: 'memory', is: ['long'] },
        sources: ['own-rule'],
      });
    });
    expect(sourcesOf(further, 'fallen')).toEqual(['weak-blog', 'wing-guide', 'own-rule']);
  });
});

describe('an illness that somebody types', () => {
  const known = tinyWith('danger-signs.json', (body) => {
    body.illnesses = [
      { words: ['sky cough', 'cough'], named: ['trouble in the chest', 'dizzy'] },
      { words: ['cold beak'], named: ['poor blood flow', 'lost blood flow'] },
    ];
  });
  const rules = (query: string) => rulesForIllness(known, query).map(({ id }) => id);

  test('leads to the serious rules that speak of it, the worst first, and to nothing that is only soon', () => {
    expect(rules('cold beak')).toEqual(['wing-blue', 'beak-cold']);
    expect(rules('is it a Cold Beak?')).toEqual(['wing-blue', 'beak-cold']);
    expect(rules('sky cough')).toEqual(['wheeze', 'dizzy-still']);
    expect(rules('cough')).toEqual(rules('sky cough'));
    expect(rules('coughs')).toEqual([]);
  });

  test('leads to the rules that fit most of the other words: of that region, where one is named', () => {
    expect(rules('cold beak wing')).toEqual(['wing-blue']);
    expect(rules('cold beak pinion')).toEqual(['wing-blue']);
    expect(rules('cold beak blue')).toEqual(['wing-blue']);
    expect(rules('cold beak pain')).toEqual(['wing-blue', 'beak-cold']);
  });

  test('is also just what a rule takes its signs for', () => {
    expect(rules('trouble in the chest')).toEqual(['wheeze']);
    expect(rules('pressed nerve')).toEqual(['tail-numb']);
    expect(rules('a pressed nerve')).toEqual(['tail-numb']);
    expect(rules('nerve')).toEqual([]);
    expect(rules('pain')).toEqual([]);
    expect(rules('')).toEqual([]);
  });

  test('is found by its words in any order, one or several of it, and by the label of a sign', () => {
    const withWords = (query: string) => rulesWithWords(known, query).map(({ id }) => id);
    expect(withWords('chest trouble')).toEqual(['wheeze']);
    expect(withWords('nerves')).toEqual(['tail-numb']);
    expect(withWords('blood flow')).toEqual(['wing-blue', 'beak-cold']);
    expect(withWords('wheeze')).toEqual(['wheeze']);
    expect(withWords('memory')).toEqual(['blackout']);
    expect(withWords('hangs')).toEqual(['wing-hangs']);
    // A sign that is only soon is no reason to put everything else behind it.
    expect(withWords('perch')).toEqual([]);
    expect(withWords('pain')).toEqual([]);
    expect(withWords('xylophone')).toEqual([]);
  });

  test('names each rule once, those of everybody before those of a region, and six at the most', () => {
    const many = tinyWith('danger-signs.json', (body) => {
      const rule = (id: string, level: string) => ({
        ...body.rules[3],
        id,
        level,
        reason: `It can be a sign of mud ${id}.`,
      });
      body.rules.push(rule('one', 'urgent'), { ...rule('one', 'urgent'), id: 'same' });
      for (const id of ['two', 'three', 'four', 'five', 'six', 'seven']) body.rules.push(rule(id, 'urgent'));
      body.rules.push({ ...rule('eight', 'emergency'), door: 'go' });
    });
    expect(rulesWithWords(many, 'mud').map(({ id }) => id)).toEqual(['eight', 'one', 'two', 'three', 'four', 'five']);
    const shared = tinyWith('regions/tail.json', (body) => {
      body.rules[1].reason = 'It can be a sign of poor blood flow here.';
    });
    expect(rulesWithWords(shared, 'poor blood flow').map(({ id }) => id)).toEqual(['beak-cold', 'tail-kink']);
  });

  test('is one of several that a rule takes its signs for, each by itself', () => {
    const several = tinyWith('danger-signs.json', (body) => {
      body.rules[0].reason = 'It can be a sign of a mud lung, or of an air leak (rare), such as sky gas.';
    });
    const named = (query: string) => rulesForIllness(several, query).map(({ id }) => id);
    for (const query of ['mud lung', 'a mud lung', 'air leak', 'sky gas'])
      expect(named(query), query).toEqual(['wheeze']);
    for (const query of ['lung', 'rare sky gas', 'pain', 'mud lung pain']) expect(named(query), query).toEqual([]);
  });

  test('leads to where its rules stand', () => {
    expect(signTargets(tiny, [entry(tiny.rules, 'wheeze'), entry(tiny.rules, 'wing-blue')])).toStrictEqual([
      { kind: 'section', section: 'danger-signs' },
      { kind: 'section', section: 'danger-signs', region: 'wing' },
    ]);
  });
});

describe('words', () => {
  test('are small letters and digits, without accents and signs', () => {
    expect(wordsOf('  Café-au-LAIT, dogs’ 4×4 ')).toEqual(['cafe', 'au', 'lait', 'dogs', '4', '4']);
    expect(wordsOf("don't")).toEqual(['dont']);
    expect(wordsOf(' ?! ')).toEqual([]);
  });

  test('that say nothing are left out, unless there are no others', () => {
    expect(withoutSmall(['what', 'is', 'a', 'wing'])).toEqual(['wing']);
    expect(withoutSmall(['what', 'is'])).toEqual(['what', 'is']);
    expect(withoutPlain(['my', 'wing', 'hurts'])).toEqual(['wing']);
    expect(withoutPlain(['pain'])).toEqual([]);
  });

  test.each([
    ['pinion', ['wing']],
    ['strain', ['wing-strain']],
    ['pulled wing', ['wing-strain']],
    ['too far', ['overuse']],
    ['prey', ['load']],
    ['Heavy prey!', ['load']],
    ['load', ['load']],
    ['wing fold', ['wing-fold']],
    ['the tuft', ['tail-ache', 'tail-unclear']],
    ['wing-root', ['wing-overuse', 'wing-unclear']],
  ])('"%s" of the pretend data is %j', (query, targets) => {
    expect(resolve(query, namesOf(tiny)).map(typed)).toEqual(targets);
  });
});

describe('what can be looked up', () => {
  const all = undefined;
  const wing = ['wing'];
  const topics: readonly (readonly [Target, string, string, ReturnType<typeof regionsOfTarget>])[] = [
    [{ kind: 'regions' }, '', 'What you can look up', all],
    [{ kind: 'region', region: 'wing' }, 'wing', 'Wing', wing],
    [{ kind: 'section', section: 'rest', region: 'wing' }, 'wing rest', 'Wing: Rest', wing],
    [{ kind: 'section', section: 'cold' }, 'cold', 'Cold', all],
    [{ kind: 'section', section: 'causes', region: 'wing' }, 'wing causes', 'Wing: Why it hurts', wing],
    [{ kind: 'section', section: 'prevention', region: 'wing' }, 'wing prevention', 'Wing: How to prevent it', wing],
    [{ kind: 'section', section: 'hike-again', region: 'wing' }, 'wing hike-again', 'Wing: When to hike again', wing],
    [{ kind: 'section', section: 'stretches', region: 'wing' }, 'wing stretches', 'Wing: Stretches', wing],
    [{ kind: 'section', section: 'strength', region: 'wing' }, 'wing strength', 'Wing: Strengthening', wing],
    [{ kind: 'exercise', exercise: 'wing-fold' }, 'wing-fold', 'Wing fold', wing],
    [{ kind: 'complaint', complaint: 'wing-strain', region: 'wing' }, 'wing-strain', 'Pulled wing', wing],
    [{ kind: 'cause', cause: 'load' }, 'load', 'Heavy prey', all],
  ];

  test.each(topics)(
    '%j is typed as "%s", called %s, and made from its regions alone',
    (target, words, title, regions) => {
      expect(typed(target)).toBe(words);
      expect(titleOf(tiny, target)).toBe(title);
      expect(regionsOfTarget(target, shelfOf(tiny))).toEqual(regions);
    },
  );

  test('is called by its id where the files that were read do not tell its name', () => {
    expect(titleOf(tiny, { kind: 'region', region: 'beak' })).toBe('Beak');
    expect(titleOf(tiny, { kind: 'exercise', exercise: 'beak-snap' })).toBe('beak-snap');
    expect(titleOf(tiny, { kind: 'complaint', complaint: 'sore-beak', region: 'beak' })).toBe('Sore-beak');
    expect(titleOf(tiny, { kind: 'complaint', complaint: 'sore-beak', region: 'wing' })).toBe('Sore-beak');
    expect(titleOf(tiny, { kind: 'cause', cause: 'wind' })).toBe('Wind');
    expect(ADVICE_SECTIONS.map(([id]) => sectionTitle(id))).toEqual(ADVICE_SECTIONS.map(([, title]) => title));
  });

  test('an exercise stands in the regions that offer or forbid it', () => {
    expect(exercisesOf(tiny.regions)).toEqual(['tail-swish', 'wing-fold', 'wing-press']);
    expect(exercisesOf(tiny.regions.filter(({ id }) => id === 'wing'))).toEqual([
      'tail-swish',
      'wing-fold',
      'wing-press',
    ]);
    const mentioning = (id: string) => regionsOf(mentionsIn(tiny.regions, id));
    expect(mentioning('wing-fold')).toEqual(['wing']);
    expect(mentioning('wing-press')).toEqual(['tail', 'wing']);
    expect(mentioning('beak-snap')).toEqual([]);
  });
});
