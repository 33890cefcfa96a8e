import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { hasStretches, makePlan } from '../../src/core/plan.ts';
import { SECTIONS, type SectionId } from '../../src/core/plan-draft.ts';
import { triage } from '../../src/core/triage.ts';
import { count, doseLine, fill, packLine, placeFor, sentence } from '../../src/core/wording.ts';
import { answersOf, entry, type Loose, tiny, tinyWith } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

const well: Said = {
  'first-signs': ['none'],
  'beak-cold': 'no',
  region: ['wing'],
  spot: ['wing-tip'],
  side: 'left',
  'wing-signs': ['none'],
  age: 30,
  conditions: ['none'],
  onset: 'strain',
  days: 1,
  pain: 3,
  effects: ['none'],
  'wing-behaviour': ['flaps-hurt'],
};
const overused: Said = { ...well, onset: 'slowly', 'wing-behaviour': ['folds-hurt'] };

function planOf(said: Said, catalogue: Catalogue = tiny, country = 'GB') {
  const answers = answersOf(said);
  return makePlan(catalogue, answers, triage(catalogue, answers), placeFor(catalogue, country));
}

function section(said: Said, id: SectionId, catalogue: Catalogue = tiny) {
  return planOf(said, catalogue).sections.find((one) => one.id === id)?.items ?? [];
}

function lines(said: Said, id: SectionId, catalogue: Catalogue = tiny): readonly string[] {
  return section(said, id, catalogue).map((item) => item.id);
}

function sections(said: Said): readonly string[] {
  return planOf(said).sections.map(({ id }) => id);
}

describe('the sections of a plan', () => {
  it('hold a stretch for today, or none before its day', () => {
    expect(hasStretches(planOf(overused))).toBe(true);
    expect(hasStretches(planOf({ ...well, days: 2 }))).toBe(false);
    expect(hasStretches(planOf({ ...well, days: 3 }))).toBe(true);
    expect(hasStretches(planOf({ ...overused, 'first-signs': ['wheeze'] }))).toBe(false);
  });

  it('stand in the order of reading, and only those that have something to say', () => {
    const order = SECTIONS.map(([id]) => id);
    const found = sections({ ...well, days: 4, course: 'better', 'done-so-far': ['rested'] });
    expect(found).toEqual(order.filter((id) => found.includes(id)));
    expect(found).toEqual([
      ...['do-now', 'do-not', 'about-you', 'rest', 'cold-and-heat', 'care', 'avoid', 'stretches', 'strength'],
      ...['hike-again', 'painkillers', 'prevention', 'seek-help', 'check-again'],
    ]);
    expect(sections(overused)).not.toContain('avoid');
  });

  it('have their titles', () => {
    expect(planOf(well).sections[0]).toMatchObject({ id: 'do-now', title: 'Do now' });
  });
});

describe('at urgent and above', () => {
  const urgent = { ...well, 'beak-cold': 'yes' };

  it('the plan holds what to do now, what not, and whom to call, and nothing else', () => {
    for (const said of [
      urgent,
      { 'first-signs': ['wheeze'] },
      { ...well, 'first-signs': ['fallen'], 'fall-signs': ['blackout'] },
    ]) {
      const plan = planOf(said);
      expect(['do-now', 'do-not', 'seek-help']).toEqual(expect.arrayContaining(plan.sections.map(({ id }) => id)));
      expect(plan).toMatchObject({ complaints: [], packs: [] });
      expect(plan).not.toHaveProperty('suggestedPack');
    }
  });

  it('says what the level asks for, then what each of its signs asks for', () => {
    expect(lines({ ...urgent, 'wing-signs': ['wing-hangs'], 'first-signs': ['dizzy'] }, 'do-now')).toEqual([
      'urgent-do',
      'beak-cold-1',
      'wing-hangs-1',
    ]);
    expect(lines(urgent, 'do-not')).toEqual(['urgent-not']);
    expect(lines(urgent, 'seek-help')).toEqual(['urgent-watch']);
  });

  it('fills in the numbers of the country', () => {
    expect(section({ 'first-signs': ['wheeze'] }, 'do-now').map(({ text }) => text)).toContain('Call 999 now.');
    const texts = planOf({ 'first-signs': ['wheeze'] }, tiny, 'XX').sections.flatMap(({ items }) =>
      items.map(({ text }) => text),
    );
    expect(texts).toContain('Call 112 now.');
  });

  it('says that the number is that of the country where the country is not known, and only then', () => {
    const call = { 'first-signs': ['wheeze'] };
    expect(section(call, 'do-now', tiny)).not.toContainEqual(expect.objectContaining({ id: 'number-of-the-country' }));
    const { note, sources } = tiny.emergencyNumbers.fallback;
    const abroad = (said: Said) => planOf(said, tiny, 'XX').sections.find(({ id }) => id === 'do-now')?.items;
    expect(abroad(call)).toContainEqual({ id: 'number-of-the-country', text: note, sources });
    expect(abroad(well)).not.toContainEqual(expect.objectContaining({ id: 'number-of-the-country' }));
  });

  it('names one number to call on a hill: that of mountain rescue where the country has one', () => {
    const call = { 'first-signs': ['wheeze'] };
    const doNow = planOf(call, tiny, 'AT').sections[0]?.items.map(({ id }) => id);
    expect(doNow).toContain('emergency-call-hill');
    expect(doNow).not.toContain('mountain-rescue');
    expect(section(call, 'do-now')).toContainEqual({
      id: 'mountain-rescue',
      text: 'On a hill: call 999. Ask for police, then mountain rescue.',
      sources: ['tail-leaflet'],
    });
    expect(lines(call, 'do-now')).not.toContain('emergency-call-hill');
    expect(lines(call, 'do-now')).toContain('emergency-call-hill-stay');
    expect(lines({ 'first-signs': ['fallen'], 'fall-signs': ['blackout'] }, 'do-now')).not.toContain('mountain-rescue');
  });
});

