import type { Figure, Point, Prop } from '../data-types.ts';
import type { Side } from '../side.ts';
import type { Body } from './body.ts';
import { bodyStrokes } from './body-strokes.ts';
import type { Drawing, Stroke, Tone } from './drawing.ts';
import { poseAt } from './movement.ts';
import { type Line, liesOver, linesOfProp } from './props.ts';
import { targetStrokes } from './target-strokes.ts';

const MARGIN = 0.05;

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

function mirrored({ box, strokes }: Drawing): Drawing {
  const sum = box[0] + box[2];
  return {
    box,
    strokes: strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(([x, y]) => [sum - x, y] as const) })),
  };
}
