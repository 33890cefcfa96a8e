import { Terminal as Emulator } from '@xterm/headless';
import { type TimerOptions, timer } from '../../src/shell/commands/timer.ts';
import { type AttachOptions, attach } from '../../src/shell/commands/timer-attach.ts';
import { type ChangeOptions, changePack } from '../../src/shell/commands/timer-change.ts';
import { type StatusOptions, timerStatus } from '../../src/shell/commands/timer-status.ts';
import type { GlobalOptions } from '../../src/shell/world.ts';
import { tinyFolder } from '../fixtures/load.ts';
import { contextOf, type FakeWorld, type FakeWorldOptions, fakeWorld } from './fake-world.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const SAFE = { safe: true } as const;

/** A world with the pretend data. */
export function tinyWorld(options: FakeWorldOptions = {}): FakeWorld {
  return fakeWorld({ dataFolder: tinyFolder, ...options });
}

/** `hikecare timer ice|heat` in this world. */
export function start(world: FakeWorld, options: TimerOptions, flags: GlobalOptions = {}): Promise<number> {
  return timer(contextOf(world, { ...flags, ...(options.json === true ? { json: true } : {}) }), options);
}

/** A command that runs in a world. */
export interface Running {
  readonly exit: Promise<number>;
  readonly world: FakeWorld;
}

/** Starts a pack and waits until it runs. */
export async function running(world: FakeWorld, options: TimerOptions, flags: GlobalOptions = {}): Promise<Running> {
  const armed = world.time.armed();
  return begun(world, armed, start(world, options, flags));
}

/** `hikecare timer attach`, as far as running. */
export async function attached(world: FakeWorld, options: AttachOptions = {}): Promise<Running> {
  const armed = world.time.armed();
  return begun(world, armed, attach(contextOf(world), options));
}

/** Waits (for real, but not by the clock) until it has set a timeout of its own, or has ended. */
async function begun(world: FakeWorld, armed: number, exit: Promise<number>): Promise<Running> {
  let ended = false;
  exit.then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  for (let turn = 0; turn < 100_000 && !ended && world.time.armed() === armed; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (ended) await exit;
  return { exit, world };
}

/** `hikecare timer status`: what it prints. */
export async function status(world: FakeWorld, options: StatusOptions = {}): Promise<string> {
  const before = world.out().length;
  await timerStatus(contextOf(world), options);
  return world.out().slice(before);
}

/** `hikecare timer pause|resume|extend|stop`: what it prints. */
export async function change(world: FakeWorld, options: ChangeOptions): Promise<string> {
  const before = world.out().length;
  await changePack(contextOf(world), options);
  return world.out().slice(before);
}

/** Lines that are not empty. */
export const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** What stands on a terminal that got this, lines that scrolled away included, without empty ones at the end. */
export async function shown(text: string, columns = 80, rows = 40): Promise<readonly string[]> {
  const emulator = new Emulator({ cols: columns, rows, scrollback: 1000, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => emulator.write(text, resolve));
  const { active } = emulator.buffer;
  const all = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  return all.slice(0, all.findLastIndex((line) => line !== '') + 1);
}