describe('at soon', () => {
  it('says first by when to be seen, on the sources of its reasons', () => {
    const [first] = section({ ...well, 'first-signs': ['dizzy'], effects: ['rest-pain'] }, 'do-now');
    expect(first).toEqual({
      id: 'be-seen-within',
      text: 'Ask for an appointment now, and be seen within 3 days.',
      sources: ['wing-guide'],
    });
  });

  it('rests the day on the reasons for it, and on what the level means where only silence is one', () => {
    const leaflet = tinyWith('danger-signs.json', (danger) => {
      entry<Loose>(danger.rules, 'dizzy').sources = ['tail-leaflet'];
    });
    const [first] = section({ ...well, 'first-signs': ['dizzy'] }, 'do-now', leaflet);
    expect(first).toMatchObject({ id: 'be-seen-within', sources: ['tail-leaflet'] });
  });

  it('says what a sign asks for that could not be ruled out, after a line that it counts if it is there', () => {
    const told = tinyWith('danger-signs.json', (danger) => {
      entry<Loose>(danger.levels, 'soon').ifSo = [{ id: 'if-so', text: 'If it is there:', sources: ['own-rule'] }];
    });
    const doubt = { ...well, 'wing-signs': ['not-sure:wing-hangs'] };
    expect(lines(doubt, 'do-now', told)).toEqual(['be-seen-within', 'soon-do', 'if-so', 'wing-hangs-1']);
    expect(lines(doubt, 'do-now')).toEqual(['be-seen-within', 'soon-do', 'wing-hangs-1']);
    expect(lines({ ...doubt, 'first-signs': ['dizzy'] }, 'do-now', told).slice(-2)).toEqual(['if-so', 'wing-hangs-1']);
    for (const dizzy of ['dizzy', 'not-sure:dizzy']) {
      expect(lines({ ...well, 'first-signs': [dizzy] }, 'do-now', told)).not.toContain('if-so');
    }
  });

  it('keeps the rest of the plan, unless a rule forbids exercise', () => {
    const soon = sections({ ...well, 'first-signs': ['dizzy'] });
    expect(soon).toEqual(expect.arrayContaining(['stretches', 'strength', 'hike-again', 'care']));
    const still = sections({ ...well, 'wing-signs': ['wing-cold'], 'wing-cold-how': 'pale' });
    expect(still).toContain('rest');
    // What helps, and what to do next time, is much of it load.
    for (const id of ['stretches', 'strength', 'hike-again', 'care', 'prevention']) expect(still).not.toContain(id);
  });

  it('rests on a source also where the level comes from silence alone', () => {
    const { effects: _, ...silent } = well;
    for (const item of section(silent, 'do-now')) expect(item.sources, item.id).not.toEqual([]);
  });
});

