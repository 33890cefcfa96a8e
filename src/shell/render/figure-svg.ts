import { type Drawing, partsOf, type Stroke, type Tone } from '../../core/figure/drawing.ts';

/** Colours on white paper, dark enough to be told apart in print. */
const COLOURS: Readonly<Record<Tone, string>> = {
  prop: '#8a8f98',
  far: '#b9bec6',
  body: '#4a4f57',
  working: '#1d6fb8',
  held: '#b9770e',
  target: '#d9482b',
};
/** A body length in units of the picture, so many that whole ones are fine enough. */
const SCALE = 300;
/** Set off from what lies under it, in units. */
const GAP = 4;

/** A drawing as an SVG group whose upper left corner is at 0 0, and how large it is, in units. */
export function figureGroup({ box, strokes }: Drawing): {
  readonly width: number;
  readonly height: number;
  readonly markup: string;
} {
  const [left, bottom, right, top] = box;
  const place = ([x, y]: readonly [number, number]) => [(x - left) * SCALE, (top - y) * SCALE] as const;
  const lines = partsOf(strokes).flatMap((part) => {
    const isBody = part.every((stroke) => stroke.part !== 'prop' && stroke.part !== 'target');
    return [
      ...(isBody ? part.map((stroke) => shape(stroke, place, GAP, '#ffffff')) : []),
      ...part.map((stroke) => shape(stroke, place, 0, COLOURS[stroke.tone])),
    ];
  });
  return { width: (right - left) * SCALE, height: (top - bottom) * SCALE, markup: lines.join('\n') };
}

/** A drawing as a picture of its own. `alt` is what it shows, in words. */
export function figureSvg(drawing: Drawing, alt: string): string {
  const { width, height, markup } = figureGroup(drawing);
  const size = `${short(width)} ${short(height)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" role="img">`,
    `<title>${escapeXml(alt)}</title>`,
    markup,
    '</svg>',
    '',
  ].join('\n');
}

type Placer = (point: readonly [number, number]) => readonly [number, number];

function shape(stroke: Stroke, place: Placer, wider: number, colour: string): string {
  const points = stroke.points.map(place);
  const width = stroke.width * SCALE + 2 * wider;
  const endWidth = stroke.endWidth * SCALE + 2 * wider;
  const [first, second] = points;
  if (first === undefined) return '';
  if (second === undefined) return disc(first, width / 2, colour);
  if (points.length > 2 || Math.abs(width - endWidth) < 0.1) {
    const path = points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  }
  return tapered(first, second, width / 2, endWidth / 2, colour);
}

function tapered(
  from: readonly [number, number],
  to: readonly [number, number],
  start: number,
  end: number,
  colour: string,
): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const across = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length] as const;
  const corner = ([x, y]: readonly [number, number], away: number) =>
    `${short(x + across[0] * away)} ${short(y + across[1] * away)}`;
  const round = (radius: number) => `A${short(radius)} ${short(radius)} 0 0 0 `;
  const outline = `M${corner(from, start)}L${corner(to, end)}${round(end)}${corner(to, -end)}L${corner(from, -start)}${round(start)}${corner(from, start)}`;
  return `<path d="${outline}" fill="${colour}"/>`;
}

function disc([x, y]: readonly [number, number], radius: number, colour: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${colour}"/>`;
}

function short(number: number): string {
  return String(Math.round(number));
}

/** Text for markup. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
