import { type Drawing, partsOf, type Stroke, type Tone } from '../../core/figure/drawing.ts';

/** A grid of dots, row by row from the top; undefined where there is none. */
export type Dots = readonly (readonly (Tone | undefined)[])[];

type Grid = (Tone | undefined)[][];
type Place = readonly [number, number];

/** No line gets thinner than this many dots across. */
const THINNEST = 1.1;
/** So far, in dots, a part is set off from what lies under it. */
const GAP = 1.1;

/**
 * A drawing as dots: as large as fits, in the middle, standing on the lowest row. `hollow` draws far limbs and targets
 * with every second dot, so that they can be told apart without colour.
 */
export function dotsOf({ box, strokes }: Drawing, across: number, up: number, hollow: boolean): Dots {
  const [left, bottom, right, top] = box;
  const scale = Math.min(across / (right - left), up / (top - bottom));
  const offset = (across - (right - left) * scale) / 2;
  const grid: Grid = Array.from({ length: up }, () => Array.from({ length: across }, () => undefined));
  const toPlace = ([x, y]: Place): Place => [offset + (x - left) * scale - 0.5, up - (y - bottom) * scale - 0.5];
  for (const part of partsOf(strokes)) {
    const isProp = part[0]?.part === 'prop' || part[0]?.part === 'target';
    if (!isProp) for (const stroke of part) paint(grid, stroke, toPlace, scale, GAP, () => undefined);
    for (const stroke of part) {
      const { tone } = stroke;
      const isHollow = tone === 'far' || (hollow && tone === 'target');
      paint(grid, stroke, toPlace, scale, 0, (x, y) => (isHollow && (x + y) % 2 === 1 ? undefined : tone));
    }
  }
  return grid;
}

function paint(
  grid: Grid,
  stroke: Stroke,
  toPlace: (point: Place) => Place,
  scale: number,
  wider: number,
  toneAt: (x: number, y: number) => Tone | undefined,
): void {
  const places = stroke.points.map(toPlace);
  const radius = (share: number) =>
    Math.max(THINNEST, (stroke.width + (stroke.endWidth - stroke.width) * share) * scale) / 2 + wider;
  const pieces = places.length === 1 ? [...places, ...places] : places;
  for (const [index, to] of pieces.entries()) {
    const from = pieces[index - 1];
    if (from === undefined || to === undefined) continue;
    const count = pieces.length - 1;
    paintPiece(grid, from, to, radius((index - 1) / count), radius(index / count), toneAt);
  }
}

function paintPiece(
  grid: Grid,
  from: Place,
  to: Place,
  start: number,
  end: number,
  toneAt: (x: number, y: number) => Tone | undefined,
): void {
  const widest = Math.max(start, end);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const firstRow = Math.max(0, Math.floor(Math.min(from[1], to[1]) - widest));
  const lastRow = Math.min(grid.length - 1, Math.ceil(Math.max(from[1], to[1]) + widest));
  for (let y = firstRow; y <= lastRow; y += 1) {
    const row = grid[y];
    if (row === undefined) continue;
    const first = Math.max(0, Math.floor(Math.min(from[0], to[0]) - widest));
    const last = Math.min(row.length - 1, Math.ceil(Math.max(from[0], to[0]) + widest));
    for (let x = first; x <= last; x += 1) {
      const share = squared === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / squared;
      const near = Math.min(1, Math.max(0, share));
      const away = Math.hypot(x - from[0] - dx * near, y - from[1] - dy * near);
      if (away <= start + (end - start) * near) row[x] = toneAt(x, y);
    }
  }
}
