import type { Point } from '../data-types.ts';

// Points and directions of the plane, in body lengths.

/** A point so many times a step further on. */
export function plus([x, y]: Point, [dx, dy]: Point, times = 1): Point {
  return [x + dx * times, y + dy * times];
}

/** The step from the other point to this one. */
export function minus([x, y]: Point, [otherX, otherY]: Point): Point {
  return [x - otherX, y - otherY];
}

/** How far apart two points are. */
export function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** The direction from one point to another, of length 1; up where both are the same. */
export function direction(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length < 1e-9 ? [0, 1] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** The point between two, at a moment from 0 (the first) to 1 (the second). */
export function between(from: Point, to: Point, moment: number): Point {
  return plus(from, minus(to, from), moment);
}

/** A bone on its way from one direction to another, the shorter way round. */
export function turned(from: Point, to: Point, moment: number): Point {
  const length = (1 - moment) * Math.hypot(from[0], from[1]) + moment * Math.hypot(to[0], to[1]);
  const angle = Math.atan2(from[1], from[0]);
  const turn = Math.atan2(to[1], to[0]) - angle;
  const shorter = Math.atan2(Math.sin(turn), Math.cos(turn));
  return [length * Math.cos(angle + shorter * moment), length * Math.sin(angle + shorter * moment)];
}