describe('a child', () => {
  const child = { ...well, age: 15 };

  it('gets routing, and no plan of its own', () => {
    expect(lines(child, 'do-now')).toEqual(['self-care-do', 'fledgling']);
    expect(sections(child)).toEqual(['do-now', 'do-not', 'seek-help']);
    expect(lines(child, 'seek-help')).toEqual(['self-care-watch', 'wing-seek']);
    expect(planOf(child)).toMatchObject({ complaints: [], packs: [] });
  });

  it('reads what is for everybody of when to seek help, and no more', () => {
    const forEggs = tinyWith('regions/wing.json', (wing) => {
      wing.seekHelp[0].when = { question: 'conditions', is: ['egg'] };
    });
    expect(lines(child, 'seek-help', forEggs)).toEqual(['self-care-watch']);
  });

  it('reads only the lines that are for its age', () => {
    const aged = tinyWith('about-you.json', (about) => {
      about.routingOnly.statements[0].when = { question: 'age', atLeast: 8 };
    });
    expect(lines({ ...child, age: 8 }, 'do-now', aged)).toContain('fledgling');
    expect(lines({ ...child, age: 7 }, 'do-now', aged)).toEqual(['self-care-do']);
  });

  it('is one below 16', () => {
    expect(sections({ ...well, age: 16 })).toContain('stretches');
  });
});

describe('advice about the person', () => {
  it('is given on a yes and on a doubt, that of the chosen regions as well', () => {
    expect(lines({ ...well, side: 'right', conditions: ['egg'] }, 'about-you')).toEqual(['egg-advice', 'wing-egg']);
    expect(lines({ ...well, side: 'right', conditions: ['not-sure:moult'] }, 'about-you')).toEqual(['moult-advice']);
    expect(lines({ ...well, side: 'right' }, 'about-you')).toEqual([]);
    expect(
      lines(
        { ...well, region: ['tail'], spot: ['tail-base'], 'tail-signs': ['none'], 'tail-use': ['sitting'] },
        'about-you',
      ),
    ).toEqual([]);
  });
});

describe('rest', () => {
  it('is that of the complaint, by its first band that holds', () => {
    expect(lines({ ...well, pain: 7 }, 'rest')).toEqual(['wing-strain-much-rest']);
    expect(lines({ ...well, pain: 6 }, 'rest')).toEqual(['wing-strain-little-rest']);
  });

  it('is that of the region where the complaint has none', () => {
    expect(lines({ ...overused, pain: 3 }, 'rest')).toEqual(['wing-little-rest']);
    expect(lines({ ...overused, pain: 4 }, 'rest')).toEqual(['wing-some-rest']);
    expect(
      lines({ ...overused, effects: ['limps'], 'wing-behaviour': ['none'], onset: 'blow', pain: 1 }, 'rest'),
    ).toEqual(['wing-strain-little-rest']);
    expect(lines({ ...overused, pain: 7, 'wing-behaviour': ['folds-hurt'] }, 'rest')).toEqual(['wing-much-rest']);
  });
});

describe('cold and heat in a plan', () => {
  it('say how it is used, the dose, how to do it and when to stop, and at the end what to expect', () => {
    expect(lines(well, 'cold-and-heat')).toEqual([
      'cold-first-days',
      'cold-dose',
      'cold-how',
      'cold-stop',
      'heat-after-72-hours',
      'honest',
    ]);
    expect(section(well, 'cold-and-heat')[1]).toEqual({
      id: 'cold-dose',
      text: 'Cold: 15 minutes at a time, up to 3 times a day, with at least 2 hours between packs.',
      sources: ['wing-guide', 'own-rule'],
    });
    expect(planOf(well).packs.map(({ pack }) => pack)).toEqual(['cold']);
    expect(planOf(well).suggestedPack?.pack).toBe('cold');
  });

  it('offer both where both may be used', () => {
    expect(planOf(overused).packs.map(({ pack }) => pack)).toEqual(['cold', 'heat']);
    expect(planOf(overused).suggestedPack?.pack).toBe('heat');
  });

  it('are not offered to those who must not have them, and the plan says why not', () => {
    const barred = { ...well, conditions: ['thin-feathers'] };
    expect(section(barred, 'cold-and-heat')[0]).toEqual({
      id: 'no-cold-cold-thin-feathers',
      text: 'No cold for you: Thin feathers let cold through.',
      sources: ['wing-guide'],
    });
    expect(lines(barred, 'cold-and-heat')).toEqual(['no-cold-cold-thin-feathers', 'heat-after-72-hours']);
    expect(planOf(barred)).toMatchObject({ packs: [] });
    expect(lines({ ...well, conditions: ['not-sure:thin-feathers'] }, 'cold-and-heat')).toContain(
      'no-cold-cold-thin-feathers',
    );
  });

  it('say why they are shorter than usual', () => {
    expect(lines({ ...overused, conditions: ['egg'] }, 'cold-and-heat')).toContain('heat-egg');
    expect(lines(overused, 'cold-and-heat')).not.toContain('heat-egg');
  });

  it('are left out without a word of praise where the complaint says no', () => {
    const unclear = { ...well, onset: 'blow', 'wing-behaviour': ['none'] };
    expect(lines(unclear, 'cold-and-heat')).toEqual(['cold-no', 'no-heat-heat-after-blow']);
  });

  it('take the minutes of the areas that hurt', () => {
    expect(planOf({ ...overused, spot: ['wing-root'] }).packs.map(({ minutes }) => minutes)).toEqual([10, 8]);
  });
});

