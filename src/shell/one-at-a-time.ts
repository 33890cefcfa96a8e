import { closeSync, constants, lstatSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { CAREFUL } from './journal/files.ts';
import { codeOf } from './system-errors.ts';

/** How long another process may take; what it does takes a few milliseconds. */
const PATIENCE_MILLISECONDS = 3000;
const LOOK_AGAIN_MILLISECONDS = 4;
const OWN = `${hostname()} ${process.pid}`;

/**
 * Changes a file while no other process does so by this way: a file beside it, `<file>.lock`, says who is at it. What
 * a process that was killed has left is taken away. Throws what the system says where that file cannot be made.
 */
export function oneAtATime<Value>(file: string, change: () => Value, patience = PATIENCE_MILLISECONDS): Value {
  const lock = `${file}.lock`;
  take(lock, patience);
  try {
    return change();
  } finally {
    // Whoever was stopped for long finds that of another in its place.
    if (ownerOf(lock)?.text === OWN) remove(lock);
  }
}

function take(lock: string, patience: number): void {
  let other = '';
  let waited = 0;
  while (!makeOnce(lock, OWN)) {
    const now = ownerOf(lock);
    if (now === undefined) continue;
    if (now.which !== other) [other, waited] = [now.which, 0];
    if (waited >= patience) unlinkIfThere(lock);
    else if (now.gone) takeAway(lock, now.which);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MILLISECONDS);
    waited += LOOK_AGAIN_MILLISECONDS;
  }
}

/** False where there is one already. */
function makeOnce(file: string, text: string): boolean {
  let made: number;
  try {
    made = openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | CAREFUL, 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(made, text);
  } catch {
    // Without a name in it, others wait a little longer for it where we are killed.
  } finally {
    closeSync(made);
  }
  return true;
}

/**
 * Whose it is: `text` as it is written there, `which` tells it from every other, `gone` is true where its process has
 * ended. Undefined: it is free.
 */
function ownerOf(lock: string): { readonly text: string; readonly which: string; readonly gone: boolean } | undefined {
  try {
    const { ino, mtimeMs } = lstatSync(lock);
    const text = textOf(lock);
    const [, host, pid] = /^(\S+) (\d{1,10})$/.exec(text) ?? [];
    return { text, which: `${ino}-${mtimeMs}`, gone: host === hostname() && isGone(Number(pid)) };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : { text: '', which: 'unknown', gone: false };
  }
}

function textOf(file: string): string {
  const opened = openSync(file, constants.O_RDONLY | CAREFUL);
  try {
    return readFileSync(opened, 'utf8');
  } finally {
    closeSync(opened);
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Many may find the same one left behind: only whoever makes this name for it may take it away, and no newer one. */
function takeAway(lock: string, which: string): void {
  const name = `${lock}.${which}`;
  if (!makeOnce(name, '')) return;
  try {
    if (ownerOf(lock)?.which === which) remove(lock);
  } finally {
    remove(name);
  }
}

/** Throws what the system says where it stays: it would stay for ever. */
function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else was quicker.
  }
}
