import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, Point, Pose, Prop, Touch } from '../../src/core/data-types.ts';
import { altText } from '../../src/core/figure/alt-text.ts';
import { BONE_LENGTHS, BONES, bodyOf, boneOf } from '../../src/core/figure/body.ts';
import { figureProblems } from '../../src/core/figure/checks.ts';
import type { Drawing } from '../../src/core/figure/drawing.ts';
import { poseAt } from '../../src/core/figure/movement.ts';
import { distance } from '../../src/core/figure/points.ts';
import { strokesOf } from '../../src/core/figure/strokes.ts';
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

/** The same figure seen from its other side: it faces left, and its left limbs are the near ones. */
function facingLeft(figure: Figure): Figure {
  const swapped = (name: string) => name.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));
  const mirror = (pose: Pose) =>
    Object.fromEntries(Object.entries(pose).map(([joint, [x, y]]) => [swapped(joint), [-x, y]])) as unknown as Pose;
  return {
    ...figure,
    near: 'left',
    props: figure.props.map((prop) => (prop.kind === 'wall' ? { ...prop, x: -prop.x, side: 'left' } : prop)),
    working: figure.working.map(swapped) as unknown as Figure['working'],
    target: figure.target.map(
      (target) => ({ ...target, bone: swapped(target.bone) }) as (typeof figure.target)[number],
    ),
    touches: figure.touches.map(
      (touch) => ({ ...touch, joint: swapped(touch.joint) }) as (typeof figure.touches)[number],
    ),
    start: mirror(figure.start),
    end: mirror(figure.end),
  };
}