describe('stretches and exercises', () => {
  it('are those of the leading complaint, with their dose', () => {
    const [fold, rule] = section(overused, 'stretches');
    expect(fold).toMatchObject({
      id: 'wing-fold',
      text: 'Wing fold. Hold 20 seconds, 3 times, each side, twice a day.',
      sources: ['wing-guide'],
      exercise: { exercise: { id: 'wing-fold' } },
    });
    expect(rule?.id).toBe('exercise-rule');
    expect(section(well, 'strength')[0]?.text).toBe('Wing press. 10 times, 2 sets, 3 days a week. Slowly.');
  });

  it('name the day from which they are good, and only until it has come', () => {
    expect(section({ ...well, days: 2, course: 'same' }, 'stretches')[0]).toMatchObject({
      text: 'Wing fold. From day 3. Hold 20 seconds, 3 times, each side, twice a day.',
      exercise: { fromDay: 3 },
    });
    expect(
      section({ ...well, days: 3, course: 'same', 'done-so-far': ['none'] }, 'stretches')[0]?.exercise,
    ).not.toHaveProperty('fromDay');
  });

  it('come only when their own condition clearly holds', () => {
    const first = (said: Said) => section(said, 'strength')[0]?.exercise;
    expect(first({ ...overused, pain: 5, effects: ['none'], 'wing-behaviour': ['folds-hurt'] })).not.toHaveProperty(
      'fromDay',
    );
    expect(first({ ...overused, pain: 6 })).toMatchObject({ fromDay: 7 });
  });

  it('keep what the complaint adds to them', () => {
    const noted = tinyWith('regions/wing.json', (wing) => {
      entry<Loose>(wing.complaints, 'wing-overuse').stretches[0].note = 'Only in the nest.';
    });
    expect(section(overused, 'stretches', noted)[0]).toMatchObject({
      text: expect.stringMatching(/ Only in the nest\.$/),
      exercise: { note: 'Only in the nest.' },
    });
    expect(section(overused, 'stretches')[0]?.exercise).not.toHaveProperty('note');
  });

  it('are left out, with the reason, for those who must not do them, also on a doubt', () => {
    for (const egg of ['egg', 'not-sure:egg']) {
      const items = section({ ...overused, conditions: [egg] }, 'stretches');
      expect(items).toEqual([
        { id: 'no-wing-fold', text: 'Wing fold: left out. With an egg leave it out.', sources: ['wing-guide'] },
      ]);
    }
  });

  it('are left out where any complaint that may be there stops them', () => {
    const old = {
      ...well,
      age: 70,
      days: 4,
      course: 'better',
      'done-so-far': ['none'],
      'wing-behaviour': ['flaps-hurt'],
    };
    expect(planOf(old).complaints.map(({ complaint }) => complaint.id)).toEqual(['wing-old-break', 'wing-strain']);
    const second = { ...old, pain: 5 };
    expect(planOf(second).complaints.map(({ complaint }) => complaint.id)).toEqual(['wing-strain', 'wing-old-break']);
    expect(lines(second, 'strength')).not.toContain('wing-press');
    expect(lines({ ...second, age: 64 }, 'strength')).toContain('wing-press');
  });

  it('bring the rules for exercise with them, also where there is strengthening alone', () => {
    const tail = { ...well, region: ['tail'], spot: ['tail-base'], 'tail-signs': ['none'], 'tail-use': ['sitting'] };
    const strengthOnly = planOf(tail).sections.flatMap(({ items }) => items.map(({ id }) => id));
    expect(strengthOnly).toEqual(expect.arrayContaining(['wing-press', 'exercise-rule']));
    expect(lines({ ...overused, conditions: ['egg'], pain: 3 }, 'strength')).toContain('wing-press');
  });

  it('give the rules for exercise that fit the person', () => {
    expect(lines(overused, 'stretches')).not.toContain('exercise-rule-egg');
  });

  it('wait for the later day where two complaints offer the same exercise', () => {
    const both = {
      ...overused,
      region: ['wing', 'tail'],
      spot: ['wing-tip', 'tail-base'],
      'tail-signs': ['none'],
      'tail-use': ['sitting'],
      days: 0,
      pain: 5,
    };
    const press = planOf(both).sections.flatMap(({ items }) => items.filter(({ id }) => id === 'wing-press'));
    expect(press).toHaveLength(1);
    expect(press[0]?.exercise).toMatchObject({ fromDay: 2 });
    // Whichever of the two stands first.
    const early = tinyWith('regions/wing.json', (wing) => {
      const { strength } = entry<Loose>(wing.complaints, 'wing-overuse');
      for (const use of strength) use.fromDay = 9;
    });
    const later = planOf(both, early).sections.flatMap(({ items }) => items.filter(({ id }) => id === 'wing-press'));
    expect(later.map(({ exercise }) => exercise?.fromDay)).toEqual([9]);
  });
});

