import type { Figure, Point, Target } from '../data-types.ts';
import { type Body, boneOf } from './body.ts';
import { TRUNK_FROM_THE_SIDE, WIDTHS } from './body-strokes.ts';
import type { Stroke } from './drawing.ts';
import { direction, plus } from './points.ts';

const PARTS: Readonly<Record<NonNullable<Target['part']>, readonly [number, number]>> = {
  upper: [0.05, 0.4],
  middle: [0.28, 0.72],
  lower: [0.6, 0.95],
  all: [0.12, 0.88],
};

/** The places where it pulls or works, on top of everything. */
export function targetStrokes(figure: Figure, body: Body): readonly Stroke[] {
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
