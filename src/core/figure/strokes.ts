import type { Figure, Point, Prop, Target } from '../data-types.ts';
import type { Side } from '../side.ts';
import { BONES, type Body, type Bone, boneOf, direction, plus, poseAt } from './body.ts';
import { type Line, liesOver, linesOfProp } from './props.ts';

/** What a stroke stands for; a renderer gives each its colour. */
export const TONES = ['prop', 'far', 'body', 'working', 'held', 'target'] as const;
export type Tone = (typeof TONES)[number];

/** A stroke of a drawing: a line with round ends, as wide at its end as `endWidth` says. A single point is a disc. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly width: number;
  readonly endWidth: number;
  readonly tone: Tone;
  /** Strokes of one part melt together; a later part is set off from what lies under it. */
  readonly part: string;
}

/** Strokes from back to front, and what of the plane is shown: left, lowest, right and highest edge, in body lengths. */
export interface Drawing {
  readonly box: readonly [number, number, number, number];
  readonly strokes: readonly Stroke[];
}

/** Widths of the limbs at both ends, in body lengths. */
const WIDTHS: Readonly<Record<string, readonly [number, number]>> = {
  thigh: [0.09, 0.066],
  'lower-leg': [0.066, 0.042],
  foot: [0.04, 0.028],
  'upper-arm': [0.054, 0.046],
  forearm: [0.046, 0.034],
};
const TRUNK_FROM_THE_SIDE = 0.115;
const HEAD_RADIUS = 0.066;
const MARGIN = 0.05;

const ARMS: readonly string[] = ['upper-arm', 'forearm'];
const LEGS: readonly string[] = ['thigh', 'lower-leg', 'foot'];

/**
 * The drawing of an exercise at a moment from 0 (start) to 1 (end), for the working side: figures are drawn for the
 * right one, the left is the mirror image. Pure: the same figure gives the same strokes. The box is the same at every
 * moment, so that nothing jumps when it moves.
 */
export function strokesOf(figure: Figure, moment: number, side: Side): Drawing {
  const box = boxOf(figure);
  const drawing: Drawing = { box, strokes: allStrokes(figure, poseAt(figure, moment), [box[0], box[2]], moment >= 1) };
  return side === 'right' ? drawing : mirrored(drawing);
}

function boxOf(figure: Figure): Drawing['box'] {
  const { frame } = figure;
  if (frame !== undefined) return [frame[0] ?? 0, frame[1] ?? 0, frame[2] ?? 1, frame[3] ?? 1];
  const strokes = [0, 0.5, 1].flatMap((moment) => allStrokes(figure, poseAt(figure, moment), undefined, true));
  const points = strokes.flatMap(({ points, width }) =>
    points.flatMap(([x, y]): readonly Point[] => [
      [x - width / 2, y - width / 2],
      [x + width / 2, y + width / 2],
    ]),
  );
  const across = points.map(([x]) => x);
  const up = points.map(([, y]) => y);
  return [Math.min(...across) - MARGIN, Math.min(...up) - 0.01, Math.max(...across) + MARGIN, Math.max(...up) + 0.01];
}

function allStrokes(
  figure: Figure,
  body: Body,
  reach: readonly [number, number] | undefined,
  pushes: boolean,
): readonly Stroke[] {
  // The floor goes as far as the frame; an arrow shows a push only where there is one.
  const props = figure.props.filter(
    ({ kind }) => (reach !== undefined || kind !== 'floor') && (kind !== 'arrow' || pushes),
  );
  const asStrokes = (lines: readonly Line[], tone: Tone): readonly Stroke[] =>
    lines.map(({ points, width }) => ({ points, width, endWidth: width, tone, part: 'prop' }));
  const drawn = (over: boolean) =>
    props
      .filter((prop) => liesOver(prop) === over)
      .flatMap((prop) => asStrokes(linesOfProp(prop, body, reach ?? [0, 0]), toneOfProp(prop)));
  return [...drawn(false), ...bodyStrokes(figure, body), ...drawn(true), ...targetStrokes(figure, body)];
}

/** What is held is told apart from what is only there, and a push is where it works. */
function toneOfProp(prop: Prop): Tone {
  if (prop.kind === 'arrow') return 'target';
  return liesOver(prop) ? 'held' : 'prop';
}

/** The far limbs, the trunk, the near ones; a leg that crosses in front of an arm is of less use than the other way. */
function bodyStrokes(figure: Figure, body: Body): readonly Stroke[] {
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

const PARTS: Readonly<Record<NonNullable<Target['part']>, readonly [number, number]>> = {
  upper: [0.05, 0.4],
  middle: [0.28, 0.72],
  lower: [0.6, 0.95],
  all: [0.12, 0.88],
};

/** The places where it pulls or works, on top of everything. */
function targetStrokes(figure: Figure, body: Body): readonly Stroke[] {
  return figure.target.map((target) => {
    const [from, to] = boneOf(body, target.bone);
    const kind = target.bone.replace(/^(right|left)-/, '');
    const limb = WIDTHS[kind];
    const width = limb === undefined ? (kind === 'head' ? 0.1 : TRUNK_FROM_THE_SIDE) : (limb[0] + limb[1]) / 2;
    const [first, last] = PARTS[target.part ?? 'all'];
    // Bones of the trunk run upwards, those of the limbs away from it.
    const upwards = limb === undefined ? -1 : 1;
    const along = direction(from, to);
    const front: Point = plus([0, 0], [-along[1], along[0]], upwards * facingOf(figure));
    const away = target.face === 'whole' ? 0 : shiftOf(figure, target, width);
    const at = (share: number) => plus(plus(from, [to[0] - from[0], to[1] - from[1]], share), front, away);
    const thick = target.face === 'whole' ? width * 0.6 : width * 0.42;
    return { points: [at(first), at(last)], width: thick, endWidth: thick, tone: 'target', part: 'target' };
  });
}

function facingOf(figure: Figure): number {
  return figure.view === 'side' && figure.near === 'left' ? -1 : 1;
}

/** How far off the middle of the bone: to the front is one way, to the back the other. */
function shiftOf(figure: Figure, { face, bone }: Target, width: number): number {
  const off = width * 0.3;
  if (face === 'front') return off;
  if (face === 'back') return -off;
  const isRight = bone.startsWith('right-') || !bone.startsWith('left-');
  // Seen from the front, the inner side of the right limb lies on the way to the left one.
  const innerIsFront = (figure.view === 'back') !== isRight;
  return (face === 'inner') === innerIsFront ? off : -off;
}

function mirrored({ box, strokes }: Drawing): Drawing {
  const sum = box[0] + box[2];
  return {
    box,
    strokes: strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(([x, y]) => [sum - x, y] as const) })),
  };
}
