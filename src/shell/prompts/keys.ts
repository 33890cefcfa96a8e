/** What a key press means to a question: one of these names, or the character itself (digits, small letters, "?"). */
const NAMED = new Map([
  ['up', 'up'],
  ['down', 'down'],
  ['left', 'left'],
  ['home', 'home'],
  ['end', 'end'],
  ['pageup', 'page-up'],
  ['pagedown', 'page-down'],
  ['return', 'enter'],
  ['enter', 'enter'],
  ['space', 'space'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
  ['paste-start', 'paste-start'],
  ['paste-end', 'paste-end'],
]);

/** A key press as Node's readline reports it. */
export interface KeyPress {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** The name of the key for `press`, or undefined for keys that mean nothing here. */
export function readKey({ name, sequence, ctrl, meta }: KeyPress): string | undefined {
  // Escape alone is reported as a meta key without a letter.
  if (name === 'escape') return 'escape';
  if (ctrl === true || meta === true) return undefined;
  const named = name === undefined ? undefined : NAMED.get(name);
  if (named !== undefined) return named;
  const character = (sequence ?? name ?? '').toLowerCase();
  return /^[0-9a-z?]$/.test(character) ? character : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys arrive as control characters.
const ARROWS_AND_THE_LIKE = /\u001b[[O][\d;]*[A-Za-z~]/g;

/**
 * True for a chunk of input that no hand has typed: text after a line break, or (where keys are read one by one)
 * more characters before it than any answer has. Most terminals mark pasted text; this is for those that do not.
 */
export function looksPasted(chunk: string, oneByOne: boolean): boolean {
  const text = chunk.replace(ARROWS_AND_THE_LIKE, '');
  const lineBreak = text.search(/[\r\n]/);
  if (lineBreak === -1) return false;
  return text.slice(lineBreak).trim() !== '' || (oneByOne && text.trim().length > LONGEST_NUMBER);
}

/** Digits of the longest number that a question takes. */
export const LONGEST_NUMBER = 4;