describe('hiking again', () => {
  it('holds the gates of the complaint and the region, the rules that fit, and the steps', () => {
    expect(lines(well, 'hike-again').slice(0, 5)).toEqual([
      ...['wing-strain-again', 'wing-again', 'pain-rule', 'hop', 'hop-ready'],
    ]);
    expect(lines({ ...well, age: 65 }, 'hike-again')).toContain('pain-rule-old');
    expect(lines({ ...well, age: 64 }, 'hike-again')).not.toContain('pain-rule-old');
    expect(section(well, 'hike-again').map(({ text }) => text)).toContain('Go there when: Perching does not hurt.');
  });
});

describe('what is no matter of load', () => {
  const bitten = tinyWith('regions/wing.json', (region: Loose) => {
    entry<Loose>(region.complaints, 'wing-strain').noLadder = true;
  });

  it('gets its own gates, and neither the ladder nor the gates of the region', () => {
    expect(lines(well, 'hike-again', bitten)).toEqual(['wing-strain-again']);
  });

  it('leaves the ladder to another place that hurts and is one', () => {
    const both = {
      ...well,
      region: ['wing', 'tail'],
      spot: ['wing-tip', 'tail-base'],
      'tail-signs': ['none'],
      'tail-use': ['sitting'],
    };
    expect(lines(both, 'hike-again', bitten)).toContain('pain-rule');
    expect(lines(both, 'hike-again', bitten)).not.toContain('wing-again');
  });
});

describe('where exercise waits until somebody has looked at it', () => {
  const still = { ...well, 'wing-signs': ['wing-cold'], 'wing-cold-how': 'pale' };
  const soon = { ...well, 'first-signs': ['dizzy'] };
  const loading = tinyWith('regions/wing.json', (wing) => {
    const bands = [...wing.rest, ...wing.complaints.flatMap(({ rest }: Loose) => rest ?? [])];
    const statements = bands.flatMap((band: Loose) => band.statements);
    for (const statement of statements) statement.load = true;
    wing.seekHelp[0].saidBy = statements.map(({ id }: Loose) => id);
  });

  it('rest begins with what is to be left until then', () => {
    expect(lines(still, 'rest')[0]).toBe('until-seen');
    expect(lines(still, 'rest').length).toBeGreaterThan(1);
    expect(lines(soon, 'rest')).not.toContain('until-seen');
  });

  it('no line tells to load the part', () => {
    expect(lines(still, 'rest', loading)).toEqual(['until-seen']);
    expect(lines(soon, 'rest', loading)).toEqual(lines(soon, 'rest'));
  });

  it('a line that such a line would have said stands', () => {
    expect(lines(soon, 'seek-help', loading)).not.toContain('wing-seek');
    expect(lines(still, 'seek-help', loading)).toContain('wing-seek');
  });
});

