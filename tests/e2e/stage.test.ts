// The terminal is taken over and given back for real: under a shell with job control, and after every way to end.

import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreen, type Screen } from './screen.ts';

const CTRL_Z = '\u001a';
let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hikecare-stage-'));
  program = join(folder, 'stage-program.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL('stage-program.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { HIKECARE_VERSION: '"test"' },
    logLevel: 'error',
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** An interactive shell that remembers how its terminal was set. */
async function shell(): Promise<Screen> {
  const screen = openScreen('bash', ['--norc', '--noprofile', '-i'], {
    columns: 60,
    rows: 24,
    env: { PS1: 'prompt> ', HOME: folder, NODE: process.execPath, PROGRAM: program },
  });
  await screen.until('prompt>');
  screen.press('before=$(stty -g)\r');
  return screen;
}

/** Asks the shell whether its terminal is set as it was. */
async function expectTerminalBack(screen: Screen, mark: string): Promise<void> {
  expect(screen.cursorHidden()).toBe(false);
  screen.press(`[ "$(stty -g)" = "$before" ] && echo same""-${mark} || echo other""-${mark}\r`);
  await screen.until(new RegExp(`^(same|other)-${mark}$`, 'm'));
  expect(screen.history()).toContain(`\nsame-${mark}`);
}

describe('under a shell', () => {
  test.each([
    ['the program alone', '$NODE $PROGRAM'],
    ['the program behind another one, as npx starts it', `bash -c '"$NODE" "$PROGRAM"; exit $?'`],
  ])('Ctrl-Z gives the terminal to the shell and fg gives it back: %s', async (_how, command) => {
    const screen = await shell();
    screen.press(`${command}\r`);
    await screen.until('ready');
    expect(screen.cursorHidden()).toBe(true);
    for (const round of ['1', '2']) {
      screen.press(CTRL_Z);
      await screen.until(() => (screen.history().match(/Stopped/g) ?? []).length === Number(round));
      await expectTerminalBack(screen, round);
      screen.press('fg\r');
      await screen.until(() => (screen.history().match(/Back again\./g) ?? []).length === Number(round));
      screen.press('a');
      await screen.until(() => screen.text().endsWith('last key a'));
      expect(screen.cursorHidden()).toBe(true);
      screen.press('b');
      await screen.until(() => screen.text().endsWith('last key b'));
    }
    screen.press('q');
    await screen.until(/Back again\.\nprompt>/);
    await expectTerminalBack(screen, '9');
    expect(screen.text()).not.toContain('===');
    screen.press('exit\r');
    expect(await screen.exit()).toBe(0);
  });

  test('sent to the background it waits there, and fg still brings it back', async () => {
    const screen = await shell();
    screen.press('$NODE $PROGRAM\r');
    await screen.until('ready');
    screen.press(CTRL_Z);
    await screen.until('Stopped');
    screen.press('bg; sleep 0.5; jobs\r');
    await screen.until(() => (screen.history().match(/Stopped/g) ?? []).length >= 2);
    await expectTerminalBack(screen, '1');
    screen.press('fg\r');
    await screen.until('Back again.');
    screen.press('b');
    await screen.until(() => screen.text().endsWith('last key b'));
    expect(screen.text().match(/^=+$/gm)).toHaveLength(1);
    screen.press('q');
    await screen.until(/Back again\.\nprompt>/);
    await expectTerminalBack(screen, '2');
    screen.press('exit\r');
    await screen.exit();
  });

  test('a stop from outside is given back as well', async () => {
    const screen = await shell();
    screen.press('$NODE $PROGRAM\r');
    await screen.until('ready');
    process.kill(processOf(screen), 'SIGTSTP');
    await screen.until('Stopped');
    await expectTerminalBack(screen, '1');
    screen.press('fg\r');
    await screen.until('Back again.');
    screen.press('q');
    await screen.until(/Back again\.\nprompt>/);
    await expectTerminalBack(screen, '2');
    screen.press('exit\r');
    await screen.exit();
  });

  test('after SIGSTOP, which nobody can notice, fg takes the terminal again', async () => {
    const screen = await shell();
    screen.press('$NODE $PROGRAM\r');
    await screen.until('ready');
    process.kill(processOf(screen), 'SIGSTOP');
    await screen.until('Stopped');
    screen.press('fg\r');
    await screen.until('Back again.');
    screen.press('z');
    await screen.until(() => screen.text().endsWith('last key z'));
    screen.press('q');
    await screen.until(/Back again\.\nprompt>/);
    await expectTerminalBack(screen, '1');
    screen.press('exit\r');
    await screen.exit();
  });

  test.each([
    ['its end', 'q', 0],
    ['a crash', 'x', 1],
    ['process.exit', 'e', 3],
  ])('the terminal is back after %s', async (_how, key, exitCode) => {
    const screen = await shell();
    screen.press('$NODE $PROGRAM; echo "ended"-$?\r');
    await screen.until('ready');
    screen.press(key);
    await screen.until(`ended-${exitCode}`);
    await expectTerminalBack(screen, '1');
    expect(screen.text()).not.toContain('===');
    screen.press('exit\r');
    await screen.exit();
  });

  test('the terminal is back after SIGTERM', async () => {
    const screen = await shell();
    screen.press('$NODE $PROGRAM; echo "ended"-$?\r');
    await screen.until('ready');
    process.kill(processOf(screen), 'SIGTERM');
    await screen.until('ended-143');
    await expectTerminalBack(screen, '1');
    screen.press('exit\r');
    await screen.exit();
  });
});

test('Ctrl-Z where no shell could bring the program back changes nothing', async () => {
  const screen = openScreen(process.execPath, [program]);
  await screen.until('ready');
  screen.press(CTRL_Z);
  await screen.until('Back again.');
  screen.press('c');
  await screen.until('last key c');
  screen.press('q');
  expect(await screen.exit()).toBe(0);
});

test('SIGHUP ends the program as it says', async () => {
  const screen = openScreen(process.execPath, [program]);
  await screen.until('ready');
  screen.kill('SIGHUP');
  expect(await screen.exit()).toBe(143);
});

test('SIGHUP that comes again as the program ends does not cut its end short', async () => {
  const screen = openScreen(process.execPath, [program]);
  await screen.until('ready');
  screen.press('h');
  await screen.until('last key h');
  screen.kill('SIGHUP');
  expect(await screen.exit()).toBe(143);
});

test('a terminal that is closed ends the program without a crash', async () => {
  const child = spawn(process.execPath, [program], { name: 'xterm-256color', env: { TERM: 'xterm-256color' } });
  const ended = new Promise((resolve) => {
    child.onExit(resolve);
  });
  await new Promise<void>((resolve) => {
    child.onData((data) => {
      if (data.includes('ready')) resolve();
    });
  });
  // Not in the types: what a terminal does when its window is closed.
  (child as unknown as { destroy(): void }).destroy();
  // It is told twice. The second time may come when Node has taken its listeners down already, and is no crash either.
  expect([
    { exitCode: 143, signal: 0 },
    { exitCode: 0, signal: constants.signals.SIGHUP },
  ]).toContainEqual(await ended);
});

function processOf(screen: Screen): number {
  return Number(/Process (\d+)\./.exec(screen.history())?.[1]);
}
