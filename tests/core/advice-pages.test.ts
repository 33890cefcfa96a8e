import { describe, expect, test } from 'vitest';
import { namesOf, resolve } from '../../src/core/advice/lookup.ts';
import { type AdvicePage, adviceFor, adviceList } from '../../src/core/advice/page.ts';
import type { Target } from '../../src/core/advice/topics.ts';
import { buildCatalogue, type Catalogue } from '../../src/core/catalogue.ts';
import { placeFor } from '../../src/core/wording.ts';
import { entry, tiny, tinyWith } from '../fixtures/load.ts';

const NOWHERE = placeFor(tiny, undefined);

function pageOf(typed: string, catalogue: Catalogue = tiny): AdvicePage {
  const [target, ...others] = resolve(typed, namesOf(catalogue));
  if (target === undefined || others.length > 0) throw new Error(`${typed} is not one thing`);
  return adviceFor(catalogue, target, NOWHERE);
}

/** The lines of a page: id, heading, for whom, text. */
function linesOf({ items }: AdvicePage): readonly string[] {
  return items.map(
    ({ id, group, when, text }) => `${id} | ${group ?? '-'}${when === null ? '' : ` (${when})`} | ${text}`,
  );
}

/** What is looked up, its title, and its lines. */
const PAGES: readonly (readonly [string, string, readonly string[]])[] = [
  ['wing', 'Wing', ['wing-overview | - | A wing has two joints.']],
  [
    'wing complaints',
    'Wing: What it may be',
    [
      'wing-strain-about | Pulled wing | What wing-strain is.',
      'wing-strain-recovery | Pulled wing | It usually takes 1 to 6 weeks.',
      'wing-overuse-about | Tired wing | What wing-overuse is.',
      'wing-overuse-recovery | Tired wing | It usually takes 1 to 6 weeks.',
      'wing-old-break-about | Old break | What wing-old-break is.',
      'wing-old-break-recovery | Old break | It usually takes 1 to 6 weeks.',
      'wing-unclear-about | Wing pain | What wing-unclear is.',
      'wing-unclear-recovery | Wing pain | It usually takes 1 to 6 weeks.',
    ],
  ],
  [
    'wing causes',
    'Wing: Why it hurts',
    ['overuse-about | Too much flying | Wings tire.', 'wing-load-about | Heavy prey | Prey pulls on the wing.'],
  ],
  [
    'wing rest',
    'Wing: Rest',
    [
      'wing-much-rest | If "Limping" or pain 7 or more | Rest 2 to 5 days.',
      'wing-some-rest | If pain 4 or more | Rest 1 to 3 days.',
      'wing-little-rest | Otherwise | Rest 0 to 1 days.',
      'wing-strain-much-rest | Pulled wing: If pain 7 or more | Rest 3 to 7 days.',
      'wing-strain-little-rest | Pulled wing: Otherwise | Rest 1 to 3 days.',
    ],
  ],
  [
    'wing cold',
    'Wing: Cold',
    [
      'cold-feathered | How long | Feathered parts: 15 minutes at a time, up to 3 times a day, with at least 2 hours between packs.',
      'cold-bare | How long | Bare parts: 10 minutes at a time, up to twice a day, with at least 2 hours between packs.',
      'cold-first-days | When (pulled wing) | About cold: first-days.',
      'cold-optional | When (tired wing) | About cold: optional.',
      'cold-no | When (old break; wing pain) | About cold: no.',
      'cold-how | How | Wrap the cold pack in a cloth.',
      'cold-stop | When to take it off | Take the cold pack off if the skin changes.',
      'cold-thin-feathers | Who should not use it ("Thin feathers") | Thin feathers let cold through.',
      'cold-broken-skin | Who should not use it ("Broken skin there") | Not on broken skin.',
      'cold-young | Who should use it more briefly (age 15 or less) | Under 16: 5 minutes.',
      'honest | What to expect | Packs ease pain for a while.',
    ],
  ],
  [
    'wing heat',
    'Wing: Heat',
    [
      'heat-feathered | How long | Feathered parts: 10 minutes at a time, up to 3 times a day, with at least 4 hours between packs.',
      'heat-bare | How long | Bare parts: 8 minutes at a time, up to 3 times a day, with at least 4 hours between packs.',
      'heat-from-day-1 | When (tired wing; old break) | About heat: from-day-1.',
      'heat-after-72-hours | When (pulled wing) | About heat: after-72-hours.',
      'heat-no | When (wing pain) | About heat: no.',
      'heat-how | How | Wrap the heat pack in a cloth.',
      'heat-stop | When to take it off | Take the heat pack off if the skin changes.',
      'heat-after-blow | Who should not use it ("With a blow" and days 2 or less) | Not in the first days after a blow.',
      'heat-drowsy | Who should not use it ("Drowsy") | Not when drowsy.',
      'heat-egg | Who should use it more briefly ("An egg on the way") | With an egg: 5 minutes.',
      'honest | What to expect | Packs ease pain for a while.',
    ],
  ],
  [
    'wing stretches',
    'Wing: Stretches',
    [
      'wing-fold | - | Wing fold. Hold 20 seconds, 3 times, each side, twice a day.',
      'exercise-rule | With every exercise | Stop at sharp pain.',
      'exercise-rule-egg | With every exercise ("An egg on the way") | With an egg, go gently.',
    ],
  ],
  [
    'wing strength',
    'Wing: Strengthening',
    [
      'wing-press | - | Wing press. 10 times, 2 sets, 3 days a week.',
      'exercise-rule | With every exercise | Stop at sharp pain.',
      'exercise-rule-egg | With every exercise ("An egg on the way") | With an egg, go gently.',
    ],
  ],
  [
    'wing hike-again',
    'Wing: When to hike again',
    [
      'wing-again | - | Fly again when folding does not hurt.',
      'pain-rule | How much pain is all right (age 16 or more) | Pain up to 3: go on.',
      'pain-rule-old | How much pain is all right (age 65 or more) | From 65 on, go half as far.',
      'hop | Step by step | Hop on flat ground. Go there when: Perching does not hurt.',
      'glide | Step by step | Glide downhill. Go there when: Hopping does not hurt.',
      'wing-strain-again | Pulled wing | Glide before you flap.',
    ],
  ],
  [
    'wing painkillers',
    'Wing: Painkillers',
    ['painkillers-ask | - | Ask a pharmacist.', 'painkillers-egg | - ("An egg on the way") | Ask first with an egg.'],
  ],
  [
    'wing prevention',
    'Wing: How to prevent it',
    [
      'overuse-prevention | Too much flying | Fly a little more each week.',
      'overuse-prevention-old | Too much flying (age 65 or more) | From 65 on, rest a day more.',
      'wing-load-prevention | Heavy prey | Carry prey in both claws.',
      'load-prevention | Heavy prey | Carry less.',
    ],
  ],
  [
    'wing danger-signs',
    'Wing: Danger signs',
    [
      'wing-blue | This is emergency-call ("Blue") | A blue wing can be a sign of lost blood flow.',
      'wing-hangs | This is urgent ("The wing hangs down") | A wing that hangs should be looked at today.',
      'wing-pale | This is soon ("Pale") | A pale wing should be looked at.',
      'wing-no-better | This is soon (days 14 or more and ("The same" or "Worse") and ("At one wing beat" or "With a blow")) | A wing should be better by now.',
    ],
  ],
  [
    'wing seek-help',
    'Wing: When to seek help',
    [
      'wing-seek | - | See your doctor if the wing hangs.',
      'wing-strain-seek | Pulled wing | Seek help for wing-strain if it grows.',
      'wing-overuse-seek | Tired wing | Seek help for wing-overuse if it grows.',
      'wing-old-break-seek | Old break | Seek help for wing-old-break if it grows.',
      'wing-unclear-seek | Wing pain | Seek help for wing-unclear if it grows.',
    ],
  ],
  ['wing faq', 'Wing: Questions that hikers ask', ['wing-faq-answer | Can I fly? | If it does not hurt.']],
  [
    'cold',
    'Cold',
    [
      'cold-feathered | How long | Feathered parts: 15 minutes at a time, up to 3 times a day, with at least 2 hours between packs.',
      'cold-bare | How long | Bare parts: 10 minutes at a time, up to twice a day, with at least 2 hours between packs.',
      'cold-elsewhere | How long | Somewhere else: 9 minutes at a time, up to 3 times a day, with at least 2 hours between packs.',
      'cold-first-days | When | About cold: first-days.',
      'cold-optional | When | About cold: optional.',
      'cold-no | When | About cold: no.',
      'cold-how | How | Wrap the cold pack in a cloth.',
      'cold-stop | When to take it off | Take the cold pack off if the skin changes.',
      'cold-thin-feathers | Who should not use it ("Thin feathers") | Thin feathers let cold through.',
      'cold-broken-skin | Who should not use it ("Broken skin there") | Not on broken skin.',
      'cold-young | Who should use it more briefly (age 15 or less) | Under 16: 5 minutes.',
      'honest | What to expect | Packs ease pain for a while.',
    ],
  ],
  [
    'hike-again',
    'When to hike again',
    [
      'pain-rule | How much pain is all right (age 16 or more) | Pain up to 3: go on.',
      'pain-rule-old | How much pain is all right (age 65 or more) | From 65 on, go half as far.',
      'hop | Step by step | Hop on flat ground. Go there when: Perching does not hurt.',
      'glide | Step by step | Glide downhill. Go there when: Hopping does not hurt.',
    ],
  ],
  [
    'prevention',
    'How to prevent it',
    [
      'overuse-prevention | Too much flying | Fly a little more each week.',
      'overuse-prevention-old | Too much flying (age 65 or more) | From 65 on, rest a day more.',
      'load-prevention | Heavy prey | Carry less.',
    ],
  ],
  [
    'danger-signs',
    'Danger signs',
    [
      'wheeze | This is emergency-call ("A wheeze at rest") | A wheeze at rest can be a sign of trouble in the chest.',
      'blackout | This is emergency-go ("A gap in memory") | A gap in memory needs a look in hospital.',
      'bump-old | This is emergency-go ("A bump on the crown" and age 65 or more) | From 65 on a bump needs a look in hospital.',
      'bump | This is urgent ("A bump on the crown") | A bump should be looked at today.',
      'dizzy-still | This is urgent ("Still dizzy since the fall") | Dizzy since a fall should be looked at today.',
      'beak-cold | This is urgent ("Is the beak cold and grey?" yes) | A cold beak can be a sign of poor blood flow.',
      'dizzy | This is soon ("Dizzy on the perch") | Being dizzy should be looked at.',
      'egg-and-pain | This is soon ("An egg on the way" and pain 7 or more) | Much pain with an egg should be looked at.',
      'rest-pain | This is soon ("Pain at rest") | Pain at rest should be looked at.',
    ],
  ],
  ['causes', 'Why it hurts', ['overuse-about | Too much flying | Wings tire.']],
  [
    'wing-press',
    'Wing press',
    [
      'target | What for | Wing muscles.',
      'for-tail-unclear | What for | Tail pain.',
      'for-wing-strain | What for | Pulled wing.',
      'for-wing-overuse | What for | Tired wing.',
      'position | How | Sit on a perch.',
      'step-1 | How | Move slowly.',
      'dose | How much | 10 times, 2 sets, 3 days a week.',
      'feel | You feel | A gentle pull.',
      'stop-1 | Stop if | Sharp pain.',
      'not-with-wing-old-break | Leave it out with | Old break.',
      'harder | Harder | Then this one.',
      'exercise-rule | With every exercise | Stop at sharp pain.',
      'exercise-rule-egg | With every exercise ("An egg on the way") | With an egg, go gently.',
    ],
  ],
  [
    'tail-swish',
    'Tail swish',
    [
      'target | What for | Wing muscles.',
      'for-tail-ache | What for | Tail ache.',
      'position | How | Sit on a perch.',
      'step-1 | How | Move slowly.',
      'dose | How much | Once, once a day, every day.',
      'feel | You feel | A gentle pull.',
      'stop-1 | Stop if | Sharp pain.',
      'not-with-wing-strain | Leave it out with | Pulled wing.',
      'exercise-rule | With every exercise | Stop at sharp pain.',
      'exercise-rule-egg | With every exercise ("An egg on the way") | With an egg, go gently.',
    ],
  ],
  [
    'wing-fold',
    'Wing fold',
    [
      'target | What for | Wing muscles.',
      'for-wing-strain | What for | Pulled wing.',
      'for-wing-overuse | What for | Tired wing.',
      'needs | You need | A perch.',
      'position | How | Sit on a perch.',
      'step-1 | How | Move slowly.',
      'dose | How much | Hold 20 seconds, 3 times, each side, twice a day.',
      'feel | You feel | A gentle pull.',
      'stop-1 | Stop if | Sharp pain.',
      'not-when-1 | Leave it out if ("An egg on the way") | With an egg leave it out.',
      'easier | Easier | Fold half way.',
      'exercise-rule | With every exercise | Stop at sharp pain.',
      'exercise-rule-egg | With every exercise ("An egg on the way") | With an egg, go gently.',
    ],
  ],
  [
    'wing-strain',
    'Pulled wing',
    [
      'wing-strain-about | - | What wing-strain is.',
      'wing-strain-recovery | How long it takes | It usually takes 1 to 6 weeks.',
      'wing-strain-fits-1 | What speaks for it | It began at one wing beat.',
      'wing-strain-fits-2 | What speaks for it | Flapping hurts.',
      'wing-strain-fits-3 | What speaks for it | It hurts much.',
      'wing-strain-cause-overuse | What may have caused it | Too much flying.',
      'wing-strain-cause-load | What may have caused it | Heavy prey.',
      'wing-strain-care | What helps | Care for wing-strain.',
      'wing-strain-avoid | What to leave | No dives.',
      'wing-strain-avoid-old | What to leave (age 65 or more) | No loops from 65 on.',
      'wing-strain-much-rest | Rest: If pain 7 or more | Rest 3 to 7 days.',
      'wing-strain-little-rest | Rest: Otherwise | Rest 1 to 3 days.',
      'cold-first-days | Cold or heat | About cold: first-days.',
      'heat-after-72-hours | Cold or heat | About heat: after-72-hours.',
      'wing-fold | Stretches | Wing fold. From day 3. Hold 20 seconds, 3 times, each side, twice a day.',
      'wing-press | Strengthening | Wing press. 10 times, 2 sets, 3 days a week. Slowly.',
      'wing-strain-not-tail-swish | Exercises to leave out | Tail swish.',
      'wing-strain-again | When to hike again | Glide before you flap.',
      'wing-strain-seek | When to seek help | Seek help for wing-strain if it grows.',
    ],
  ],
  [
    'wing-overuse',
    'Tired wing',
    [
      'wing-overuse-about | - | What wing-overuse is.',
      'wing-overuse-recovery | How long it takes | It usually takes 1 to 6 weeks.',
      'wing-overuse-fits-1 | What speaks for it | It came slowly.',
      'wing-overuse-fits-2 | What speaks for it | Folding hurts.',
      'wing-overuse-cause-overuse | What may have caused it | Too much flying.',
      'wing-overuse-care | What helps | Care for wing-overuse.',
      'wing-much-rest | Rest: If "Limping" or pain 7 or more | Rest 2 to 5 days.',
      'wing-some-rest | Rest: If pain 4 or more | Rest 1 to 3 days.',
      'wing-little-rest | Rest: Otherwise | Rest 0 to 1 days.',
      'cold-optional | Cold or heat | About cold: optional.',
      'heat-from-day-1 | Cold or heat | About heat: from-day-1.',
      'wing-fold | Stretches | Wing fold. Hold 20 seconds, 3 times, each side, twice a day.',
      'wing-press | Strengthening (pain 5 or less) | Wing press. 10 times, 2 sets, 3 days a week.',
      'wing-press | Strengthening | Wing press. From day 7. 10 times, 2 sets, 3 days a week.',
      'wing-overuse-seek | When to seek help | Seek help for wing-overuse if it grows.',
    ],
  ],
  [
    'load',
    'Heavy prey',
    [
      'wing-load-about | Why it hurts | Prey pulls on the wing.',
      'load-prevention | How to prevent it | Carry less.',
      'wing-load-prevention | How to prevent it | Carry prey in both claws.',
    ],
  ],
  [
    'overuse',
    'Too much flying',
    [
      'overuse-about | Why it hurts | Wings tire.',
      'overuse-prevention | How to prevent it | Fly a little more each week.',
      'overuse-prevention-old | How to prevent it (age 65 or more) | From 65 on, rest a day more.',
    ],
  ],
];