describe('what asks for an exercise', () => {
  const egg = { ...well, conditions: ['egg'] };
  const asking = (...asks: readonly string[]) =>
    tinyWith('regions/wing.json', (wing) => {
      const strain = entry<Loose>(wing.complaints, 'wing-strain');
      strain.care[0].asks = asks;
      strain.stop = ['tail-swish'];
    });
  const care = (said: Said, ...asks: readonly string[]) => lines(said, 'care', asking(...asks));

  it('is left out where not one of its exercises is for this person', () => {
    const first = lines(well, 'care')[0];
    expect(care(well, 'wing-fold')).toContain(first);
    expect(care(egg, 'wing-fold')).not.toContain(first);
    expect(care({ ...well, conditions: ['not-sure:egg'] }, 'wing-fold')).not.toContain(first);
    expect(care(egg, 'wing-fold', 'wing-press')).toContain(first);
    expect(care(well, 'tail-swish')).not.toContain(first);
  });

  it('has other words on the ladder for whom it is left out', () => {
    const ladder = tinyWith('return-to-hiking.json', (body) => {
      body.steps[0].instead = { of: ['wing-fold'], what: 'Glide.' };
    });
    const step = (said: Said) => section(said, 'hike-again', ladder).find(({ id }) => id === tinySteps[0]?.id)?.text;
    const tinySteps = tiny.returnToHiking.steps;
    expect(step(well)).toBe(tinySteps[0]?.what);
    expect(step(egg)).toBe('Glide.');
    expect(lines(egg, 'hike-again', ladder)).toEqual(lines(egg, 'hike-again'));
  });
});

describe('what speaks against every exercise', () => {
  const reason = 'Not today.';
  const barred = tinyWith('return-to-hiking.json', (body) => {
    body.exerciseBars = [
      { id: 'beak', when: { question: 'effects', is: ['rest-pain'] }, reason, sources: ['tail-leaflet'] },
    ];
  });
  const tired = { ...overused, effects: ['rest-pain'] };

  it('leaves all of them out, and says why', () => {
    expect(section(tired, 'stretches', barred)).toEqual([
      { id: 'no-wing-fold', text: `Wing fold: left out. ${reason}`, sources: ['wing-guide', 'tail-leaflet'] },
    ]);
    expect(section(tired, 'strength', barred).map(({ text }) => text)).toEqual([
      expect.stringContaining(`left out. ${reason}`),
    ]);
    expect(section(overused, 'stretches', barred)).toEqual(section(overused, 'stretches'));
  });

  it('is said once for all that it leaves out', () => {
    const doubled = tinyWith('regions/wing.json', (wing) => {
      entry<Loose>(wing.complaints, 'wing-overuse').stretches.push({ exercise: 'wing-press' });
    });
    const both = { ...doubled, returnToHiking: barred.returnToHiking };
    expect(section(tired, 'stretches', both).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Wing fold, .+: left out\. Not today\.$/),
    ]);
    // A reason of its own goes first; what is offered stands before what is left out.
    const egg = { ...tired, conditions: ['egg'] };
    expect(lines(egg, 'stretches', both)).toEqual(['no-wing-fold', 'no-wing-press']);
    expect(lines({ ...egg, effects: ['none'] }, 'stretches', both)).toEqual([
      ...['wing-press', 'no-wing-fold', 'exercise-rule', 'exercise-rule-egg'],
    ]);
  });
});

describe('the rest of the plan', () => {
  it('leaves out what does not fit the person', () => {
    expect(lines({ ...well, conditions: ['egg'] }, 'painkillers')).toEqual(['painkillers-ask', 'painkillers-egg']);
    expect(lines(well, 'painkillers')).toEqual(['painkillers-ask']);
    expect(lines({ ...well, age: 65 }, 'avoid')).toEqual(['wing-strain-avoid', 'wing-strain-avoid-old']);
    expect(lines({ ...well, age: 64 }, 'avoid')).toEqual(['wing-strain-avoid']);
  });

  it('says how to prevent the causes: of the region first, then for everybody', () => {
    expect(lines(well, 'prevention')).toEqual(['overuse-prevention', 'wing-load-prevention', 'load-prevention']);
    expect(lines({ ...well, age: 65 }, 'prevention')).toContain('overuse-prevention-old');
    expect(lines(overused, 'prevention')).toEqual(['overuse-prevention']);
  });

  it('says for every complaint that may be there when to seek help, then for the region', () => {
    const said = { ...well, pain: 3, 'wing-behaviour': ['flaps-hurt', 'folds-hurt'] };
    expect(lines(said, 'seek-help')).toEqual(['self-care-watch', 'wing-strain-seek', 'wing-overuse-seek', 'wing-seek']);
  });

  it('says when to seek help for a region also where it has no complaints yet', () => {
    const bare = tinyWith('regions/wing.json', (wing) => {
      wing.complaints = [];
      delete wing.general;
    });
    expect(lines(well, 'seek-help', bare)).toContain('wing-seek');
  });
});

