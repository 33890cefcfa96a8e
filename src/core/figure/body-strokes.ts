import type { Figure, Point } from '../data-types.ts';
import type { Side } from '../side.ts';
import { BONES, type Body, type Bone, boneOf } from './body.ts';
import type { Stroke, Tone } from './drawing.ts';
import { direction, plus } from './points.ts';

/** Widths of the limbs at both ends, in body lengths. */
export const WIDTHS: Readonly<Record<string, readonly [number, number]>> = {
  thigh: [0.09, 0.066],
  'lower-leg': [0.066, 0.042],
  foot: [0.04, 0.028],
  'upper-arm': [0.054, 0.046],
  forearm: [0.046, 0.034],
};

/** How thick the trunk is where it is seen from the side, in body lengths. */
export const TRUNK_FROM_THE_SIDE = 0.115;

const HEAD_RADIUS = 0.066;

const ARMS: readonly string[] = ['upper-arm', 'forearm'];

const LEGS: readonly string[] = ['thigh', 'lower-leg', 'foot'];

/** The far limbs, the trunk, the near ones; a leg that crosses in front of an arm is of less use than the other way. */
export function bodyStrokes(figure: Figure, body: Body): readonly Stroke[] {
  const near: Side = figure.near ?? 'right';
  const far: Side = near === 'right' ? 'left' : 'right';
  const sideways = figure.view === 'side';
  const working = workingBones(figure);
  const toneOf = (bone: Bone, isFar: boolean): Tone =>
    working.has(bone) ? 'working' : isFar && sideways ? 'far' : 'body';
  const limb = (side: Side, kinds: readonly string[], isFar: boolean) =>
    kinds.flatMap((kind) => {
      const bone = `${side}-${kind}` as Bone;
      return limbStrokes(body, bone, kind, side, toneOf(bone, isFar), kinds === LEGS && sideways);
    });
  const torso = [...trunkStrokes(figure, body, working), ...headStrokes(figure, body, working)];
  if (sideways) {
    return [
      ...limb(far, ARMS, true),
      ...limb(far, LEGS, true),
      ...torso,
      ...limb(near, LEGS, false),
      ...limb(near, ARMS, false),
    ];
  }
  const arms = [...limb(far, ARMS, true), ...limb(near, ARMS, false)];
  const legs = [...limb(far, LEGS, true), ...limb(near, LEGS, false)];
  // From behind, the hands are mostly in front of the body, where they cannot be seen.
  return figure.view === 'back' ? [...arms, ...torso, ...legs] : [...torso, ...legs, ...arms];
}

function limbStrokes(
  body: Body,
  bone: Bone,
  kind: string,
  side: Side,
  tone: Tone,
  showsHeel: boolean,
): readonly Stroke[] {
  const [from, to] = boneOf(body, bone);
  const [width, endWidth] = WIDTHS[kind] ?? [0.05, 0.05];
  const part = `${side}-${LEGS.includes(kind) ? 'leg' : 'arm'}`;
  const line = (points: readonly Point[], start: number, end: number): Stroke => ({
    points,
    width: start,
    endWidth: end,
    tone,
    part,
  });
  if (kind === 'forearm') return [line([from, to], width, endWidth), line([to], 0.044, 0.044)];
  if (kind !== 'foot') return [line([from, to], width, endWidth)];
  const heel = side === 'right' ? body.rightHeel : body.leftHeel;
  return showsHeel
    ? [
        line([from, heel], 0.042, 0.034),
        line([heel, to], 0.034, 0.026),
        line([from, to], width, endWidth),
        // The instep, so that no hole is left between ankle, heel and toes.
        line([from, plus(heel, [to[0] - heel[0], to[1] - heel[1]], 0.45)], 0.042, 0.03),
      ]
    : [line([from, to], width, endWidth)];
}

function trunkStrokes(figure: Figure, body: Body, working: ReadonlySet<Bone>): readonly Stroke[] {
  const { pelvis, spine, neck } = body;
  const tone: Tone = working.has('lower-trunk') || working.has('upper-trunk') ? 'working' : 'body';
  const stroke = (points: readonly Point[], width: number, endWidth = width): Stroke => ({
    points,
    width,
    endWidth,
    tone,
    part: 'trunk',
  });
  const collar = stroke([neck, plus(neck, direction(neck, body.head), 0.06)], 0.05);
  if (figure.view === 'side') {
    const top = plus(neck, direction(neck, spine), 0.035);
    return [collar, stroke(curve(pelvis, spine, top), TRUNK_FROM_THE_SIDE - 0.005, TRUNK_FROM_THE_SIDE)];
  }
  const { rightShoulder, leftShoulder, rightHip, leftHip } = body;
  const sides: readonly (readonly [Point, Point])[] = [
    [rightShoulder, rightHip],
    [leftShoulder, leftHip],
  ];
  return [
    collar,
    stroke([rightShoulder, leftShoulder], 0.06),
    stroke([rightHip, leftHip], 0.09),
    ...sides.map(([from, to]) => stroke([from, middle(from, to, spine), to], 0.06, 0.08)),
    stroke([neck, spine, pelvis], 0.13, 0.11),
  ];
}

/** Half-way down the side of the trunk, as far bent as the spine is. */
function middle(from: Point, to: Point, spine: Point): Point {
  const half: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return [half[0] * 0.75 + spine[0] * 0.25, half[1] * 0.75 + spine[1] * 0.25];
}

function headStrokes(figure: Figure, body: Body, working: ReadonlySet<Bone>): readonly Stroke[] {
  const tone: Tone = working.has('head') ? 'working' : 'body';
  const disc: Stroke = { points: [body.head], width: 2 * HEAD_RADIUS, endWidth: 2 * HEAD_RADIUS, tone, part: 'head' };
  if (figure.view !== 'side' && figure.view !== 'back' && body.nose === undefined) return [disc, ...eyes(body)];
  if (body.nose === undefined) return [disc];
  const root = plus(body.head, direction(body.head, body.nose), HEAD_RADIUS * 0.8);
  return [disc, { points: [root, body.nose], width: 0.03, endWidth: 0.012, tone, part: 'head' }];
}

/** Two light dots, so that a face can be told from the back of a head. */
function eyes({ neck, head }: Body): readonly Stroke[] {
  const up = direction(neck, head);
  const across: Point = [-up[1], up[0]];
  return [-1, 1].map((side) => ({
    points: [plus(plus(head, up, 0.012), across, side * 0.026)],
    width: 0.022,
    endWidth: 0.022,
    tone: 'far',
    part: 'head',
  }));
}

/** A bent line through three points. */
function curve(from: Point, through: Point, to: Point): readonly Point[] {
  // The control point of a quadratic curve that passes through the middle one.
  const control: Point = [2 * through[0] - (from[0] + to[0]) / 2, 2 * through[1] - (from[1] + to[1]) / 2];
  return Array.from({ length: 9 }, (_, place) => {
    const t = place / 8;
    const at = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return [at(from[0], control[0], to[0]), at(from[1], control[1], to[1])] as const;
  });
}

function workingBones({ working }: Figure): ReadonlySet<Bone> {
  return new Set(
    working.flatMap((name): readonly Bone[] => {
      if (name === 'trunk') return ['lower-trunk', 'upper-trunk'];
      const limb = name.match(/^(right|left)-(arm|leg)$/);
      if (limb === null) return [name as Bone];
      const kinds = limb[2] === 'arm' ? ARMS : LEGS;
      return BONES.filter((bone) => kinds.some((kind) => bone === `${limb[1]}-${kind}`));
    }),
  );
}
