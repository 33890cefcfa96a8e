// Whoever changes an answer in the review is never told less than somebody who gave it at once.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginTalk, takeBack } from '../../src/core/talk.ts';
import { compareLevels, triage } from '../../src/core/triage.ts';
import { real, tiny } from '../fixtures/load.ts';
import { playTalk } from '../fixtures/play-talk.ts';
import { anyInterview } from '../fixtures/random-answers.ts';

const nothing = new Map();

describe.each([
  ['the pretend data', tiny, 200],
  ['the real data', real, 25],
] as const)('over %s', (_, catalogue, numRuns) => {
  it('an answer that is taken back and changed never gives less than the straight way', () => {
    fc.assert(
      fc.property(
        anyInterview(catalogue),
        anyInterview(catalogue),
        fc.nat(),
        ({ answers: first }, { answers: then }, pick) => {
          const straight = playTalk(catalogue, beginTalk(nothing, nothing), then);
          // The same person, who first answered one question as somebody else would, and changed it in the review.
          const id = straight.asked[pick % straight.asked.length] ?? '';
          const mistaken = playTalk(
            catalogue,
            beginTalk(nothing, nothing),
            new Map([...then, ...(first.has(id) ? [[id, first.get(id)] as const] : [])]),
          );
          if (!mistaken.answers.has(id)) return;
          const mended = playTalk(catalogue, takeBack(catalogue, mistaken, id), then);
          // The detour may have asked more, and so know more; it never knows less.
          const levels = [mended, straight].map(({ answers }) => triage(catalogue, answers).level);
          expect(compareLevels(levels[0] ?? 'self-care', levels[1] ?? 'self-care')).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns },
    );
  }, 120_000);
});
