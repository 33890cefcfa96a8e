// A pack that runs without a program that shows it, as after a terminal was closed: for `timer status`.

import { spawn } from 'node:child_process';
import { doorOf, envIn } from './program.mjs';

const PATIENCE = 20_000;

/** Starts a pack of 20 minutes in this home folder and kills its program when it has said so. Rejects where it does not. */
export function killedPack(node, folder, home) {
  const args = [doorOf(folder), 'timer', 'ice', '20', '--safe', '--area', 'knee-front'];
  const child = spawn(node.path, args, { env: envIn(home), stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const timeout = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        said += part;
        if (/20 minutes/.test(said)) child.kill('SIGKILL');
      });
    }
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timeout);
      if (/20 minutes/.test(said)) resolve();
      else reject(new Error(`no pack was started: ${said}`));
    });
  });
}