describe('checking again', () => {
  const texts = (said: Said, catalogue: Catalogue = tiny) =>
    section(said, 'check-again', catalogue).map(({ text }) => text);
  const later = { course: 'better', 'done-so-far': ['none'] };

  it('counts the days of the complaint from today', () => {
    expect(texts(well)).toEqual([
      'Not clearly better in 13 days? Run "hikecare check" again and see your GP or a physiotherapist.',
      'Better, but not gone in about 6 weeks? Then see your GP or a physiotherapist as well.',
    ]);
    // Three weeks and more are told in weeks.
    expect(texts({ ...well, ...later, days: 21 })[1]).toContain('in about 3 weeks?');
    expect(texts({ ...well, ...later, days: 22 })[1]).toContain('in 20 days?');
  });

  it('says from the day a date has come that it has', () => {
    expect(texts({ ...well, ...later, days: 13 })[0]).toContain('in 1 day?');
    const overdue = 'It should be clearly better by now. If it is not, see your GP or a physiotherapist.';
    expect(texts({ ...well, ...later, days: 14 })[0]).toBe(overdue);
    expect(texts({ ...well, ...later, days: 41 })).toEqual([
      overdue,
      'Better, but not gone in 1 day? Then see your GP or a physiotherapist as well.',
    ]);
    expect(texts({ ...well, ...later, days: 42 })).toEqual([
      overdue,
      'It is usually gone by now. Unless somebody told you to expect this, see your GP or a physiotherapist.',
    ]);
  });

  it('tells whoever is to be seen by some day no date after it', () => {
    const dizzy = { ...well, 'first-signs': ['dizzy'] };
    expect(texts(dizzy)).toEqual([]);
    const quick = (days: number) =>
      tinyWith('regions/wing.json', (wing) => {
        Object.assign(entry<Loose>(wing.complaints, 'wing-strain').checkAfter, { noBetterDays: days });
      });
    // One day has passed, and three are left until the visit.
    expect(texts(dizzy, quick(4))).toEqual([expect.stringContaining('in 3 days?')]);
    expect(texts(dizzy, quick(5))).toEqual([]);
    expect(texts(dizzy, quick(1))).toEqual([]);
    expect(texts({ ...well, effects: ['rest-pain'] }, quick(8))).toEqual([expect.stringContaining('in 7 days?')]);
  });

  it('has a line of its own for each of the two dates', () => {
    expect(lines(well, 'check-again')).toEqual(['wing-strain-no-better', 'wing-strain-not-gone']);
  });

  it('names one date where both are the same', () => {
    const unclear = { ...well, onset: 'blow', 'wing-behaviour': ['none'] };
    expect(section(unclear, 'check-again').map(({ id }) => id)).toEqual(['wing-unclear-no-better']);
  });
});

describe('the lines of a plan', () => {
  it('say nothing twice: neither the same words nor the same line', () => {
    const twice = tinyWith('regions/wing.json', (wing) => {
      const strain = entry<Loose>(wing.complaints, 'wing-strain');
      strain.avoid[0].text = strain.care[0].text;
      strain.avoid.push(structuredClone(wing.seekHelp[0]));
    });
    expect(lines(well, 'avoid', twice)).toEqual(['wing-seek']);
    expect(lines(well, 'seek-help', twice)).not.toContain('wing-seek');
  });

  describe('that another one says', () => {
    const saidBy = (detail: readonly ('line' | 'other')[], other = 'wing-strain-seek') =>
      tinyWith('regions/wing.json', (wing) => {
        const line = wing.seekHelp[0];
        line.saidBy = ['nowhere', other];
        if (detail.includes('line')) line.detail = true;
        if (detail.includes('other')) entry<Loose>(wing.complaints, 'wing-strain').seekIf[0].detail = true;
      });

    it('are left out where that one is in the plan, in any section', () => {
      expect(lines(well, 'seek-help')).toContain('wing-seek');
      expect(lines(well, 'seek-help', saidBy([]))).toEqual(['self-care-watch', 'wing-strain-seek']);
      expect(lines(well, 'seek-help', saidBy(['line']))).not.toContain('wing-seek');
      expect(lines(well, 'seek-help', saidBy(['line', 'other']))).not.toContain('wing-seek');
      expect(lines(well, 'seek-help', saidBy([], lines(well, 'rest')[0]))).not.toContain('wing-seek');
    });

    it('stand where that one is not in the plan', () => {
      expect(lines(overused, 'seek-help', saidBy([]))).toContain('wing-seek');
    });

    it('stand where the short plan would lose both', () => {
      expect(lines(well, 'seek-help', saidBy(['other']))).toContain('wing-seek');
    });
  });

  it('are gathered with all their sources, each once', () => {
    const plan = planOf(well);
    const used = new Set(plan.sections.flatMap(({ items }) => items.flatMap(({ sources }) => sources)));
    expect(new Set(plan.sources)).toEqual(new Set([...used, 'wing-guide']));
    expect(plan.sources).toHaveLength(new Set(plan.sources).size);
    const onLeaflet = tinyWith('regions/wing.json', (wing) => {
      entry<Loose>(wing.complaints, 'wing-strain').recovery.sources = ['tail-leaflet'];
    });
    expect(planOf(well, onLeaflet).sources[0]).toBe('wing-guide');
    expect(planOf(well, onLeaflet).sources).toContain('tail-leaflet');
  });

  it('need the words of the level', () => {
    const wordless = tinyWith('danger-signs.json', (danger) => {
      danger.levels = danger.levels.filter(({ id }: { id: string }) => id !== 'self-care');
    });
    expect(() => planOf(well, wordless)).toThrow('no words for the level self-care');
  });
});

