// Runs a program to its end without a terminal and keeps what it wrote.

import { spawn } from 'node:child_process';

/** How a program ended and what it wrote. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to start it. `input` is what it reads; without it stdin is closed at once. */
export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a program; never rejects because of its exit code. */
export function runProgram(file: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      cwd: options.cwd,
      env: { PATH: process.env['PATH'], HOME: '/nowhere', LANG: 'C.UTF-8', ...options.env },
      stdio: 'pipe',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        exitCode: code ?? (signal === null ? -1 : 128),
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
    // A program that refuses early closes its stdin while we still write.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}
