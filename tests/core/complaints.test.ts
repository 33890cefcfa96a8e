import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { chosenIds, chosenRegions, leaders, matchComplaints } from '../../src/core/complaints.ts';
import { answersOf, entry, tiny, tinyWith } from '../fixtures/load.ts';

type Said = Readonly<Record<string, AnswerValue>>;

function matched(said: Said, catalogue: Catalogue = tiny) {
  return matchComplaints(catalogue, answersOf(said));
}

function ids(said: Said, catalogue: Catalogue = tiny): readonly string[] {
  return matched(said, catalogue).map(({ complaint }) => complaint.id);
}

const tip = { region: ['wing'], spot: ['wing-tip'] };

describe('chosenIds and chosenRegions', () => {
  it('leave out doubts and what was not answered', () => {
    expect(chosenIds(answersOf({ 'first-signs': ['dizzy', 'not-sure:wheeze'] }), 'first-signs')).toEqual(['dizzy']);
    expect(chosenIds(answersOf({}), 'spot')).toEqual([]);
  });

  it('keep the order of the data', () => {
    expect(chosenRegions(tiny, answersOf({ region: ['wing', 'tail'] })).map(({ id }) => id)).toEqual(['tail', 'wing']);
    expect(chosenRegions(tiny, answersOf({}))).toEqual([]);
  });
});

describe('matchComplaints', () => {
  it('ranks by how many reasons hold', () => {
    expect(ids({ ...tip, onset: 'strain', pain: 2, 'wing-behaviour': ['flaps-hurt', 'folds-hurt'] })).toEqual([
      'wing-strain',
      'wing-overuse',
    ]);
    expect(ids({ ...tip, onset: 'slowly', pain: 2, 'wing-behaviour': ['flaps-hurt', 'folds-hurt'] })).toEqual([
      'wing-overuse',
      'wing-strain',
    ]);
  });

  it('keeps the order of the data where as many hold', () => {
    expect(ids({ ...tip, onset: 'slowly', pain: 5 })).toEqual(['wing-strain', 'wing-overuse']);
  });

  it('says why it fits, and because of which answers', () => {
    const [first] = matched({ ...tip, onset: 'strain', effects: ['limps'], pain: 1 });
    expect(first?.fits).toEqual([
      { why: 'It began at one wing beat.', because: [{ question: 'onset', answer: 'strain' }] },
      { why: 'It hurts much.', because: [{ question: 'effects', answer: 'limps' }] },
    ]);
  });

  it('looks only at complaints of the chosen spots', () => {
    expect(ids({ region: ['wing'], spot: ['wing-root'], onset: 'strain', 'wing-behaviour': ['folds-hurt'] })).toEqual([
      'wing-overuse',
    ]);
  });

  it('needs onlyWhen to hold clearly', () => {
    const old = { ...tip, onset: 'slowly', days: 5, pain: 1 };
    expect(ids({ ...old, age: 65 })).toContain('wing-old-break');
    expect(ids({ ...old, age: 64 })).not.toContain('wing-old-break');
    expect(ids(old)).not.toContain('wing-old-break');
  });

  it('falls back on the general record where nothing fits', () => {
    expect(matched({ ...tip, onset: 'blow', pain: 1 })).toMatchObject([
      { complaint: { id: 'wing-unclear' }, fits: [] },
    ]);
    expect(ids({ region: ['wing'] })).toEqual(['wing-unclear']);
  });

  it('never lists the general record beside others, even if it had reasons', () => {
    const withFits = tinyWith('regions/wing.json', (wing) => {
      entry<{ id: string; fits?: unknown }>(wing.complaints, 'wing-unclear').fits = [
        { when: { question: 'pain', atLeast: 0 }, why: 'Always.' },
      ];
    });
    expect(ids({ ...tip, onset: 'strain', pain: 1 }, withFits)).toEqual(['wing-strain']);
  });

  it('finds nothing where no region was chosen or none has a record', () => {
    expect(matched({})).toEqual([]);
    const bare = tinyWith('regions/wing.json', (wing) => {
      wing.complaints = [];
      delete wing.general;
    });
    expect(matched(tip, bare)).toEqual([]);
  });

  it('shows three at the most', () => {
    const said = { ...tip, onset: 'slowly', pain: 5, days: 5, age: 70, 'wing-behaviour': ['folds-hurt', 'flaps-hurt'] };
    const more = tinyWith('regions/wing.json', (wing) => {
      const copy = structuredClone(entry(wing.complaints, 'wing-overuse')) as { id: string };
      copy.id = 'wing-copy';
      wing.complaints.push(copy);
    });
    expect(ids(said, more)).toHaveLength(3);
  });

  it('gives every chosen region its best, before a second of another region', () => {
    const said = {
      ...{ region: ['wing', 'tail'], spot: ['wing-tip', 'tail-base'], onset: 'slowly', pain: 5, days: 5, age: 70 },
      ...{ 'wing-behaviour': ['folds-hurt', 'flaps-hurt'], 'tail-use': ['swishing'] },
    };
    expect(ids(said)).toEqual(['wing-strain', 'wing-overuse', 'tail-ache']);
    expect(ids({ ...said, 'tail-use': ['sitting'] })).toContain('tail-unclear');
  });
});

describe('leaders', () => {
  it('are the first match of each region', () => {
    const matches = matched({
      ...{ region: ['wing', 'tail'], spot: ['wing-tip', 'tail-base'], onset: 'slowly', pain: 5 },
      ...{ 'wing-behaviour': ['folds-hurt'], 'tail-use': ['swishing'] },
    });
    expect(matches.map(({ complaint }) => complaint.id)).toEqual(['wing-overuse', 'tail-ache', 'wing-strain']);
    expect(leaders(matches).map(({ complaint }) => complaint.id)).toEqual(['wing-overuse', 'tail-ache']);
  });
});
