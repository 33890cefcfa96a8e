import { columns, stripControls, toAscii, wrap } from '../render/layout.ts';
import type { Style } from '../render/style.ts';

/** Text of the data, harmless to this terminal. */
export function clean(text: string, style: Pick<Style, 'unicode'>): string {
  const harmless = stripControls(text);
  return style.unicode ? harmless : toAscii(harmless);
}

/** Text on lines that never exceed the width: a word that is longer is cut. */
export function paragraph(text: string, width: number, indent = '', firstIndent = indent): readonly string[] {
  return wrap(text, width, indent, firstIndent).flatMap((line) => {
    const rest = [...line];
    if (columns(line) <= width) return [line];
    const pieces = [rest.splice(0, width).join('')];
    const step = Math.max(1, width - columns(indent));
    while (rest.length > 0) pieces.push(indent + rest.splice(0, step).join(''));
    return pieces;
  });
}