describe('placeFor', () => {
  it('finds a country by its code, in small letters too', () => {
    expect(placeFor(tiny, 'gb')).toEqual({
      ...{ country: 'GB', emergencyNumber: '999', urgentLine: 'NHS 111 (call 111)', familyDoctor: 'GP' },
      ...{ emergencyDepartment: 'A&E', sources: ['tail-leaflet'] },
      mountainRescue: { number: '999', say: 'Ask for police, then mountain rescue.' },
    });
  });

  it('says the number of an urgent line that does not carry it in its name', () => {
    expect(placeFor(tiny, 'AT').urgentLine).toBe('doctors on call (141)');
  });

  it('has plain words where the country has no urgent line, or is not known', () => {
    expect(placeFor(tiny, 'FR')).toMatchObject({
      emergencyNumber: '15',
      urgentLine: 'your local out-of-hours doctor service',
    });
    for (const code of [undefined, '', 'XX']) {
      expect(placeFor(tiny, code)).toMatchObject({
        emergencyNumber: '112',
        familyDoctor: 'doctor',
        sources: ['own-rule'],
      });
      expect(placeFor(tiny, code)).not.toHaveProperty('country');
    }
  });
});

describe('words', () => {
  it('fill every placeholder, as often as it stands there', () => {
    const text = '{emergency-number} {urgent-line} {family-doctor} {emergency-department} {emergency-number}';
    expect(fill(text, placeFor(tiny, 'GB'))).toBe('999 NHS 111 (call 111) GP A&E 999');
  });

  it('fill in a name as it stands, whatever signs it holds', () => {
    expect(fill('See your {family-doctor}.', { ...placeFor(tiny, 'GB'), familyDoctor: "$& $1 $' doctor" })).toBe(
      "See your $& $1 $' doctor.",
    );
  });

  it('count one and many', () => {
    expect([count(0, 'day'), count(1, 'day'), count(2, 'day')]).toEqual(['0 days', '1 day', '2 days']);
  });

  it('make a sentence', () => {
    expect(['hold', 'Hold.', 'hold!', 'hold?', ''].map(sentence)).toEqual(['Hold.', 'Hold.', 'Hold!', 'Hold?', '.']);
  });

  it('tell a dose in one line', () => {
    const line = (id: string) => doseLine(entry(tiny.exercises, id));
    expect(line('wing-fold')).toBe('Hold 20 seconds, 3 times, each side, twice a day.');
    expect(line('wing-press')).toBe('10 times, 2 sets, 3 days a week.');
    expect(line('tail-swish')).toBe('Once, once a day, every day.');
  });

  it('tell a pack in one line', () => {
    const dose = planOf({ ...overused, spot: ['wing-root'] }).packs[0];
    expect(dose && packLine(dose)).toBe(
      '10 minutes at a time, up to twice a day, with at least 2 hours between packs.',
    );
    expect(dose && packLine({ ...dose, usualTimesPerDay: 1, gapHours: 1, minutes: 1 })).toBe(
      '1 minute at a time, up to once a day, with at least 1 hour between packs.',
    );
  });
});