describe('the other side', () => {
  const across = ({ strokes }: Drawing) => strokes.flatMap(({ points }) => points.map(([x]) => x));

  it('is the mirror image in the same frame', () => {
    const right = strokesOf(kneeLift, 1, 'right');
    const left = strokesOf(kneeLift, 1, 'left');
    expect(left.box).toEqual(right.box);
    const sum = right.box[0] + right.box[2];
    for (const [place, x] of across(left).entries()) expect(x).toBeCloseTo(sum - (across(right)[place] ?? 0), 9);
  });

  it('is drawn the same for somebody who faces left: nose, heels, rucksack, and where it pulls', () => {
    const laden: Figure = {
      ...kneeLift,
      props: [...kneeLift.props, { kind: 'rucksack' }],
      target: (['front', 'back', 'whole'] as const).map((face) => ({ bone: 'right-thigh', face })),
    };
    const right = strokesOf(laden, 1, 'right').strokes;
    const left = strokesOf(facingLeft(laden), 1, 'right').strokes;
    expect(left.map(({ tone }) => tone)).toEqual(right.map(({ tone }) => tone));
    const told = (points: readonly Point[], facing: number) =>
      points.map(([x, y]) => `${(x * facing + 0).toFixed(6)} ${y.toFixed(6)}`.replace('-0.000000', '0.000000'));
    for (const [place, { points }] of right.entries()) {
      const mirrored = told(points, -1);
      // The floor is drawn from left to right either way.
      expect([mirrored, [...mirrored].reverse()]).toContainEqual(told(left[place]?.points ?? [], 1));
    }
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

  type Thing = Extract<Prop, { readonly kind: Touch['prop'] }>;
  const things: readonly (readonly [string, Thing, boolean])[] = [
    ['a wall', { kind: 'wall', x: 0.3 }, true],
    ['a wall further on', { kind: 'wall', x: 0.34 }, false],
    ['a table', { kind: 'table', from: 0.2, to: 0.5, height: 0.76 }, true],
    ['a table that is too low', { kind: 'table', from: 0.2, to: 0.5, height: 0.7 }, false],
    ['a table that begins further on', { kind: 'table', from: 0.4, to: 0.5, height: 0.78 }, false],
    ['a table that ends before', { kind: 'table', from: 0.1, to: 0.2, height: 0.78 }, false],
    ['the seat of a chair', { kind: 'chair', from: 0.2, to: 0.4, height: 0.76, back: 'none' }, true],
    ['the back of a chair', { kind: 'chair', from: 0.1, to: 0.3, height: 0.6, back: 'right' }, true],
    ['the left back of a chair', { kind: 'chair', from: 0.3, to: 0.5, height: 0.6, back: 'left' }, true],
    ['the wrong back of a chair', { kind: 'chair', from: 0.1, to: 0.3, height: 0.6, back: 'left' }, false],
    ['a chair without a back', { kind: 'chair', from: 0.1, to: 0.3, height: 0.6, back: 'none' }, false],
    ['the low back of a chair', { kind: 'chair', from: 0.1, to: 0.3, height: 0.6, back: 'right', top: 0.7 }, false],
    ['the high back of a chair', { kind: 'chair', from: 0.1, to: 0.3, height: 0.4, back: 'right', top: 0.8 }, true],
    ['a step', { kind: 'step', from: 0.2, to: 0.5, height: 0.76 }, true],
    ['the left side of a step', { kind: 'step', from: 0.3, to: 0.5, height: 0.95 }, true],
    ['the right side of a step', { kind: 'step', from: 0.1, to: 0.26, height: 0.95 }, true],
    ['the middle of a step', { kind: 'step', from: 0.1, to: 0.5, height: 0.95 }, false],
    ['a bench', { kind: 'bench', from: 0.2, to: 0.5, height: 0.76 }, true],
    ['a cushion', { kind: 'cushion', at: [0.28, 0.7], across: 0.2, up: 0.06 }, true],
    ['a cushion further down', { kind: 'cushion', at: [0.28, 0.6], across: 0.2, up: 0.06 }, false],
    ['a ball', { kind: 'ball', at: [0.28, 0.6], radius: 0.16 }, true],
    ['a small ball', { kind: 'ball', at: [0.28, 0.6], radius: 0.1 }, false],
    ['a post', { kind: 'post', from: [0.3, 0], to: [0.3, 1] }, true],
    ['a short post', { kind: 'post', from: [0.3, 0], to: [0.3, 0.7] }, false],
  ];

  it.each(things)('find whether a hand is on %s: %o is %s', (_, prop, touches) => {
    const on: Figure = {
      ...kneeLift,
      props: [{ kind: 'floor' }, prop],
      touches: [{ joint: 'leftHand', prop: prop.kind }],
    };
    const told = `leftHand does not touch the ${prop.kind}`;
    expect(problemsOf(on)).toEqual(touches ? [] : [`figure.start: ${told}`, `figure.end: ${told}`]);
  });

  it('take a mat and the ground for the floor, and nothing else', () => {
    const standsOn = (prop: Prop) =>
      problemsOf({ ...kneeLift, props: [prop], touches: [{ joint: 'leftToes', prop: 'floor' }] });
    expect(standsOn({ kind: 'mat', from: -1, to: 1 })).toEqual([]);
    expect(standsOn({ kind: 'step', from: -1, to: 1, height: 0 })).toHaveLength(2);
    const hill = (...heights: readonly [number, number, number]) =>
      standsOn({ kind: 'ground', points: heights.map((height, place) => [[-1, 0.5, 1][place] ?? 0, height]) });
    expect(hill(0, 0.02, 0.5)).toEqual([]);
    expect(hill(0.5, 0.5, 0)).toHaveLength(2);
  });

  it('hold a touch only in the pose that it is meant for', () => {
    const toes = (pose?: 'start' | 'end'): Figure => ({
      ...kneeLift,
      touches: [{ joint: 'rightToes', prop: 'floor', ...(pose === undefined ? {} : { in: pose }) }],
    });
    const told = 'figure.end: rightToes does not touch the floor';
    expect([problemsOf(toes('start')), problemsOf(toes('end')), problemsOf(toes())]).toEqual([[], [told], [told]]);
  });

  it('let the head lie on the floor, and nothing under it, where there is one', () => {
    const sunk = (change: Partial<Pose>) => {
      const problems = problemsOf(withPose('start', change));
      return problems.filter((problem) => problem.includes('under the floor'));
    };
    expect(sunk({ leftToes: [0.156, -0.004] })).toEqual([]);
    expect(sunk({ leftToes: [0.156, -0.006] })).toEqual(['figure.start: leftToes is under the floor']);
    expect(sunk({ head: [0, 0.048] })).toEqual([]);
    expect(sunk({ head: [0, 0.044] })).toEqual(['figure.start: head is under the floor']);
    const floating = { ...withPose('start', { leftToes: [0.156, -0.2] }), props: [{ kind: 'wall', x: 0.3 }] } as Figure;
    expect(problemsOf(floating).filter((problem) => problem.includes('under the floor'))).toEqual([]);
  });

  it('measure bends only from the side, and only of bones that lie flat', () => {
    const bent = withPose('end', { rightAnkle: [0.245, 0.78], rightToes: [0.371, 0.755] });
    const isBent = (figure: Figure) => problemsOf(figure).some((problem) => problem.includes('is bent by'));
    expect(isBent(bent)).toBe(true);
    expect(isBent({ ...bent, view: 'front' })).toBe(false);
    expect(isBent({ ...bent, foreshortened: ['right-thigh'] })).toBe(true);
    expect(
      problemsOf({ ...bent, foreshortened: ['right-lower-leg'] }).some((problem) => problem.includes('knee')),
    ).toBe(false);
  });

  it.each([
    [
      'a hip that bends backwards',
      withPose('end', { rightKnee: [-0.2, 0.393] }),
      'the right hip is bent by -55 degrees',
    ],
    [
      'a hip that folds too far',
      withPose('end', { rightKnee: [-0.06, 0.772] }),
      'the right hip is bent by -166 degrees',
    ],
    ['a foot that points up the shin', withPose('start', { rightToes: [0.03, 0.17] }), 'the right ankle is bent by 13'],
    ['a foot that points backwards', withPose('start', { rightToes: [-0.09, -0.04] }), 'the right ankle is bent by'],
    [
      'the other knee',
      withPose('start', { leftAnkle: [0.275, 0.3], leftToes: [0.4, 0.28] }),
      'the left knee is bent by -',
    ],
  ])('find %s', (_, figure, message) => {
    expect(problemsOf(figure).join('\n')).toContain(message);
  });

  it('say of each fault in which file and pose, and what to do', () => {
    const [fault] = figureProblems({ id: 'knee-lift', figure: withPose('start', { rightToes: [0.1, -0.05] }) });
    expect(fault).toMatchObject({
      file: 'exercises/knee-lift.json',
      field: 'figure.start',
      tip: 'Move the joints until it fits.',
    });
  });

  it('let a bone look shorter where it is said to point to the eye, never longer', () => {
    const short = { ...withPose('end', { rightAnkle: [0.245, 0.45], rightToes: [0.37, 0.43] }) };
    expect(problemsOf(short)).not.toEqual([]);
    expect(problemsOf({ ...short, foreshortened: ['right-lower-leg'] })).toEqual([]);
    const long = withPose('end', { rightAnkle: [0.245, 0.2] });
    expect(problemsOf({ ...long, foreshortened: ['right-lower-leg'] })).not.toEqual([]);
  });

  it('measure the mirrored body the same way', () => {
    expect(problemsOf(facingLeft(kneeLift))).toEqual([]);
  });
});
