import { type Known, type Problem, problem } from '../data-checks/parts.ts';
import type { Exercise, Figure, Point, Prop, Touch } from '../data-types.ts';
import { BONE_LENGTHS, BONES, type Body, type Bone, bodyOf, boneOf, type Joint, POSES, type PoseName } from './body.ts';
import { distance } from './points.ts';

/** A bone may differ from its length by this share: joints are given to the thousandth, and skin moves. */
const TOLERANCE = 0.06;
/** How far the middle of a joint lies from what the skin over it touches, in body lengths. */
const SKIN: Readonly<Partial<Record<Joint, number>>> = {
  head: 0.066,
  neck: 0.05,
  spine: 0.06,
  pelvis: 0.065,
  rightKnee: 0.035,
  leftKnee: 0.035,
  rightElbow: 0.025,
  leftElbow: 0.025,
  rightShoulder: 0.05,
  leftShoulder: 0.05,
  rightHip: 0.065,
  leftHip: 0.065,
};
const SKIN_ELSEWHERE = 0.02;
/** What counts as touching. */
const REACH = 0.035;
/** Nothing goes deeper into the floor than this: joints are drawn with round ends. */
const DEEPEST = -0.005;

/** How far joints go, in degrees; a little more than the textbooks' normal ranges, since figures are flat. Ankle: from the shin to the foot. */
const KNEE = { straightest: -12, deepest: 160 };
const ELBOW = { straightest: -12, deepest: 155 };
const HIP = { back: -40, forward: 150 };
const ANKLE = { up: 45, down: 195 };

/** Figures of people: bones keep their length, joints stay in human range, nothing is under the floor, hands and feet are where they are said to be. */
export function figuresAreHuman(known: Known): readonly Problem[] {
  return known.raw.exercises.flatMap((exercise) => figureProblems(exercise));
}

/** Everything that is wrong with the figure of an exercise; none where it has no figure. */
export function figureProblems({ id, figure }: Pick<Exercise, 'id' | 'figure'>): readonly Problem[] {
  if (figure === undefined) return [];
  return POSES.flatMap((pose) => {
    const body = bodyOf(figure, figure[pose]);
    const at = { file: `exercises/${id}.json`, field: `figure.${pose}` };
    return [
      ...boneFaults(figure, body),
      ...rangeFaults(figure, body),
      ...floorFaults(figure, body),
      ...touchFaults(figure, pose, body),
    ].map((message) => problem(at, message, 'Move the joints until it fits.'));
  });
}

function boneFaults(figure: Figure, body: Body): readonly string[] {
  return BONES.flatMap((bone) => {
    const [from, to] = boneOf(body, bone);
    const length = distance(from, to);
    const wanted = BONE_LENGTHS[bone];
    const isShort = length < wanted * (1 - TOLERANCE) && figure.foreshortened?.includes(bone) !== true;
    const isLong = length > wanted * (1 + TOLERANCE);
    return isShort || isLong
      ? [`the ${bone} is ${length.toFixed(3)} long, and should be ${isLong ? 'at most ' : ''}${wanted}`]
      : [];
  });
}

/** Degrees from one bone to the next, counter-clockwise, from -180 to 180. */
function turn(from: readonly [Point, Point], to: readonly [Point, Point]): number {
  const angle = ([[x, y], [endX, endY]]: readonly [Point, Point]) => Math.atan2(endY - y, endX - x);
  const difference = angle(to) - angle(from);
  return (Math.atan2(Math.sin(difference), Math.cos(difference)) * 180) / Math.PI;
}

