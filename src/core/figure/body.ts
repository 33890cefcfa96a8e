import type { Figure, Point, Pose, Target } from '../data-types.ts';
import type { Side } from '../side.ts';

/** The lengths of bones in body lengths, from joint to joint; an average adult, rounded. */
export const BONE_LENGTHS: Readonly<Record<Bone, number>> = {
  head: 0.11,
  'upper-trunk': 0.15,
  'lower-trunk': 0.15,
  'right-upper-arm': 0.16,
  'left-upper-arm': 0.16,
  'right-forearm': 0.19,
  'left-forearm': 0.19,
  'right-thigh': 0.245,
  'left-thigh': 0.245,
  'right-lower-leg': 0.245,
  'left-lower-leg': 0.245,
  'right-foot': 0.13,
  'left-foot': 0.13,
};

/** The two ends of a movement: the starting position, and the hold or the far point. */
export const POSES = ['start', 'end'] as const;
export type PoseName = (typeof POSES)[number];

export type Bone = Target['bone'];
export type Joint = Exclude<keyof Pose, 'nose'> | 'rightHeel' | 'leftHeel';

/** Half the width of the shoulders and hips, where the body is not seen from the side. */
const HALF_SHOULDERS = 0.095;
const HALF_HIPS = 0.055;
/** How far the shoulders lie below the neck. */
const SHOULDER_DROP = 0.03;

/** A pose with every joint, those that follow from others included. */
export interface Body extends Required<Omit<Pose, 'nose'>> {
  readonly rightHeel: Point;
  readonly leftHeel: Point;
  /** The tip of the nose; undefined where the face is not seen. */
  readonly nose: Point | undefined;
}

/** From joint to joint. */
const BONE_ENDS: Readonly<Record<Bone, readonly [Joint, Joint]>> = {
  head: ['neck', 'head'],
  'upper-trunk': ['spine', 'neck'],
  'lower-trunk': ['pelvis', 'spine'],
  'right-upper-arm': ['rightShoulder', 'rightElbow'],
  'left-upper-arm': ['leftShoulder', 'leftElbow'],
  'right-forearm': ['rightElbow', 'rightHand'],
  'left-forearm': ['leftElbow', 'leftHand'],
  'right-thigh': ['rightHip', 'rightKnee'],
  'left-thigh': ['leftHip', 'leftKnee'],
  'right-lower-leg': ['rightKnee', 'rightAnkle'],
  'left-lower-leg': ['leftKnee', 'leftAnkle'],
  'right-foot': ['rightAnkle', 'rightToes'],
  'left-foot': ['leftAnkle', 'leftToes'],
};

/** Every bone. */
export const BONES = Object.keys(BONE_ENDS) as readonly Bone[];

/** Where a bone begins and ends. */
export function boneOf(body: Body, bone: Bone): readonly [Point, Point] {
  const [from, to] = BONE_ENDS[bone];
  return [body[from], body[to]];
}

export function plus([x, y]: Point, [dx, dy]: Point, times = 1): Point {
  return [x + dx * times, y + dy * times];
}

function minus([x, y]: Point, [otherX, otherY]: Point): Point {
  return [x - otherX, y - otherY];
}

export function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** The direction from one point to another, of length 1; up where both are the same. */
export function direction(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length < 1e-9 ? [0, 1] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** The pose of a figure, with the joints that follow from the others. */
export function bodyOf(figure: Figure, pose: Pose): Body {
  const sideways = figure.view === 'side';
  const facing = figure.near === 'left' ? -1 : 1;
  const down = direction(pose.neck, pose.spine);
  const shoulders = plus(pose.neck, down, SHOULDER_DROP);
  // Seen from the front the right side lies left; from the back it lies right.
  const turn = figure.view === 'back' ? 1 : -1;
  const across: Point = [-direction(pose.spine, pose.neck)[1], direction(pose.spine, pose.neck)[0]];
  const hipsAcross: Point = [-direction(pose.pelvis, pose.spine)[1], direction(pose.pelvis, pose.spine)[0]];
  const right = -turn;
  const shoulder = (side: number) => (sideways ? shoulders : plus(shoulders, across, side * HALF_SHOULDERS));
  const hip = (side: number) => (sideways ? pose.pelvis : plus(pose.pelvis, hipsAcross, side * HALF_HIPS));
  const up = direction(pose.neck, pose.head);
  const nose = plus(pose.head, [up[1] * facing, -up[0] * facing], 0.082);
  return {
    ...pose,
    rightShoulder: pose.rightShoulder ?? shoulder(right),
    leftShoulder: pose.leftShoulder ?? shoulder(-right),
    rightHip: pose.rightHip ?? hip(right),
    leftHip: pose.leftHip ?? hip(-right),
    rightHeel: heelOf(pose.rightKnee, pose.rightAnkle, pose.rightToes, facing),
    leftHeel: heelOf(pose.leftKnee, pose.leftAnkle, pose.leftToes, facing),
    nose: pose.nose ?? (sideways ? nose : undefined),
  };
}

/** The heel lies below the ankle and a little behind it, away from the toes. */
function heelOf(knee: Point, ankle: Point, toes: Point, facing: number): Point {
  const shin = direction(knee, ankle);
  const foot = minus(toes, ankle);
  const along = foot[0] * shin[0] + foot[1] * shin[1];
  const forward = plus(foot, shin, -along);
  const length = Math.hypot(forward[0], forward[1]);
  // A foot that points straight on shows no heel behind it.
  const ahead: Point =
    length < 0.02 ? [-shin[1] * facing * 0.3, shin[0] * facing * 0.3] : plus([0, 0], forward, 1 / length);
  return plus(plus(ankle, shin, 0.03), ahead, -0.035);
}

/** The pose at a moment from 0 (start) to 1 (end): every bone turns the shorter way, so that none shrinks on the way. */
export function poseAt(figure: Figure, moment: number): Body {
  const start = bodyOf(figure, figure.start);
  const end = bodyOf(figure, figure.end);
  if (moment <= 0) return start;
  if (moment >= 1) return end;
  return held(figure, start, end, onTheWay(start, end, moment), moment);
}

/** How far a joint may move between the poses and still count as staying where it is. */
const STAYS = 0.03;

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

function between(from: Point, to: Point, moment: number): Point {
  return plus(from, minus(to, from), moment);
}

/** A bone on its way from one direction to another, the shorter way round. */
function turned(from: Point, to: Point, moment: number): Point {
  const length = (1 - moment) * Math.hypot(from[0], from[1]) + moment * Math.hypot(to[0], to[1]);
  const angle = Math.atan2(from[1], from[0]);
  const turn = Math.atan2(to[1], to[0]) - angle;
  const shorter = Math.atan2(Math.sin(turn), Math.cos(turn));
  return [length * Math.cos(angle + shorter * moment), length * Math.sin(angle + shorter * moment)];
}

/** The words of a figure for the side that is meant: figures are drawn and told for the right one. */
export function altText({ alt }: Figure, pose: PoseName, side: Side): string {
  if (side === 'right') return alt[pose];
  return alt[pose].replace(/\b(right|left)\b/gi, (word) => {
    const other = word.toLowerCase() === 'right' ? 'left' : 'right';
    return word.startsWith(word.charAt(0).toUpperCase()) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  });
}
