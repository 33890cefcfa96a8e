import type { Tone } from '../../core/figure/drawing.ts';
import type { Level } from '../../core/triage.ts';

/** How words are underlined by colour. Colour never carries the meaning: the words do. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Section titles. */
  readonly heading: (text: string) => string;
  /** What can be typed next. */
  readonly command: (text: string) => string;
  /** The line that says how urgent it is. */
  readonly level: (level: Level, text: string) => string;
  /** The strokes of a figure; left out where there is no colour, so that they are told apart in another way. */
  readonly figure?: (tone: Tone, text: string) => string;
  /** False: plain ASCII only. */
  readonly unicode: boolean;
}

const same = (text: string) => text;

/** No colour at all. */
export function plainStyle(unicode: boolean): Style {
  return { bold: same, dim: same, heading: same, command: same, level: (_level, text) => text, unicode };
}

/** The signs that are drawn, each with its plain twin. */
export function signs(style: Style) {
  return style.unicode
    ? { bullet: '•', rule: '─', tick: '✓', barFull: '█', barEmpty: '░' }
    : { bullet: '-', rule: '-', tick: 'x', barFull: '#', barEmpty: '.' };
}
