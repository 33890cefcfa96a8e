// Somebody who must not have a pack is told to use none, wherever in the plan it may stand.

import { expect, test } from 'vitest';
import { type Answers, readAnswers } from '../../src/core/answers.ts';
import { PACKS } from '../../src/core/packs/packs.ts';
import { makePlan, type Plan } from '../../src/core/plan.ts';
import { triage } from '../../src/core/triage.ts';
import { placeFor } from '../../src/core/wording.ts';
import { catalogue, readCases } from '../cases/read.ts';

const hikers: readonly Answers[] = readCases()
  .flatMap(({ cases }) => cases)
  .map((hiker) => readAnswers(catalogue, Object.entries(hiker.answers)).answers);

/** Every named hiker with one more answer. */
function everybody(question: string, value: string[] | number): readonly Answers[] {
  return hikers.map((answers) => new Map([...answers, [question, value]]));
}

/** What tells to do something; what forbids, warns or calls for help may name a pack. */
const TELLING = ['rest', 'care', 'stretches', 'strength', 'hike-again', 'prevention'];

function told(plan: Plan): readonly string[] {
  return plan.sections
    .filter(({ id }) => TELLING.includes(id))
    .flatMap(({ items }) => items.map(({ text }) => text))
    .filter((text) => !/^(?:No|Never|Do not|Stay out|In cold|If)\b/.test(text));
}

const USES = {
  cold: /\bcold (?:packs?|can|may|in a|after|or)\b|\bor cold\b|\btake cold\b|\bwrapped (?:cold|pack)|\bcold:|\bice\b/i,
  heat: /\bheat (?:can|may|or)\b|\bor heat\b|\bwarmth (?:may|eases|on|or)\b|\bor warmth\b|\bwarm pack/i,
};

function plansOf(list: readonly Answers[]): readonly Plan[] {
  return list.map((answers) => makePlan(catalogue, answers, triage(catalogue, answers), placeFor(catalogue, 'GB')));
}

/** What people with reasons against a pack are told, and the hikers as they are. */
const PLANS = [
  ['as they are', plansOf(hikers)],
  ['with a bad reaction to cold', plansOf(everybody('conditions', ['cold-reaction']))],
  ['with less feeling', plansOf(everybody('conditions', ['less-feeling']))],
  ['with poor circulation', plansOf(everybody('conditions', ['poor-circulation']))],
  ['with doubts about it', plansOf(everybody('conditions', ['not-sure:cold-reaction']))],
  ['at twelve', plansOf(everybody('age', 12))],
  ['in pregnancy', plansOf(everybody('conditions', ['pregnant']))],
] as const;

test.each(PLANS)('hikers %s are told to use no pack that they are not offered', (_, plans) => {
  for (const plan of plans) {
    for (const pack of PACKS) {
      const isOffered = plan.packs.some((dose) => dose.pack === pack);
      const isRouted = plan.packs.length === 0 && plan.complaints.length === 0;
      if (!isOffered && !isRouted) expect(told(plan).filter((text) => USES[pack].test(text))).toEqual([]);
    }
  }
});

test('no line about a pack names more minutes than this hiker may have', () => {
  for (const [, plans] of PLANS) {
    for (const plan of plans) {
      for (const { pack, mostMinutes } of plan.packs) {
        const lines = told(plan).filter((text) => USES[pack].test(text));
        const minutes = lines.flatMap((text) => [...text.matchAll(/(\d+) minutes/g)].map((match) => Number(match[1])));
        expect(Math.max(0, ...minutes)).toBeLessThanOrEqual(mostMinutes);
      }
    }
  }
});

test('a child is told of cold for five minutes at the most, and of none with a reason against it', () => {
  const lines = (people: readonly Answers[]) => {
    const doNow = plansOf(people).flatMap(({ sections }) => sections.filter(({ id }) => id === 'do-now'));
    return new Set(doNow.flatMap(({ items }) => items.map(({ text }) => text)).filter((text) => /^Cold: /.test(text)));
  };
  const children = everybody('age', 12);
  expect([...lines(children)]).toEqual([expect.stringContaining('wrapped, 5 minutes at the most')]);
  for (const condition of ['cold-reaction', 'not-sure:cold-reaction', 'less-feeling']) {
    expect([...lines(children.map((answers) => new Map([...answers, ['conditions', [condition]]])))]).toEqual([]);
  }
});
