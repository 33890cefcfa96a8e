// `hikecare timer` as real processes: in a real pseudo-terminal, stopped and continued, killed, two at once, and with
// a wall clock that is set while it runs.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Outcome, runProgram } from './run.ts';
import { KEYS, openScreen, type Screen, type ScreenOptions } from './screen.ts';
import { openWallClock } from './wall-clock.ts';

const { bin } = inject('packed');
let home: string;
let children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hikecare-home-'));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(home, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;

const ownHome = (): Env => ({ HOME: home, XDG_STATE_HOME: join(home, 'state'), XDG_DATA_HOME: join(home, 'data') });

function inTerminal(args: readonly string[], { env, ...options }: ScreenOptions = {}): Screen {
  return openScreen(process.execPath, [bin, 'timer', ...args], { ...options, env: { ...ownHome(), ...env } });
}

function run(args: readonly string[], env: Env = {}): Promise<Outcome> {
  return runProgram(process.execPath, [bin, 'timer', ...args], { env: { ...ownHome(), ...env } });
}

/** A timer without a terminal that goes on running; resolves when it has said that it has started. */
async function begin(args: readonly string[], env: Env = {}) {
  const child = spawn(process.execPath, [bin, 'timer', ...args], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...ownHome(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let out = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      if (out.includes('\n')) resolve();
    });
    void ended.then(() => resolve());
  });
  return { child, out: () => out, ended };
}

/** The packs in the journal. */
function journal(): readonly Record<string, unknown>[] {
  const folder = join(home, 'data/hikecare/journal');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ type }) => type === 'pack');
}

const left = async (env: Env = {}) => (await run(['status', '--format', '{left} {state}'], env)).stdout.trim();

describe('in a real terminal', () => {
  test.each([
    ['at 80 columns', { columns: 80 }],
    ['at 40 columns', { columns: 40 }],
  ])('the end is shown until a key is pressed (%s)', async (_how, size) => {
    const screen = inTerminal(['ice', '6', '--ago', '5:57', '--area', 'knee-front', '--side', 'left', '--safe'], size);
    // A key in the first second after the end was told is not taken; on a busy machine that second begins late.
    await screen.until(() => /Take it off: 0:0[3-9] over/.test(screen.text()));
    expect(screen.text()).toContain('Press a key when it is off.');
    expect(screen.cursorHidden()).toBe(true);
    screen.press(KEYS.space);
    expect(await screen.exit()).toBe(0);
    expect(screen.cursorHidden()).toBe(false);
    expect(screen.text()).not.toContain('Take it off:');
    expect(journal()).toMatchObject([{ pack: 'cold', areas: ['knee-front'], side: 'left', end: 'finished' }]);
  });

  test('a question about the skin is answered, and the pack goes on', async () => {
    const screen = inTerminal(['ice', '8', '--ago', '4:59', '--area', 'knee-front', '--safe']);
    await screen.until('Is the skin white, bright pink, red, blotchy or numb,');
    screen.press('n');
    await screen.until('Good. It stays on.');
    screen.press('q');
    expect(await screen.exit()).toBe(0);
    expect(journal()).toMatchObject([{ end: 'stopped' }]);
  });

  test.each([
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ] as const)('%s leaves the pack running and gives the terminal back; attach shows it again', async (signal, code) => {
    const screen = inTerminal(['ice', '5', '--area', 'knee-front', '--safe']);
    await screen.until('q stop');
    screen.kill(signal);
    expect(await screen.exit()).toBe(code);
    expect(screen.cursorHidden()).toBe(false);
    expect(await left()).toMatch(/^[45]:\d\d running$/);
    const again = inTerminal(['attach']);
    await again.until('q stop');
    again.press(KEYS.ctrlC);
    expect(await again.exit()).toBe(130);
    expect(journal()).toMatchObject([{ end: 'stopped' }]);
  });

  test('a pause in another terminal shows within a second or so', async () => {
    const screen = inTerminal(['ice', '5', '--area', 'knee-front', '--safe']);
    await screen.until('q stop');
    expect((await run(['pause'])).stdout).toContain('paused with');
    await screen.until('space on again');
    expect((await run(['stop'])).stdout).toContain('The cold pack is off.');
    expect(await screen.exit()).toBe(0);
  });

  test('lines and no redrawing for a screen reader, answered by keys with Enter', async () => {
    const screen = inTerminal(['ice', '6', '--ago', '4:59', '--safe'], { env: { ACCESSIBLE: '1' } });
    await screen.until('Is the skin white');
    screen.press('y', KEYS.enter);
    expect(await screen.exit()).toBe(0);
    expect(screen.history()).toContain('Take the cold pack off now.');
    expect(journal()).toMatchObject([{ end: 'skin' }]);
  });
});

