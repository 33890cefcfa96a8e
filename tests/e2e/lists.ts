// Moving through the lists of the program in a terminal, as a person does: with a look at the screen before each key.

import { KEYS, type Screen } from './screen.ts';

/** True when the words are on the screen, across the ends of lines. */
export function shows(screen: Screen, words: string): boolean {
  return screen.text().replace(/\s+/g, ' ').includes(words);
}

/** Waits for a question of the interview, then moves down until the highlighted line holds the words. */
export async function moveTo(screen: Screen, question: string, words: string): Promise<void> {
  await screen.until(() => shows(screen, question) && isDrawn(screen));
  for (let step = 0; step < 40; step += 1) {
    if (isHighlighted(screen, words)) return;
    const before = highlighted(screen);
    screen.press(KEYS.down);
    await screen.until(() => isDrawn(screen) && highlighted(screen) !== before);
  }
  throw new Error(`no line with ${words}:\n${screen.text()}`);
}

/** A list is drawn anew with each key, in pieces; what Enter does is told below it, and so comes last. */
function isDrawn(screen: Screen): boolean {
  return /\bEnter (done|open|take)\b/.test(screen.text());
}

/** An option may be wrapped: its first words stand on the highlighted line. */
function isHighlighted(screen: Screen, words: string): boolean {
  const line = highlighted(screen)
    .replace(/^[\s❯>]*\d*[ [\]x?]*/, '')
    .trim();
  return line !== '' && (line.includes(words) || words.startsWith(line));
}

function highlighted(screen: Screen): string {
  return (
    screen
      .text()
      .split('\n')
      .find((line) => /^\s*[❯>]/.test(line)) ?? ''
  );
}
