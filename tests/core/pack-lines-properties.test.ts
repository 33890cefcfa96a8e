// Somebody who must not have a pack is told to use none, wherever in the plan it may stand.

import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { PACKS } from '../../src/core/packs/packs.ts';
import type { Plan } from '../../src/core/plan.ts';
import { everybodyWith, hikers, planFor } from '../cases/hikers.ts';

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

/** What people with reasons against a pack are told, and the hikers as they are. */
const PLANS = [
  ['as they are', hikers.map(planFor)],
  ['with a bad reaction to cold', everybodyWith({ conditions: ['cold-reaction'] }).map(planFor)],
  ['with less feeling', everybodyWith({ conditions: ['less-feeling'] }).map(planFor)],
  ['with poor circulation', everybodyWith({ conditions: ['poor-circulation'] }).map(planFor)],
  ['with doubts about it', everybodyWith({ conditions: ['not-sure:cold-reaction'] }).map(planFor)],
  ['at twelve', everybodyWith({ age: 12 }).map(planFor)],
  ['in pregnancy', everybodyWith({ conditions: ['pregnant'] }).map(planFor)],
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
    const doNow = people.map(planFor).flatMap(({ sections }) => sections.filter(({ id }) => id === 'do-now'));
    return new Set(doNow.flatMap(({ items }) => items.map(({ text }) => text)).filter((text) => /^Cold: /.test(text)));
  };
  const children = everybodyWith({ age: 12 });
  expect([...lines(children)]).toEqual([expect.stringContaining('wrapped, 5 minutes at the most')]);
  for (const condition of ['cold-reaction', 'not-sure:cold-reaction', 'less-feeling']) {
    expect([...lines(children.map((answers) => new Map([...answers, ['conditions', [condition]]])))]).toEqual([]);
  }
});
