import type { Figure, Point } from '../data-types.ts';
import { type Body, bodyOf, type Joint } from './body.ts';
import { between, distance, minus, plus, turned } from './points.ts';

/** How far a joint may move between the poses and still count as staying where it is. */
const STAYS = 0.03;

/** The pose at a moment from 0 (start) to 1 (end): every bone turns the shorter way, so that none shrinks on the way. */
export function poseAt(figure: Figure, moment: number): Body {
  const start = bodyOf(figure, figure.start);
  const end = bodyOf(figure, figure.end);
  if (moment <= 0) return start;
  if (moment >= 1) return end;
  return held(figure, start, end, onTheWay(start, end, moment), moment);
}

/** Hands and feet that touch the same thing in both poses stay there on the way: the body is shifted back to them. */
function held({ touches }: Figure, start: Body, end: Body, body: Body, moment: number): Body {
  const joints = touches.filter((touch) => touch.in === undefined).map(({ joint }) => joint);
  const drifts = joints
    .filter((joint) => distance(start[joint], end[joint]) < STAYS)
    .map((joint) => minus(between(start[joint], end[joint], moment), body[joint]));
  if (drifts.length === 0) return body;
  const shift = drifts.reduce((sum, drift) => plus(sum, drift, 1 / drifts.length), [0, 0] as Point);
  const moved = Object.entries(body).map(([joint, point]: readonly [string, Point | undefined]) => [
    joint,
    point === undefined ? undefined : plus(point, shift),
  ]);
  return Object.fromEntries(moved) as Body;
}

function onTheWay(start: Body, end: Body, moment: number): Body {
  const pelvis = between(start.pelvis, end.pelvis, moment);
  const grow = (root: Point, from: Joint, to: Joint) =>
    plus(root, turned(minus(start[to], start[from]), minus(end[to], end[from]), moment));
  const spine = grow(pelvis, 'pelvis', 'spine');
  const neck = grow(spine, 'spine', 'neck');
  const head = grow(neck, 'neck', 'head');
  const limb = (root: Point, joints: readonly Joint[]) => {
    const places: Point[] = [];
    let at = root;
    for (const [index, joint] of joints.entries()) {
      const from = joints[index - 1];
      if (from !== undefined) at = grow(at, from, joint);
      places.push(at);
    }
    return places as [Point, Point, Point, Point];
  };
  const shift = (
    joint: 'rightShoulder' | 'leftShoulder' | 'rightHip' | 'leftHip',
    root: 'neck' | 'pelvis',
    at: Point,
  ) => plus(at, between(minus(start[joint], start[root]), minus(end[joint], end[root]), moment));
  const rightArm = limb(shift('rightShoulder', 'neck', neck), ['rightShoulder', 'rightElbow', 'rightHand']);
  const leftArm = limb(shift('leftShoulder', 'neck', neck), ['leftShoulder', 'leftElbow', 'leftHand']);
  const rightLeg = limb(shift('rightHip', 'pelvis', pelvis), ['rightHip', 'rightKnee', 'rightAnkle', 'rightToes']);
  const leftLeg = limb(shift('leftHip', 'pelvis', pelvis), ['leftHip', 'leftKnee', 'leftAnkle', 'leftToes']);
  const heel = (side: 'rightHeel' | 'leftHeel', ankle: 'rightAnkle' | 'leftAnkle', at: Point) =>
    plus(at, turned(minus(start[side], start[ankle]), minus(end[side], end[ankle]), moment));
  const nose =
    start.nose === undefined || end.nose === undefined
      ? undefined
      : plus(head, turned(minus(start.nose, start.head), minus(end.nose, end.head), moment));
  return {
    pelvis,
    spine,
    neck,
    head,
    nose,
    rightShoulder: rightArm[0],
    rightElbow: rightArm[1],
    rightHand: rightArm[2],
    leftShoulder: leftArm[0],
    leftElbow: leftArm[1],
    leftHand: leftArm[2],
    rightHip: rightLeg[0],
    rightKnee: rightLeg[1],
    rightAnkle: rightLeg[2],
    rightToes: rightLeg[3],
    leftHip: leftLeg[0],
    leftKnee: leftLeg[1],
    leftAnkle: leftLeg[2],
    leftToes: leftLeg[3],
    rightHeel: heel('rightHeel', 'rightAnkle', rightLeg[2]),
    leftHeel: heel('leftHeel', 'leftAnkle', leftLeg[2]),
  };
}
