/** Words of the text on lines of at most `width` columns. A word that is longer stands alone. */
export function wrap(text: string, width: number, indent = '', firstIndent = indent): readonly string[] {
  const lines: string[] = [];
  let line = firstIndent;
  let empty = true;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  lines.push(line);
  return lines;
}

/** A list entry: the mark hangs out, the text is wrapped beside it. */
export function bullet(mark: string, text: string, width: number, indent = '  '): readonly string[] {
  return wrap(text, width, indent + ' '.repeat(columns(mark) + 1), `${indent}${mark} `);
}

/** Blocks of lines as one text with an empty line between them; a block without lines is left out. */
export function pageText(blocks: readonly (readonly string[])[], unicode: boolean): string {
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  const text = `${shown.join('\n\n')}\n`;
  return unicode ? text : toAscii(text);
}

/** Columns that a text takes; the advice is Latin text, so a character is a column. */
export function columns(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Plain twins for the few characters of our texts that ASCII lacks. */
export function toAscii(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/[é]/g, 'e');
}

/** Text from outside without control characters and without marks that turn the direction of writing. */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