/** Only what is seen from the side shows how far a joint is bent. */
function rangeFaults(figure: Figure, body: Body): readonly string[] {
  if (figure.view !== 'side') return [];
  const facing = figure.near === 'left' ? -1 : 1;
  const isFlat = (...bones: readonly Bone[]) => bones.every((bone) => figure.foreshortened?.includes(bone) !== true);
  const faults: string[] = [];
  const check = (joint: string, degrees: number, least: number, most: number) => {
    if (degrees < least || degrees > most) faults.push(`the ${joint} is bent by ${Math.round(degrees)} degrees`);
  };
  for (const side of ['right', 'left'] as const) {
    const bone = (kind: string) => `${side}-${kind}` as Bone;
    const angle = (from: Bone, to: Bone) => turn(boneOf(body, from), boneOf(body, to)) * facing;
    const [thigh, shin, foot] = [bone('thigh'), bone('lower-leg'), bone('foot')];
    if (isFlat(thigh, shin)) check(`${side} knee`, -angle(thigh, shin), KNEE.straightest, KNEE.deepest);
    const [upper, fore] = [bone('upper-arm'), bone('forearm')];
    if (isFlat(upper, fore)) check(`${side} elbow`, angle(upper, fore), ELBOW.straightest, ELBOW.deepest);
    if (isFlat(shin, foot)) check(`${side} ankle`, 180 - angle(shin, foot), ANKLE.up, ANKLE.down);
    const [hip, knee] = boneOf(body, thigh);
    const [pelvis, spine] = boneOf(body, 'lower-trunk');
    if (isFlat(thigh, 'lower-trunk'))
      check(`${side} hip`, turn([spine, pelvis], [hip, knee]) * facing, HIP.back, HIP.forward);
  }
  return faults;
}

function floorFaults(figure: Figure, body: Body): readonly string[] {
  if (!figure.props.some(({ kind }) => kind === 'floor')) return [];
  return Object.entries(body).flatMap(([joint, point]: readonly [string, Point | undefined]) => {
    if (point === undefined || joint === 'nose') return [];
    const depth = point[1] - (joint === 'head' ? (SKIN.head ?? 0) : 0);
    return depth < DEEPEST - (joint === 'head' ? 0.015 : 0) ? [`${joint} is under the floor`] : [];
  });
}

function touchFaults(figure: Figure, pose: PoseName, body: Body): readonly string[] {
  return figure.touches
    .filter((touch) => touch.in === undefined || touch.in === pose)
    .filter((touch) => !isTouching(figure, touch, body))
    .map(({ joint, prop }) => `${joint} does not touch the ${prop}`);
}

function isTouching(figure: Figure, { joint, prop }: Touch, body: Body): boolean {
  const skin = SKIN[joint] ?? SKIN_ELSEWHERE;
  return figure.props
    .filter(({ kind }) => kind === prop || (prop === 'floor' && (kind === 'ground' || kind === 'mat')))
    .some((thing) => Math.abs(distanceTo(thing, body[joint]) - skin) <= REACH);
}

/** How far a point lies from the surface of a thing. */
function distanceTo(prop: Prop, point: Point): number {
  const [x, y] = point;
  switch (prop.kind) {
    case 'floor':
    case 'mat':
      return Math.abs(y);
    case 'wall':
      return Math.abs(x - prop.x);
    case 'chair': {
      const edge = prop.back === 'left' ? prop.from : prop.to;
      const seat = toLine(point, [prop.from, prop.height], [prop.to, prop.height]);
      const rest = toLine(point, [edge, prop.height], [edge, prop.top ?? prop.height + 0.24]);
      return prop.back === 'none' ? seat : Math.min(seat, rest);
    }
    case 'table':
      return toLine(point, [prop.from, prop.height], [prop.to, prop.height]);
    case 'step':
    case 'bench':
      return Math.min(
        toLine(point, [prop.from, prop.height], [prop.to, prop.height]),
        toLine(point, [prop.from, 0], [prop.from, prop.height]),
        toLine(point, [prop.to, 0], [prop.to, prop.height]),
      );
    case 'cushion':
      return Math.max(0, distance(point, prop.at) - Math.min(prop.across, prop.up));
    case 'ball':
      return Math.max(0, distance(point, prop.at) - prop.radius);
    case 'post':
      return toLine(point, prop.from, prop.to);
    case 'ground':
      return Math.min(...prop.points.slice(1).map((to, place) => toLine(point, prop.points[place] ?? to, to)));
    case 'arrow':
    case 'rucksack':
    case 'strap':
    case 'band':
    case 'towel':
      return 0;
    default:
      return prop satisfies never;
  }
}

function toLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / squared;
  const near = Math.min(1, Math.max(0, share));
  return distance(point, [from[0] + dx * near, from[1] + dy * near]);
}