describe('the page of the pretend data', () => {
  test.each(PAGES)('"%s" is called %s and says all it should, in order, each with a source', (typed, title, lines) => {
    const page = pageOf(typed);
    expect(page.title).toBe(title);
    expect(linesOf(page)).toEqual(lines);
    const known = page.sources.map(({ id }) => id);
    for (const { id, sources } of page.items) {
      expect(sources.length, id).toBeGreaterThan(0);
      for (const source of sources) expect(known).toContain(source);
    }
  });

  test.each(['complaints', 'rest', 'seek-help', 'faq'] as const)('"%s" says nothing without a region', (section) => {
    expect(adviceFor(tiny, { kind: 'section', section }, NOWHERE)).toMatchObject({
      section: { id: section },
      region: null,
      items: [],
    });
  });

  test('a region is where it can hurt, what it may be, and what else there is to read', () => {
    const page = pageOf('wing');
    expect(page).toMatchObject({
      region: { id: 'wing', name: 'Wing' },
      section: null,
      exercise: null,
      complaint: null,
    });
    expect(page.spots).toEqual([
      { id: 'wing-tip', name: 'The tip' },
      { id: 'wing-root', name: 'The root' },
    ]);
    expect(page.complaints.map(({ name }) => name)).toEqual(['pulled wing', 'tired wing', 'old break', 'wing pain']);
    expect(page.sections[0]).toEqual({ id: 'complaints', name: 'What it may be' });
    expect(page.sections).toHaveLength(13);
    expect(page.matches).toEqual([]);
  });

  test('nothing in particular is all regions, by what to type for them', () => {
    expect(pageOf('')).toMatchObject({
      title: 'What you can look up',
      items: [],
      matches: [
        { kind: 'region', id: 'tail', title: 'Tail' },
        { kind: 'region', id: 'wing', title: 'Wing' },
      ],
    });
  });

  test('a section of a region says of both what they are called', () => {
    expect(pageOf('wing rest')).toMatchObject({
      region: { id: 'wing', name: 'Wing' },
      section: { id: 'rest', title: 'Rest' },
    });
    expect(pageOf('cold')).toMatchObject({ region: null, section: { id: 'cold', title: 'Cold' } });
  });

  test('a complaint tells its other name, where it sits, and how long it takes', () => {
    expect(pageOf('wing-strain')).toMatchObject({
      region: { id: 'wing', name: 'Wing' },
      complaint: {
        id: 'wing-strain',
        name: 'pulled wing',
        medicalName: 'strain',
        spots: ['wing-tip'],
        causes: ['overuse', 'load'],
        recovery: { from: 1, to: 6, unit: 'weeks' },
      },
    });
    expect(pageOf('wing-overuse').complaint).not.toHaveProperty('medicalName');
    expect(pageOf('load')).toMatchObject({ region: null, cause: { id: 'load', name: 'heavy prey' } });
  });

  test('an exercise is a card without what is for reviewers, its figure in words', () => {
    const alt = { start: 'Wings out.', end: 'Wings folded.' };
    const drawn = tinyWith('exercises/wing-fold.json', (body) => {
      body.note = 'For reviewers.';
      body.figure = { alt };
    });
    const { exercise } = pageOf('wing-fold', drawn);
    expect(exercise).toMatchObject({
      id: 'wing-fold',
      name: 'Wing fold',
      doseText: 'Hold 20 seconds, 3 times, each side, twice a day.',
      figure: alt,
    });
    expect(exercise).not.toHaveProperty('note');
    expect(exercise).not.toHaveProperty('$schema');
    expect(pageOf('wing-fold').exercise?.figure).toBeNull();
  });

  test('an exercise of a list tells what it is for, from which day, and with what it must not be done', () => {
    const [fold] = pageOf('wing stretches').items;
    expect(fold?.exercise).toEqual({
      id: 'wing-fold',
      name: 'Wing fold',
      dose: entry(tiny.exercises, 'wing-fold').dose,
      doseText: 'Hold 20 seconds, 3 times, each side, twice a day.',
      for: [
        { id: 'wing-strain', name: 'pulled wing', fromDay: 3 },
        { id: 'wing-overuse', name: 'tired wing', fromDay: null },
      ],
      notFor: [],
    });
    const [press] = pageOf('wing strength').items;
    expect(press?.exercise?.notFor).toEqual([{ id: 'wing-old-break', name: 'old break' }]);
  });

  test('the danger signs tell what to do now, with the number of the country', () => {
    const signs = (typed: string) =>
      pageOf(typed).items.map(({ id, sign }) => [id, sign?.level, sign?.door, sign?.doNow.join(' ')]);
    expect(signs('wing danger-signs')).toEqual([
      ['wing-blue', 'emergency', 'call', 'Call 112 now.'],
      ['wing-hangs', 'urgent', null, 'Fold it in a sling.'],
      ['wing-pale', 'soon', null, 'Keep it warm.'],
      ['wing-no-better', 'soon', null, ''],
    ]);
    expect(signs('danger-signs').slice(0, 4)).toEqual([
      ['wheeze', 'emergency', 'call', 'Call 112 now. Sit up.'],
      ['blackout', 'emergency', 'go', 'Go to the emergency department.'],
      ['bump-old', 'emergency', 'go', ''],
      ['bump', 'urgent', null, 'Call your local out-of-hours doctor service.'],
    ]);
  });

  test('the danger signs of everybody lead every page, those of its region after them', () => {
    const leading = (typed: string) =>
      pageOf(typed).dangerSigns.map(({ id, level, door, when, sources }) => [id, level, door, when, sources.join(' ')]);
    const everybody = [
      ['wheeze', 'emergency', 'call', null, 'wing-guide'],
      ['dizzy', 'soon', null, null, 'wing-guide'],
      ['fallen', null, null, null, 'weak-blog wing-guide'],
      ['yes', 'urgent', null, null, 'wing-guide'],
    ];
    expect(leading('cold')).toEqual(everybody);
    const wing = [
      ['wing-hangs', 'urgent', null, null, 'wing-guide'],
      ['wing-cold', null, null, null, 'wing-guide'],
    ];
    for (const typed of ['wing', 'wing rest', 'wing-strain', 'wing-fold', 'load'])
      expect(leading(typed), typed).toEqual([...everybody, ...wing]);
    expect(pageOf('').dangerSigns[3]).toMatchObject({ question: 'beak-cold', text: 'Is the beak cold and grey?' });
  });

  test('every source of a page is listed once, also those of the exercise and of how long it takes', () => {
    expect(pageOf('wing danger-signs').sources.map(({ id }) => id)).toEqual(['wing-guide', 'weak-blog']);
    const slow = tinyWith('regions/wing.json', (body) => {
      entry(body.complaints as { id: string; recovery: { sources: string[] } }[], 'wing-strain').recovery.sources = [
        'tail-leaflet',
        'gone',
      ];
    });
    expect(pageOf('wing-strain', slow).sources.map(({ id }) => id)).toEqual([
      'wing-guide',
      'tail-leaflet',
      'weak-blog',
    ]);
  });
});

