import { describe, expect, test } from 'vitest';
import { buildCatalogue } from '../../src/core/catalogue.ts';
import { tiny, tinyRawWith } from '../fixtures/load.ts';

describe('the catalogue', () => {
  test('asks in the order of the interview: signs, place, signs of the place, the person, the story, the rest', () => {
    const order = [...tiny.questions.keys()];
    const inOrder = (...ids: readonly string[]) => expect(order.filter((id) => ids.includes(id))).toEqual(ids);
    inOrder('first-signs', 'fall-signs', 'beak-cold', 'region', 'spot', 'side', 'tail-signs', 'wing-signs', 'age');
    inOrder('wing-cold-how', 'age', 'conditions', 'onset', 'days', 'tail-use', 'wing-behaviour');
    expect(order).not.toContain('right-now');
    expect(tiny.questionById.has('right-now')).toBe(true);
    expect(tiny.questionById.size).toBe(order.length + 1);
  });

  test('makes the questions for the region and the spot, each spot for those who hurt there', () => {
    expect(tiny.questions.get('region')).toEqual({
      id: 'region',
      ask: tiny.story.region.ask,
      why: tiny.story.region.why,
      kind: 'several',
      atLeastOne: true,
      options: [
        { id: 'tail', label: 'Tail' },
        { id: 'wing', label: 'Wing' },
      ],
    });
    expect(tiny.questions.get('spot')).toMatchObject({ ask: tiny.story.spot.ask, kind: 'several', atLeastOne: true });
    expect(tiny.questions.get('spot')?.options).toContainEqual({
      id: 'wing-root',
      label: 'The root',
      showWhen: { question: 'region', is: ['wing'] },
    });
  });

  test('has the regions in the order that they give themselves, those without one last, then by id', () => {
    const regions = (change: (body: { id: string; order?: number }) => void) =>
      buildCatalogue(tinyRawWith('regions/tail.json', change)).regions.map(({ id }) => id);
    expect(regions(() => {})).toEqual(['tail', 'wing']);
    expect(regions((body) => (body.order = 3))).toEqual(['wing', 'tail']);
    expect(regions((body) => delete body.order)).toEqual(['wing', 'tail']);
    expect(regions((body) => (body.order = 2))).toEqual(['tail', 'wing']);
    expect(
      regions((body) => {
        body.order = 2;
        body.id = 'yoke';
      }),
    ).toEqual(['wing', 'yoke']);
  });

  test('knows of which region a question and a rule are; those for everybody are of none', () => {
    expect([tiny.regionOf.get('wing-signs'), tiny.regionOf.get('tail-use'), tiny.regionOf.get('age')]).toEqual([
      'wing',
      'tail',
      undefined,
    ]);
    expect([tiny.regionOfRule.get('wing-hangs'), tiny.regionOfRule.get('wheeze')]).toEqual(['wing', undefined]);
  });

  test('has the rules of all files, and exercises and sources by id', () => {
    const ids = tiny.rules.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['wheeze', 'blackout']);
    expect(ids).toEqual(expect.arrayContaining(['egg-and-pain', 'rest-pain', 'tail-numb', 'wing-hangs']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(tiny.exerciseById.get('wing-fold')?.name).toBe('Wing fold');
    const sources = ['own-rule', 'tail-leaflet', 'weak-blog', 'wing-guide'];
    expect(sources.map((id) => tiny.sourceById.get(id)?.id)).toEqual(sources);
  });
});
