import type { Figure, Point, Pose, Target } from '../data-types.ts';
import { direction, minus, plus } from './points.ts';

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

/** A bone that is drawn, by its name in the data. */
export type Bone = Target['bone'];
/** A joint: given in a pose, or following from others. */
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
