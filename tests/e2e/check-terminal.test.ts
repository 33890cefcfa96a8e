// `hikecare check` as a person meets it: the packed program in a real pseudo-terminal.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { moveTo, shows } from './lists.ts';
import { KEYS, openScreen, type Screen, type ScreenOptions } from './screen.ts';

const { bin } = inject('packed');
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hikecare-home-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function check(options: ScreenOptions = {}, args: readonly string[] = []): Screen {
  return openScreen(process.execPath, [bin, 'check', ...args], {
    ...options,
    env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...options.env },
  });
}

/** Takes one of a few numbered things to do next. */
async function next(screen: Screen, question: string, words: string): Promise<void> {
  await screen.until(() => shows(screen, question) && shows(screen, words));
  const number = new RegExp(`(\\d+)\\) ${words}`).exec(screen.text())?.[1];
  if (number === undefined) throw new Error(`no number for ${words}:\n${screen.text()}`);
  screen.press(number, KEYS.enter);
}

async function answer(screen: Screen, question: string, words: string): Promise<void> {
  await moveTo(screen, question, words);
  screen.press(KEYS.space, KEYS.enter);
}

async function choose(screen: Screen, question: string, words: string): Promise<void> {
  await moveTo(screen, question, words);
  screen.press(KEYS.enter);
}

async function type(screen: Screen, question: string, number: string): Promise<void> {
  await screen.until(() => shows(screen, question));
  screen.press(number, KEYS.enter);
}

/** A sore outer hip that needs nobody, up to the review. */
async function soreOuterHip(screen: Screen): Promise<void> {
  await answer(screen, 'notice any of these', 'None of these');
  await answer(screen, 'Where does it hurt?', 'Hip and buttock');
  await answer(screen, 'Which spot is it', 'Bony outer side of the hip');
  await choose(screen, 'Which side?', 'Right');
  await answer(screen, 'true of your hip or leg', 'None of these');
  await type(screen, 'How old are you', '47');
  await answer(screen, 'hold for you', 'None of these');
  await choose(screen, 'How did it begin?', 'Slowly');
  await type(screen, 'How many full days ago', '1');
  await type(screen, 'How bad was it', '4');
  await answer(screen, 'What does it do to you?', 'None of these');
  await answer(screen, 'What brings it on', 'sore to press or to lie on');
}

describe('check in a terminal', () => {
  test('a sore hip: questions, review, plan, and what is kept on consent, readable by the owner alone', async () => {
    const screen = check({ env: { XDG_DATA_HOME: join(home, 'data'), TZ: 'Asia/Kathmandu' } });
    await soreOuterHip(screen);
    await screen.until('Is this right?');
    expect(screen.history()).toContain('How old are you? 47 years');
    await next(screen, 'Is this right?', 'Yes, show my plan');
    await screen.until('SELF-CARE: Look after this yourself for now');
    await screen.until('Outer hip tendon pain');
    await next(screen, 'Keep this check in your journal', 'Yes, this check and later ones');
    await next(screen, 'What next?', 'Finish');
    expect(await screen.exit()).toBe(0);
    const settings = join(home, 'config/hikecare/settings.json');
    expect(readFileSync(settings, 'utf8')).toContain('45-to-49');
    expect(readFileSync(settings, 'utf8')).not.toContain('47');
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    const journal = join(home, 'data/hikecare/journal');
    const [month = ''] = readdirSync(journal);
    const file = readFileSync(join(journal, month), 'utf8');
    expect(JSON.parse(file.trim().split('\n').at(-1) ?? '')).toMatchObject({
      type: 'check',
      level: 'self-care',
      at: expect.stringMatching(/\+05:45$/),
      answers: { age: 47, side: 'right' },
    });
    expect(statSync(join(journal, month)).mode & 0o777).toBe(0o600);
  });

  test('a sign that is an emergency ends the questions at once and tells whom to call first', async () => {
    const screen = check({}, ['--country', 'GB']);
    await answer(screen, 'notice any of these', 'Chest pain or pressure');
    expect(await screen.exit()).toBe(0);
    const plan = screen.history();
    expect(plan).toContain('EMERGENCY: Call 999 for an ambulance now');
    expect(plan.indexOf('Call 999 now')).toBeLessThan(plan.indexOf('Why'));
    expect(plan).not.toContain('Where does it hurt?');
    expect(plan).not.toContain('Stretches');
  });

  test('Enter alone never answers a danger question', async () => {
    const screen = check();
    await screen.until('notice any of these');
    screen.press(KEYS.enter);
    await screen.until(/None of these"/);
    expect(screen.text()).toContain('notice any of these');
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
  });

  test('back opens the question before, with its answer still there', async () => {
    const screen = check();
    await answer(screen, 'notice any of these', 'None of these');
    await screen.until('Where does it hurt?');
    screen.press('b');
    await screen.until(() => screen.text().includes('Chest pain or pressure'));
    expect(screen.text()).toMatch(/\[x\] None of these/);
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
  });

  test('Ctrl-C stops with one sentence, exit 130, and a cursor that is seen again', async () => {
    const screen = check();
    await screen.until('notice any of these');
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
    expect(screen.history()).toContain('Stopped. Nothing was saved.');
    expect(screen.history()).not.toMatch(/\bat .*\.cjs:\d+/);
    expect(screen.cursorHidden()).toBe(false);
  });

  test('a window of 40 columns and 24 rows shows every option on the way down', async () => {
    const screen = check({ columns: 40, rows: 24 });
    await screen.until('more below');
    await answer(screen, 'notice any of these', 'None of these');
    await screen.until('Where does it hurt?');
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
  });

  test('accessible mode asks in numbered lines and redraws nothing', async () => {
    const screen = check({ env: { ACCESSIBLE: '1' } });
    await screen.until(/11[.)]? .*None of these|0[ .):=].*none of these/i);
    screen.press('0', KEYS.enter);
    await screen.until('Where does it hurt?');
    screen.press(KEYS.ctrlC);
    expect(await screen.exit()).toBe(130);
  });
});
