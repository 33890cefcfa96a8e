/**
 * A key: 'space', 'enter', 'escape', 'up', 'down', 'left', 'right', 'ctrl-c', 'ctrl-z', or the character itself, in
 * lower case.
 */
export type Key = string;

/** Makes keys of what a terminal sends, however it is cut into chunks. */
export interface KeyDecoder {
  /** The keys that are complete with this chunk. */
  feed(chunk: string): readonly Key[];
  /** True while it is open whether an escape character was a key or begins a sequence. */
  undecided(): boolean;
  /** Nothing more comes: an escape character alone was the Escape key. */
  settle(): readonly Key[];
}

const ESCAPE = '\u001b';
const CTRL_C = '\u0003';
const PASTE_START = `${ESCAPE}[200~`;
const PASTE_END = `${ESCAPE}[201~`;
/** More different characters at once than this were pasted, not typed. */
const MOST_AT_ONCE = 4;

/**
 * A whole sequence: CSI (the function keys of the Linux console have a second bracket), SS3, an answer of the terminal
 * in a string, or a character typed with Alt. Its letters are no keys.
 */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: keys arrive as control characters.
  /^\u001b(?:\u001b?(?:\[(?:\[.|[0-?]*[ -/]*[@-Z\\-~])|O[\d;]*[@-~])|[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\)|[^\u001b[OP\]_^X])/su;

const ARROWS: Readonly<Record<string, Key>> = { A: 'up', B: 'down', C: 'right', D: 'left' };
const NAMED: Readonly<Record<string, Key>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  [CTRL_C]: 'ctrl-c',
  '\u001a': 'ctrl-z',
  [ESCAPE]: 'escape',
};

/** A decoder that has seen nothing yet. */
export function keyDecoder(): KeyDecoder {
  let rest = '';
  let pasting = false;
  return {
    feed: (chunk) => {
      const keys: Key[] = [];
      rest += chunk;
      while (rest !== '') {
        if (pasting) {
          const end = rest.indexOf(PASTE_END);
          const stop = rest.indexOf(CTRL_C);
          // A paste without an end must not swallow the way out.
          if (stop !== -1 && (end === -1 || stop < end)) {
            keys.push('ctrl-c');
            rest = rest.slice(stop + 1);
            continue;
          }
          // The mark of the end may itself be cut in two.
          rest = end === -1 ? rest.slice(1 - PASTE_END.length) : rest.slice(end + PASTE_END.length);
          if (end === -1) break;
          pasting = false;
        } else if (!rest.startsWith(ESCAPE)) {
          const end = rest.indexOf(ESCAPE);
          const text = end === -1 ? rest : rest.slice(0, end);
          keys.push(...typed(text));
          rest = rest.slice(text.length);
        } else if (rest.startsWith(ESCAPE + ESCAPE) && rest.length > 2 && !/^[[O]/.test(rest.slice(2))) {
          keys.push('escape');
          rest = rest.slice(1);
        } else {
          const sequence = SEQUENCE.exec(rest)?.[0];
          if (sequence === undefined) break;
          if (sequence === PASTE_START) pasting = true;
          else keys.push(...keyOf(sequence));
          rest = rest.slice(sequence.length);
        }
      }
      return keys;
    },
    undecided: () => rest !== '' && !pasting,
    settle: () => {
      if (pasting) return [];
      const escapes = rest === ESCAPE || rest === ESCAPE + ESCAPE ? [...rest].map(() => 'escape') : [];
      rest = '';
      return escapes;
    },
  };
}

/** The keys of plain text. Where it was pasted, only Ctrl-C counts. */
function typed(text: string): readonly Key[] {
  const keys = [...text].map(keyOfCharacter).filter((key) => key !== undefined);
  const pasted = text.length > MOST_AT_ONCE && new Set(text).size > 1;
  return pasted ? keys.filter((key) => key === 'ctrl-c') : keys;
}

function keyOfCharacter(character: string): Key | undefined {
  return NAMED[character] ?? (/^[!-~]$/.test(character) ? character.toLowerCase() : undefined);
}

function keyOf(sequence: string): readonly Key[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: keys arrive as control characters.
  const arrow = /^\u001b[[O]([A-D])$/.exec(sequence)?.[1];
  if (arrow !== undefined) return [ARROWS[arrow] ?? ''];
  // Terminals that were left in kitty's way of telling keys: the code, then 1 plus the modifiers (4 is Ctrl).
  // biome-ignore lint/suspicious/noControlCharactersInRegex: keys arrive as control characters.
  const [, code, modifiers = '1'] = /^\u001b\[(\d{1,3})(?:;(\d{1,3}))?u$/.exec(sequence) ?? [];
  if (code === undefined) return [];
  const control = Number(modifiers) - 1 === 4;
  if (!control && Number(modifiers) > 2) return [];
  const key = keyOfCharacter(String.fromCodePoint(control ? Number(code) % 32 : Number(code)));
  return key === undefined || (control && !key.startsWith('ctrl-')) ? [] : [key];
}
