import type { Point, Prop } from '../data-types.ts';
import type { Body } from './body.ts';
import { direction, plus } from './points.ts';

/** A line of a drawing. Lengths in body lengths. */
export interface Line {
  readonly points: readonly Point[];
  readonly width: number;
}

const THIN = 0.012;
const WALL_TOP = 1.1;

/** A thing as lines, behind the body or (straps, bands) in front of it. `reach` says how far the floor goes. */
export function linesOfProp(prop: Prop, body: Body, reach: readonly [number, number]): readonly Line[] {
  const thin = (...points: readonly Point[]): Line => ({ points, width: THIN });
  switch (prop.kind) {
    case 'floor':
      return [thin([reach[0], -0.012], [reach[1], -0.012])];
    case 'mat':
      if (prop.bottom !== undefined && prop.height !== undefined)
        return [thin(...rectangle(prop.from, prop.bottom, prop.to, prop.height))];
      return [
        {
          points: [
            [prop.from, -0.012],
            [prop.to, -0.012],
          ],
          width: 0.024,
        },
      ];
    case 'wall': {
      const top = prop.height ?? WALL_TOP;
      const away = prop.side === 'left' ? -1 : 1;
      const hatches = Array.from({ length: Math.floor(top / 0.1) }, (_, place) =>
        thin([prop.x + away * 0.008, place * 0.1 + 0.05], [prop.x + away * 0.045, place * 0.1 + 0.09]),
      );
      return [
        {
          points: [
            [prop.x, -0.012],
            [prop.x, top],
          ],
          width: 0.018,
        },
        ...hatches,
      ];
    }
    case 'chair':
      return chair(prop.from, prop.to, prop.height, prop.back, prop.top ?? prop.height + 0.24);
    case 'table':
      return [
        {
          points: [
            [prop.from, prop.height],
            [prop.to, prop.height],
          ],
          width: 0.02,
        },
        thin([prop.from + 0.03, prop.height], [prop.from + 0.03, 0]),
        thin([prop.to - 0.03, prop.height], [prop.to - 0.03, 0]),
      ];
    case 'step':
    case 'bench':
      return [thin(...rectangle(prop.from, 0, prop.to, prop.height))];
    case 'cushion':
      return [thin(...ellipse(prop.at, prop.across, prop.up))];
    case 'ball':
      return [thin(...ellipse(prop.at, prop.radius, prop.radius))];
    case 'post':
      return [{ points: [prop.from, prop.to], width: 0.02 }];
    case 'ground':
      return [thin(...prop.points)];
    case 'arrow':
      return arrow(prop.from, prop.to);
    case 'rucksack':
      return [rucksack(body)];
    case 'strap':
    case 'band':
    case 'towel': {
      const points = prop.through.map((place) => (typeof place === 'string' ? body[place] : place));
      return [{ points, width: prop.kind === 'towel' ? 0.025 : 0.016 }];
    }
    default:
      return prop satisfies never;
  }
}

/** True for what is held, worn or pointed out: drawn over the body. */
export function liesOver({ kind }: Prop): boolean {
  return kind === 'strap' || kind === 'band' || kind === 'towel' || kind === 'arrow';
}

/** The shaft, and a head of two short lines. */
function arrow(from: Point, to: Point): readonly Line[] {
  const back = direction(to, from);
  const barb = (turn: number): Point => plus(plus(to, back, 0.04), [-back[1], back[0]], turn * 0.03);
  return [
    { points: [from, to], width: 0.016 },
    { points: [barb(1), to, barb(-1)], width: 0.016 },
  ];
}

function chair(
  from: number,
  to: number,
  height: number,
  back: 'left' | 'right' | 'none',
  top: number,
): readonly Line[] {
  const edge = back === 'left' ? from : to;
  const legs: readonly Line[] = [from + 0.012, to - 0.012].map((x) => ({
    points: [
      [x, height],
      [x, 0],
    ],
    width: THIN,
  }));
  const seat: Line = {
    points: [
      [from, height],
      [to, height],
    ],
    width: 0.022,
  };
  const rest: Line = {
    points: [
      [edge, height],
      [edge, top],
    ],
    width: 0.018,
  };
  return back === 'none' ? [...legs, seat] : [...legs, seat, rest];
}

function rectangle(left: number, bottom: number, right: number, top: number): readonly Point[] {
  return [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function ellipse([x, y]: Point, across: number, up: number): readonly Point[] {
  return Array.from({ length: 21 }, (_, place) => {
    const angle = (place / 20) * 2 * Math.PI;
    return [x + across * Math.cos(angle), y + up * Math.sin(angle)] as const;
  });
}

/** Behind the trunk, away from the nose. */
function rucksack({ pelvis, neck, nose, head }: Body): Line {
  const along = direction(pelvis, neck);
  const left: Point = [-along[1], along[0]];
  const facesLeft = nose !== undefined && (nose[0] - head[0]) * left[0] + (nose[1] - head[1]) * left[1] > 0;
  const behind = facesLeft ? -0.11 : 0.11;
  return {
    points: [plus(plus(pelvis, along, 0.1), left, behind), plus(plus(pelvis, along, 0.26), left, behind)],
    width: 0.1,
  };
}
