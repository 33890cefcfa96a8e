import type { Exercise } from '../../core/data-types.ts';
import { POSES } from '../../core/figure/body.ts';
import { strokesOf } from '../../core/figure/strokes.ts';
import { escapeXml, figureGroup } from './figure-svg.ts';

/** A card of the sheet, in units of the picture: the name, then start and end beside each other. */
const CARD = { width: 300, height: 170, title: 22, gap: 10 };
const ACROSS = 4;

const TITLE = 'All figures of hikecare: each exercise with its start and its end';

/** All figures on one sheet: by name, each with its start and its end. */
export function figureSheet(exercises: readonly Exercise[]): string {
  const cards = [...exercises].filter(({ figure }) => figure !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  const width = ACROSS * CARD.width;
  const height = Math.ceil(cards.length / ACROSS) * CARD.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${TITLE}" font-family="sans-serif" font-size="13">`,
    `<title>${TITLE}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...cards.map((exercise, place) =>
      cardOf(exercise, (place % ACROSS) * CARD.width, Math.floor(place / ACROSS) * CARD.height),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function cardOf({ name, figure }: Exercise, x: number, y: number): string {
  if (figure === undefined) return '';
  const room = { width: CARD.width / 2 - CARD.gap, height: CARD.height - CARD.title - CARD.gap };
  const poses = POSES.map((pose, place) => {
    const group = figureGroup(strokesOf(figure, place, 'right'));
    // A picture within the picture cuts off what a close-up leaves out.
    const frame = `x="${x + CARD.gap / 2 + place * (CARD.width / 2)}" y="${y + CARD.title}" width="${room.width}" height="${room.height}"`;
    const box = `viewBox="0 0 ${Math.round(group.width)} ${Math.round(group.height)}" preserveAspectRatio="xMidYMax"`;
    return `<svg ${frame} ${box}><title>${escapeXml(figure.alt[pose])}</title>\n${group.markup}\n</svg>`;
  });
  return [`<text x="${x + CARD.gap / 2}" y="${y + 16}">${escapeXml(name)}</text>`, ...poses].join('\n');
}
