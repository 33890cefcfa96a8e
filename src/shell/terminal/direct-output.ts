import { fstatSync, statSync, writeSync } from 'node:fs';
import { codeOf } from '../system-errors.ts';
import type { ErrorOutput } from '../world.ts';

/** True for a file, a pipe or nowhere at all (/dev/null), which need no stream. */
export function needsNoStream(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    const isNowhere = () => stats.isCharacterDevice() && stats.rdev === statSync('/dev/null').rdev;
    return stats.isFile() || stats.isFIFO() || stats.isSocket() || isNowhere();
  } catch {
    return false;
  }
}

/** Until the reader of a pipe has taken something. */
const FULL_PIPE_MILLISECONDS = 2;

/**
 * Writes to a file or a pipe at once and whole, as Node's own streams do there: opening one of those costs a look-up
 * more than its own work. After the first failure, which `failed` is told, nothing more is written.
 */
export function directOutput(descriptor: number, failed: (error: NodeJS.ErrnoException) => void): ErrorOutput {
  let open = true;
  const write = (text: string) => {
    if (!open) return false;
    try {
      writeWhole(descriptor, Buffer.from(text));
    } catch (error) {
      open = false;
      failed(error as NodeJS.ErrnoException);
    }
    return open;
  };
  // What is no terminal is never resized.
  const nothing = () => undefined;
  return { isTTY: false, write, on: nothing, removeListener: nothing };
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_PIPE_MILLISECONDS);
    }
  }
}
