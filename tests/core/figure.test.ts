import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, Pose } from '../../src/core/data-types.ts';
import { altText, BONE_LENGTHS, BONES, bodyOf, boneOf, distance, poseAt } from '../../src/core/figure/body.ts';
import { figureProblems } from '../../src/core/figure/checks.ts';
import { type Drawing, strokesOf } from '../../src/core/figure/strokes.ts';
import { kneeLift } from '../fixtures/figure.ts';

const moments = fc.double({ min: 0, max: 1, noNaN: true });

function problemsOf(figure: Figure): readonly string[] {
  return figureProblems({ id: 'knee-lift', figure }).map(({ field, message }) => `${field}: ${message}`);
}

function withPose(pose: 'start' | 'end', change: Partial<Pose>): Figure {
  return { ...kneeLift, [pose]: { ...kneeLift[pose], ...change } };
}

describe('a figure on its way from start to end', () => {
  it('begins and ends exactly in its poses', () => {
    expect(poseAt(kneeLift, 0)).toEqual(bodyOf(kneeLift, kneeLift.start));
    expect(poseAt(kneeLift, 1)).toEqual(bodyOf(kneeLift, kneeLift.end));
    expect(poseAt(kneeLift, -3)).toEqual(poseAt(kneeLift, 0));
    expect(poseAt(kneeLift, 7)).toEqual(poseAt(kneeLift, 1));
  });

  it('keeps the length of every bone at every moment', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const body = poseAt(kneeLift, moment);
        for (const bone of BONES) {
          const [from, to] = boneOf(body, bone);
          expect(distance(from, to) / BONE_LENGTHS[bone]).toBeGreaterThan(0.93);
          expect(distance(from, to) / BONE_LENGTHS[bone]).toBeLessThan(1.07);
        }
      }),
    );
  });

  it('is drawn in the same frame at every moment, so that nothing jumps', () => {
    const { box } = strokesOf(kneeLift, 0, 'right');
    fc.assert(
      fc.property(moments, (moment) => {
        expect(strokesOf(kneeLift, moment, 'right').box).toEqual(box);
      }),
    );
  });

  it('moves only what moves: half-way the knee is between, and the head where it was', () => {
    const body = poseAt(kneeLift, 0.5);
    expect(body.head[0]).toBeCloseTo(0, 6);
    expect(body.rightKnee[0]).toBeGreaterThan(0.15);
    expect(body.rightKnee[1]).toBeLessThan(0.45);
  });
});

describe('the other side', () => {
  const across = ({ strokes }: Drawing) => strokes.flatMap(({ points }) => points.map(([x]) => x));

  it('is the mirror image in the same frame', () => {
    const right = strokesOf(kneeLift, 1, 'right');
    const left = strokesOf(kneeLift, 1, 'left');
    expect(left.box).toEqual(right.box);
    const sum = right.box[0] + right.box[2];
    for (const [place, x] of across(left).entries()) expect(x).toBeCloseTo(sum - (across(right)[place] ?? 0), 9);
  });

  it('is told with left and right swapped, capitals kept', () => {
    expect(altText(kneeLift, 'end', 'right')).toBe('Right knee lifted. Left hand on the wall.');
    expect(altText(kneeLift, 'end', 'left')).toBe('Left knee lifted. Right hand on the wall.');
  });
});

describe('strokes', () => {
  const tones = (figure: Figure) => new Set(strokesOf(figure, 1, 'right').strokes.map(({ tone }) => tone));

  it('name what works, where it pulls, what is far and what is only there to lean on', () => {
    expect(tones(kneeLift)).toEqual(new Set(['prop', 'far', 'body', 'working', 'target']));
  });

  it('put the target on top, and the near leg over the far one', () => {
    const { strokes } = strokesOf(kneeLift, 1, 'right');
    expect(strokes.at(-1)?.tone).toBe('target');
    const last = (part: string) => strokes.findLastIndex((stroke) => stroke.part === part);
    expect(last('right-leg')).toBeGreaterThan(last('left-leg'));
  });

  it('show no nose from behind', () => {
    const facing = { ...kneeLift, view: 'back' } as const;
    expect(strokesOf(kneeLift, 0, 'right').strokes.filter(({ part }) => part === 'head').length).toBe(2);
    expect(strokesOf(facing, 0, 'right').strokes.filter(({ part }) => part === 'head').length).toBe(1);
  });

  it('show a close-up where the figure asks for one', () => {
    expect(strokesOf({ ...kneeLift, frame: [-0.2, -0.05, 0.3, 0.35] }, 0, 'left').box).toEqual([
      -0.2, -0.05, 0.3, 0.35,
    ]);
  });
});

describe('the checks of a figure', () => {
  it('have nothing to say about a sound one, or where there is none', () => {
    expect(problemsOf(kneeLift)).toEqual([]);
    expect(figureProblems({ id: 'knee-lift' })).toEqual([]);
  });

  it.each([
    ['a bone that is too long', withPose('end', { rightAnkle: [0.245, 0.2] }), 'the right-lower-leg is 0.335 long'],
    ['a bone that shrinks', withPose('start', { rightHand: [0.03, 0.6] }), 'the right-forearm is 0.047 long'],
    ['a knee that bends forwards', withPose('end', { rightAnkle: [0.245, 0.78] }), 'the right knee is bent by -90'],
    ['an elbow that bends backwards', withPose('start', { rightHand: [-0.16, 0.6] }), 'the right elbow is bent by'],
    ['a foot under the floor', withPose('start', { rightToes: [0.1, -0.05] }), 'rightToes is under the floor'],
    ['a hand in the air', withPose('start', { leftHand: [0.21, 0.83] }), 'leftHand does not touch the wall'],
  ])('find %s', (_, figure, message) => {
    expect(problemsOf(figure).some((problem) => problem.includes(message))).toBe(true);
  });

  it('let a bone look shorter where it is said to point to the eye, never longer', () => {
    const short = { ...withPose('end', { rightAnkle: [0.245, 0.45], rightToes: [0.37, 0.43] }) };
    expect(problemsOf(short)).not.toEqual([]);
    expect(problemsOf({ ...short, foreshortened: ['right-lower-leg'] })).toEqual([]);
    const long = withPose('end', { rightAnkle: [0.245, 0.2] });
    expect(problemsOf({ ...long, foreshortened: ['right-lower-leg'] })).not.toEqual([]);
  });

  it('measure the mirrored body the same way', () => {
    const mirror = (pose: Pose) =>
      Object.fromEntries(Object.entries(pose).map(([joint, [x, y]]) => [joint, [-x, y]])) as unknown as Pose;
    const left: Figure = {
      ...kneeLift,
      near: 'left',
      props: [{ kind: 'floor' }, { kind: 'wall', x: -0.3 }],
      start: mirror(kneeLift.start),
      end: mirror(kneeLift.end),
    };
    expect(problemsOf(left)).toEqual([]);
  });
});