describe('a page', () => {
  test('says nothing twice under one heading', () => {
    const twice = tinyWith('regions/wing.json', (body) => {
      const [one] = body.overview;
      body.overview.push({ ...one, id: 'again' }, { ...one, id: 'old', when: { question: 'age', atLeast: 65 } });
    });
    expect(pageOf('wing', twice).items.map(({ id }) => id)).toEqual(['wing-overview', 'old']);
  });

  test('says nothing of what nobody can answer here: a spot of another region', () => {
    const bar = {
      id: 'tail-bar',
      when: { question: 'spot', is: ['tail-base'] },
      reason: 'Not there.',
      sources: ['wing-guide'],
    };
    const odd = tinyWith('cold-and-heat.json', (body) => {
      body.cold.notWhen.push(bar);
      body.limits.push({ ...bar, id: 'tail-limit', pack: 'cold', minutes: 5 });
      body.cold.how.push({ ...bar, id: 'tail-how', text: 'Under the tail.' });
    });
    const ids = (typed: string) => pageOf(typed, odd).items.map(({ id }) => id);
    const own = ['tail-bar', 'tail-limit', 'tail-how'];
    expect(ids('tail cold')).toEqual(expect.arrayContaining(own));
    expect(ids('cold')).toEqual(expect.arrayContaining(own));
    for (const id of own) expect(ids('wing cold')).not.toContain(id);
  });

  test('of a cause says what its regions say of just that cause, and leads with no other signs', () => {
    const both = tinyWith('regions/wing.json', (body) => {
      const [load] = body.causes;
      body.causes.push({ cause: 'overuse', about: [{ ...load.about[0], id: 'wing-overuse-cause' }], prevention: [] });
    });
    const ids = (typed: string) => pageOf(typed, both).items.map(({ id }) => id);
    expect(ids('load')).toEqual(['wing-load-about', 'load-prevention', 'wing-load-prevention']);
    expect(ids('overuse')).toEqual([
      'overuse-about',
      'wing-overuse-cause',
      'overuse-prevention',
      'overuse-prevention-old',
    ]);
    const tailToo = tinyWith('regions/tail.json', (body) => {
      body.causes = [{ cause: 'overuse', about: [], prevention: [] }];
    });
    const questions = (typed: string) => pageOf(typed, tailToo).dangerSigns.map(({ question }) => question);
    expect(questions('load')).not.toContain('tail-signs');
    expect(questions('overuse')).toContain('tail-signs');
  });

  test('of a region says nothing of causes and uses that none of its complaints has', () => {
    const spared = tinyWith('regions/tail.json', (body) => {
      body.complaints[0].causes = ['overuse'];
    });
    const ids = (typed: string) => pageOf(typed, spared).items.map(({ id }) => id);
    expect(ids('tail prevention')).toEqual(['overuse-prevention', 'overuse-prevention-old']);
    expect(ids('tail causes')).toEqual(['overuse-about']);
    expect(ids('tail cold')).toEqual(expect.arrayContaining(['cold-optional', 'cold-no']));
    expect(ids('tail cold')).not.toContain('cold-first-days');
  });

  test('says of one band of rest nothing but what it holds', () => {
    expect(linesOf(pageOf('tail rest'))).toContain('tail-rest-rest | - | Rest 0 to 2 days.');
    expect(linesOf(pageOf('tail-ache'))).toContain('tail-rest-rest | Rest | Rest 0 to 2 days.');
  });

  test('of an exercise lists all that it needs, and leads with the signs of the regions that name it alone', () => {
    const needy = tinyWith('exercises/wing-fold.json', (body) => {
      body.needs = ['A perch', 'a belt'];
      body.sources = ['wing-guide', 'own-rule'];
    });
    const page = pageOf('wing-fold', needy);
    expect(linesOf(page)).toContain('needs | You need | A perch, a belt.');
    expect(page.dangerSigns.map(({ question }) => question)).not.toContain('tail-signs');
    expect(page.sources.map(({ id }) => id)).toContain('own-rule');
  });

  test('is the same from the whole data and from the parts that it is made from', () => {
    const lean = buildCatalogue({ ...tiny, regions: tiny.regions.filter(({ id }) => id === 'wing') });
    for (const typed of ['wing', 'wing cold', 'wing danger-signs', 'wing-strain', 'wing-fold'])
      expect(pageOf(typed, lean), typed).toEqual(pageOf(typed));
  });

  test.each<Target>([
    { kind: 'region', region: 'beak' },
    { kind: 'section', section: 'rest', region: 'beak' },
    { kind: 'exercise', exercise: 'beak-snap' },
    { kind: 'complaint', complaint: 'sore-beak', region: 'wing' },
    { kind: 'cause', cause: 'wind' },
  ])('of what the data does not have is a bug that names it: %j', (target) => {
    const [name = ''] = Object.values(target).slice(1);
    expect(() => adviceFor(tiny, target, NOWHERE)).toThrow(name === 'rest' ? 'beak' : name);
  });
});

