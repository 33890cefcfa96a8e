import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { matchComplaints } from '../../src/core/complaints.ts';
import { areaById, barsFor, capMinutes, doseFor, PACKS, type Pack } from '../../src/core/packs/packs.ts';
import { daysSince, packPart, packUse, spotAreas } from '../../src/core/plan-packs.ts';
import { answersOf, type Loose, tiny, tinyWith } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

const nobody = answersOf({});

function packsWith(change: (packs: Loose) => void): Catalogue {
  return tinyWith('cold-and-heat.json', change);
}

describe('capMinutes', () => {
  it('is 20 for cold and 10 for heat', () => {
    expect(capMinutes(tiny, 'cold')).toBe(20);
    expect(capMinutes(tiny, 'heat')).toBe(10);
  });

  it('stays there when a data folder wants more, and follows one that wants less', () => {
    const more = packsWith((packs) => {
      packs.cold.capMinutes = 25;
      packs.heat.capMinutes = 15;
    });
    expect([capMinutes(more, 'cold'), capMinutes(more, 'heat')]).toEqual([20, 10]);
    const less = packsWith((packs) => {
      packs.cold.capMinutes = 12;
      packs.heat.capMinutes = 6;
    });
    expect([capMinutes(less, 'cold'), capMinutes(less, 'heat')]).toEqual([12, 6]);
  });
});

describe('doseFor', () => {
  it('takes the minutes of the area', () => {
    expect(doseFor(tiny, nobody, 'cold', ['feathered'])).toMatchObject({
      ...{ pack: 'cold', minutes: 15, mostMinutes: 20, gapHours: 2, timesPerDay: 6, usualTimesPerDay: 3 },
      ...{ skinCheckMinutes: 5, limits: [], sources: ['wing-guide', 'own-rule'] },
    });
    expect(doseFor(tiny, nobody, 'heat', ['bare'])).toMatchObject({
      minutes: 8,
      mostMinutes: 10,
      gapHours: 4,
      timesPerDay: 3,
    });
  });

  it('keeps to the most and the times of an area that has its own', () => {
    expect(doseFor(tiny, nobody, 'cold', ['bare'])).toMatchObject({
      minutes: 10,
      mostMinutes: 12,
      timesPerDay: 2,
      usualTimesPerDay: 2,
    });
  });

  it('takes the most careful of several areas, in any order', () => {
    const both = doseFor(tiny, nobody, 'cold', ['feathered', 'bare']);
    expect(both).toMatchObject({ minutes: 10, mostMinutes: 12, timesPerDay: 2 });
    expect(both.sources).toEqual(['wing-guide', 'tail-leaflet', 'own-rule']);
    expect(doseFor(tiny, nobody, 'cold', ['bare', 'feathered'])).toMatchObject({ minutes: 10, mostMinutes: 12 });
  });

  it('takes the area for everywhere else where nobody says which', () => {
    expect(doseFor(tiny, nobody, 'cold', []).minutes).toBe(9);
  });

  it('throws for an area that the data does not have', () => {
    expect(() => doseFor(tiny, nobody, 'cold', ['paw'])).toThrow('no area paw');
    expect(areaById(tiny, 'paw')).toBeUndefined();
    expect(areaById(tiny, 'bare')?.label).toBe('bare parts');
  });

  it('is shorter for those with a limit, and says why', () => {
    const young = doseFor(tiny, answersOf({ age: 15 }), 'cold', ['feathered']);
    expect(young).toMatchObject({ minutes: 5, mostMinutes: 5, skinCheckMinutes: 5 });
    expect(young.limits.map(({ id }) => id)).toEqual(['cold-young']);
    expect(doseFor(tiny, answersOf({ age: 16 }), 'cold', ['feathered'])).toMatchObject({ minutes: 15, limits: [] });
    expect(doseFor(tiny, answersOf({ age: 15 }), 'heat', ['feathered'])).toMatchObject({ minutes: 10, limits: [] });
  });

  it('counts a doubt about a limit as a yes', () => {
    expect(doseFor(tiny, answersOf({ conditions: ['not-sure:egg'] }), 'heat', ['feathered']).minutes).toBe(5);
  });

  it('looks at the skin no later than the pack may stay', () => {
    const short = packsWith((packs) => {
      packs.limits[0].minutes = 3;
    });
    expect(doseFor(short, answersOf({ age: 10 }), 'cold', ['feathered'])).toMatchObject({
      minutes: 3,
      skinCheckMinutes: 3,
    });
  });

  it('never leaves the caps, however large the numbers of a data folder', () => {
    const wild = packsWith((packs) => {
      for (const pack of PACKS) packs[pack].capMinutes = 600;
      for (const area of packs.areas) Object.assign(area, { coldMinutes: 90, heatMinutes: 90, coldMostMinutes: 90 });
      for (const limit of packs.limits) limit.minutes = 90;
    });
    for (const area of ['feathered', 'bare', 'elsewhere']) {
      for (const said of [{}, { age: 5 }, { conditions: ['egg'] }]) {
        const answers = answersOf(said as Said);
        expect(doseFor(wild, answers, 'cold', [area])).toMatchObject({ minutes: 20, mostMinutes: 20 });
        expect(doseFor(wild, answers, 'heat', [area])).toMatchObject({ minutes: 10, mostMinutes: 10 });
      }
    }
  });
});