describe('time', () => {
  test('in which the process was stopped counts, and the end comes at its moment', async () => {
    const { child, out, ended } = await begin(['ice', '6', '--ago', '5:56', '--safe']);
    const started = performance.now();
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    child.kill('SIGCONT');
    expect(await ended).toBe(0);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(out()).toContain('Time is up');
  });

  test('past the end is told when it goes on too late', async () => {
    const { child, out, ended } = await begin(['ice', '6', '--ago', '5:59', '--safe']);
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 2600));
    child.kill('SIGCONT');
    expect(await ended).toBe(0);
    expect(out()).toMatch(/it is 0:0[12] over, on for 6:0[12]\./);
  });

  test('does not follow a wall clock that is set an hour ahead and back while it runs', async () => {
    const clock = await openWallClock(home);
    const { out, ended } = await begin(['ice', '6', '--ago', '5:52', '--safe'], clock.env);
    const started = performance.now();
    for (const seconds of [3600, -3600, 0]) {
      clock.set(seconds);
      expect(await left(clock.env)).toMatch(/^0:0\d running$/);
    }
    expect(await ended).toBe(0);
    const took = performance.now() - started;
    expect([took > 5000, took < 9000]).toEqual([true, true]);
    expect(out()).toContain('Time is up');
  });
});

describe('kill -9', () => {
  test('loses nothing: status and attach know the pack, and its time has gone on', async () => {
    const { child, ended } = await begin(['ice', '6', '--ago', '5:50', '--area', 'ankle', '--safe']);
    child.kill('SIGKILL');
    await ended;
    expect(await left()).toMatch(/^0:(10|0\d) running$/);
    const screen = inTerminal(['attach']);
    // A key that was meant for the running pack is not taken for "it is off".
    // A key in the first second after the end was told is not taken; on a busy machine that second begins late.
    await screen.until(() => /Take it off: 0:0[3-9] over/.test(screen.text()));
    screen.press('x');
    expect(await screen.exit()).toBe(0);
    expect(journal()).toMatchObject([{ areas: ['ankle'], end: 'finished' }]);
  });

  test('at any moment of the start leaves a pack or none, and the next command works', async () => {
    for (let wait = 0; wait < 6; wait += 1) {
      const area = ['ankle', 'elbow', 'heel', 'calf', 'toes', 'thigh'][wait] ?? 'hip';
      const child = spawn(process.execPath, [bin, 'timer', 'ice', '5', '--area', area, '--safe'], {
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...ownHome() },
        stdio: 'ignore',
      });
      await new Promise((resolve) => setTimeout(resolve, 30 + wait * 15));
      child.kill('SIGKILL');
      const { exitCode, stdout, stderr } = await run(['status']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/left, until|No pack is running/);
    }
  });
});

test('of many that start at once on the same place one runs, at the most', async () => {
  const all = await Promise.all([0, 1, 2, 3].map(() => begin(['ice', '5', '--area', 'ankle', '--safe', '--json'])));
  const started = all.filter(({ out }) => out().includes('"event":"start"'));
  expect(started.length).toBe(1);
  expect((await run(['status', '--format', '{left}'])).stdout.trim().split('\n').length).toBe(1);
});

test('a second pack too early is refused by another process, with the time', async () => {
  expect((await run(['ice', '5s', '--area', 'ankle', '--safe', '--json'])).exitCode).toBe(0);
  const second = await run(['ice', '5', '--area', 'ankle', '--safe']);
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toMatch(
    /The last cold pack here ended at \d\d:\d\d\. The next one is fine from (tomorrow )?\d\d:\d\d\./,
  );
});
