import { spawn } from 'node:child_process';
import type { RunningProgram } from '../world.ts';

/**
 * Starts a program: no shell, nothing to read, nothing that it prints is shown. It outlives this one, and this one does
 * not wait for it.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RunningProgram {
  try {
    const child = spawn(program, [...args], {
      env,
      stdio: 'ignore',
      // Of a session of its own: Ctrl-C and a closed terminal are not meant for it. On Windows that would open a window.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    child.unref();
    return {
      ended: new Promise((resolve) => {
        child.once('error', (error) => resolve(reasonOf(program, error)));
        child.once('close', () => resolve(undefined));
      }),
      stop: () => {
        child.kill();
      },
    };
  } catch (error) {
    return { ended: Promise.resolve(reasonOf(program, error)), stop: () => {} };
  }
}

function reasonOf(program: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `The program ${program} was not found.`;
  if (code === 'EACCES') return `The program ${program} may not be run.`;
  return `The program ${program} could not be started${code === '' ? '' : ` (${code})`}.`;
}
