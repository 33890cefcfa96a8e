import { Chalk } from 'chalk';
import type { Style } from './style.ts';

/** The colours, for a terminal of this depth. The one place that knows chalk; loaded only where there is colour. */
export function colourStyle(depth: 1 | 2 | 3, unicode: boolean): Style {
  // Our own decision about colour holds: chalk's detection knows nothing of NO_COLOR.
  const chalk = new Chalk({ level: depth });
  const levels = {
    'self-care': chalk.bold.green,
    soon: chalk.bold.yellow,
    urgent: chalk.bold.magenta,
    emergency: chalk.bold.red,
  };
  const tones = {
    prop: chalk.dim,
    far: chalk.gray,
    // The terminal's own colour: it can be read on light and on dark.
    body: (text: string) => text,
    working: chalk.cyan,
    held: chalk.yellow,
    target: chalk.red,
  };
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    heading: (text) => chalk.bold.cyan(text),
    command: (text) => chalk.cyan(text),
    level: (level, text) => levels[level](text),
    figure: (tone, text) => tones[tone](text),
    unicode,
  };
}