describe('barsFor', () => {
  const bars = (said: Said, pack: Pack) => barsFor(tiny, answersOf(said), pack).map(({ id }) => id);

  it('names every reason, for a doubt as well', () => {
    expect(bars({ conditions: ['thin-feathers'] }, 'cold')).toEqual(['cold-thin-feathers']);
    expect(bars({ conditions: ['not-sure:thin-feathers'] }, 'cold')).toEqual(['cold-thin-feathers']);
    expect(bars({ conditions: ['thin-feathers'], 'right-now': ['broken-skin'] }, 'cold')).toEqual([
      'cold-thin-feathers',
      'cold-broken-skin',
    ]);
    expect(bars({ 'right-now': ['not-sure:drowsy'] }, 'heat')).toEqual(['heat-drowsy']);
  });

  it('bars nobody without a reason, and each pack for its own', () => {
    expect(bars({ conditions: ['none'], 'right-now': ['none'] }, 'cold')).toEqual([]);
    expect(bars({ conditions: ['thin-feathers'] }, 'heat')).toEqual([]);
  });

  it('keeps heat off a fresh injury until the third full day', () => {
    expect(bars({ onset: 'blow', days: 2 }, 'heat')).toEqual(['heat-after-blow']);
    expect(bars({ onset: 'blow', days: 3 }, 'heat')).toEqual([]);
    expect(bars({ onset: 'strain', days: 2 }, 'heat')).toEqual([]);
  });
});

describe('packUse', () => {
  const strain = { region: ['wing'], spot: ['wing-tip'], onset: 'strain', pain: 3, 'wing-behaviour': ['flaps-hurt'] };
  const overuse = { ...strain, onset: 'slowly', 'wing-behaviour': ['folds-hurt'] };
  const use = (said: Said, pack: Pack) => {
    const answers = answersOf(said);
    const { statements, ...rest } = packUse(tiny, answers, pack, matchComplaints(tiny, answers).slice(0, 1));
    return { ...rest, said: statements.map(({ id }) => id) };
  };

  it('offers cold in the first three days, and leaves it to the hiker later', () => {
    expect(use({ ...strain, days: 0 }, 'cold')).toEqual({
      use: 'first-days',
      offered: true,
      said: ['cold-first-days'],
    });
    expect(use({ ...strain, days: 2 }, 'cold').use).toBe('first-days');
    expect(use({ ...strain, days: 3 }, 'cold')).toEqual({ use: 'optional', offered: true, said: ['cold-optional'] });
  });

  it('offers heat after 72 hours, not before, and explains the wait', () => {
    expect(use({ ...strain, days: 2 }, 'heat')).toEqual({
      use: 'after-72-hours',
      offered: false,
      said: ['heat-after-72-hours'],
    });
    expect(use({ ...strain, days: 3 }, 'heat').offered).toBe(true);
    expect(use(strain, 'heat').offered).toBe(false);
  });

  it('offers what is good from the first day', () => {
    expect(use({ ...overuse, days: 0 }, 'heat')).toEqual({
      use: 'from-day-1',
      offered: true,
      said: ['heat-from-day-1'],
    });
  });

  it('offers nothing where the complaint says no, or where there is no complaint', () => {
    expect(use({ region: ['wing'], spot: ['wing-tip'] }, 'cold')).toEqual({
      use: 'no',
      offered: false,
      said: ['cold-no'],
    });
    expect(use({}, 'heat')).toEqual({ use: 'no', offered: false, said: ['heat-no'] });
  });

  it('lets the most careful of several leading complaints decide, in any order', () => {
    const answers = answersOf({ ...strain, days: 0 });
    const all = matchComplaints(tiny, answersOf({ ...strain, 'wing-behaviour': ['flaps-hurt', 'folds-hurt'] }));
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('two complaints were expected');
    for (const leading of [
      [first, second],
      [second, first],
    ]) {
      expect(packUse(tiny, answers, 'cold', leading).use).toBe('optional');
      expect(packUse(tiny, answers, 'heat', leading).use).toBe('after-72-hours');
    }
  });
});

describe('packPart', () => {
  const suggested = (said: Said) => {
    const answers = answersOf({ region: ['wing'], spot: ['wing-tip'], pain: 3, ...said });
    const part = packPart(tiny, answers, matchComplaints(tiny, answers).slice(0, 1));
    return [part.offered.map(({ pack }) => pack).join('+'), part.suggested?.pack];
  };

  it('suggests cold in its first days, else heat, else what is left', () => {
    expect(suggested({ onset: 'strain', days: 0 })).toEqual(['cold', 'cold']);
    expect(suggested({ onset: 'strain', days: 5 })).toEqual(['cold+heat', 'heat']);
    expect(suggested({ onset: 'slowly', days: 0 })).toEqual(['cold+heat', 'heat']);
    expect(suggested({ onset: 'slowly', days: 0, conditions: ['thin-feathers'] })).toEqual(['heat', 'heat']);
    expect(suggested({ onset: 'slowly', days: 0, 'right-now': ['drowsy'] })).toEqual(['cold', 'cold']);
    expect(suggested({ onset: 'blow', days: 0 })).toEqual(['', undefined]);
  });
});

describe('spotAreas and daysSince', () => {
  it('find the areas of the chosen spots, each once, those of other regions left out', () => {
    expect(
      spotAreas(tiny, answersOf({ region: ['wing', 'tail'], spot: ['wing-root', 'tail-base', 'wing-tip'] })),
    ).toEqual(['bare', 'feathered']);
    expect(spotAreas(tiny, answersOf({ region: ['tail'], spot: ['wing-tip'] }))).toEqual([]);
  });

  it('take today where nobody said', () => {
    expect(daysSince(nobody)).toBe(0);
    expect(daysSince(answersOf({ days: 4 }))).toBe(4);
  });
});
