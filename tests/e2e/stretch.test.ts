// `hikecare stretch` as a person meets it: the packed program in a real pseudo-terminal. Nothing is held to its end
// here: that is proved with moved time. The shortest exercise has nine holds of five seconds.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { moveTo } from './lists.ts';
import { KEYS, openScreen, type Screen, type ScreenOptions } from './screen.ts';

const { bin } = inject('packed');
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hikecare-home-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function stretch(args: readonly string[], options: ScreenOptions = {}): Screen {
  const folders = { XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data') };
  return openScreen(process.execPath, [bin, 'stretch', ...args], {
    ...options,
    env: { HOME: home, ...folders, ...options.env },
  });
}

/** The records of the journal, in the order of writing. */
function journal(): readonly Record<string, unknown>[] {
  const folder = join(home, 'data/hikecare/journal');
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"type"'))
    .map((line) => JSON.parse(line));
}

/** Ticks "None of these" or its like, which stands last but perhaps for the doubt, and goes on. */
async function none(screen: Screen, question: string, words: string): Promise<void> {
  await moveTo(screen, question, words);
  screen.press(KEYS.space, KEYS.enter);
}

describe('stretch in a terminal', () => {
  test.each([
    [80, 24],
    [40, 24],
  ])('at %i x %i: figure, count-in, hold, stop, and the terminal given back', async (columns, rows) => {
    const screen = stretch(['bottom-to-heels', 'figure-four', '--safe'], { columns, rows });
    await screen.until('1 of 2 · Bottom to heels');
    expect(screen.cursorHidden()).toBe(true);
    screen.press(KEYS.space);
    await screen.until('Get into position');
    expect(screen.text()).toMatch(/[\u2801-\u28ff]/);
    screen.press('s');
    await screen.until(() => /^Hold {2}0:0\d/m.test(screen.text()));
    screen.press('n');
    await screen.until('2 of 2 · Figure-four stretch');
    screen.press('q');
    expect(await screen.exit()).toBe(0);
    expect(screen.cursorHidden()).toBe(false);
    expect(screen.history()).toContain('Stopped with 1 of 2 exercises left.');
    expect(journal()).toMatchObject([{ type: 'session', end: 'stopped', left: ['figure-four'] }]);

    const again = stretch([], { columns, rows });
    await again.until('Go on where you stopped?');
    await again.until('Yes, 1 of 2 left');
    again.press(KEYS.ctrlC);
    expect(await again.exit()).toBe(130);
  });

  test('asks the danger signs first, and somebody whom nothing hurts is soon done with it', async () => {
    const screen = stretch(['bottom-to-heels']);
    await none(screen, 'notice any of these', 'None of these');
    await none(screen, 'Where does it hurt?', 'Nowhere: nothing hurts');
    await screen.until('How old are you?');
    screen.press('4', '0', KEYS.enter);
    await none(screen, 'hold for you', 'None of these');
    await screen.until('1 of 1 · Bottom to heels');
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
    expect(screen.cursorHidden()).toBe(false);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s keeps the session and gives the terminal back', async (signal, code) => {
    const screen = stretch(['bottom-to-heels', '--safe']);
    await screen.until('1 of 1');
    screen.press(KEYS.space);
    await screen.until('Get into position');
    screen.kill(signal);
    expect(await screen.exit()).toBe(code);
    expect(screen.cursorHidden()).toBe(false);
    expect(journal()).toMatchObject([{ type: 'session', end: 'stopped', left: ['bottom-to-heels'] }]);
  });

  test('accessible mode tells the figure in words and redraws nothing', async () => {
    const screen = stretch(['bottom-to-heels', '--safe'], { env: { ACCESSIBLE: '1' } });
    await screen.until('Start: On all fours');
    screen.press(KEYS.enter, 's');
    await screen.until('Hold. 5 seconds.');
    expect(screen.history()).not.toMatch(/[\u2801-\u28ff]/);
    screen.press('h');
    await screen.until('stopped, because it hurt');
    screen.press('q');
    expect(await screen.exit()).toBe(0);
    expect(journal()).toMatchObject([{ type: 'hurt' }, { type: 'session' }]);
  });
});