describe('a list of what may be meant', () => {
  const targets: readonly Target[] = [
    { kind: 'section', section: 'stretches', region: 'wing' },
    { kind: 'complaint', complaint: 'tail-ache', region: 'tail' },
    { kind: 'exercise', exercise: 'wing-fold' },
    { kind: 'cause', cause: 'load' },
    { kind: 'section', section: 'cold' },
  ];

  test('names each, what to type for it, and the danger signs of their regions', () => {
    const page = adviceList(tiny, targets, NOWHERE);
    expect(page.title).toBe('What you may mean');
    expect(page.matches).toEqual([
      { kind: 'section', id: 'wing stretches', title: 'Wing: Stretches' },
      { kind: 'complaint', id: 'tail-ache', title: 'Tail ache' },
      { kind: 'exercise', id: 'wing-fold', title: 'Wing fold' },
      { kind: 'cause', id: 'load', title: 'Heavy prey' },
      { kind: 'section', id: 'cold', title: 'Cold' },
    ]);
    expect(page.items).toEqual([]);
    expect(page.dangerSigns.map(({ question }) => question)).toContain('tail-signs');
    expect(page.dangerSigns.map(({ question }) => question)).toContain('wing-signs');
    const wing = adviceList(tiny, targets.slice(0, 1), NOWHERE);
    expect(wing.dangerSigns.map(({ question }) => question)).not.toContain('tail-signs');
  });

  test('begins with the signs that the words named: the worst first, and what to do now', () => {
    const signs = ['dizzy', 'blackout', 'wheeze'].map((id) => entry(tiny.rules, id));
    const page = adviceList(tiny, [], placeFor(tiny, 'GB'), signs);
    expect(page.items.map(({ id, group }) => [id, group])).toEqual([
      ['wheeze', 'This is emergency-call'],
      ['blackout', 'This is emergency-go'],
      ['dizzy', 'This is soon'],
    ]);
    expect(page.items[0]?.sign?.doNow[0]).toBe('Call 999 now.');
  });

  test('takes the ambulance for an emergency whose door is not told, and the level where it has no words', () => {
    const { door: _door, ...rule } = entry(tiny.rules, 'wheeze');
    const [item] = adviceList(tiny, [], NOWHERE, [rule]).items;
    expect(item).toMatchObject({ group: 'This is emergency-call', sign: { level: 'emergency', door: 'call' } });
    const silent = { ...tiny, dangerSigns: { ...tiny.dangerSigns, levels: [] } };
    expect(adviceList(silent, [], NOWHERE, [entry(tiny.rules, 'dizzy')]).items[0]?.group).toBe('soon');
  });
});
