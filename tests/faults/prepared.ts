// Homes as they are after some commands: made once in a while, then copied.

import { cpSync } from 'node:fs';
import { emptyFolder } from '../fuzz/scratch.ts';
import { ensure } from '../fuzz/target.ts';
import { FINE } from './command-lines.ts';
import { ask, type Call, run } from './program.ts';

const templates = new Map<string, { readonly made: Promise<string>; readonly since: number }>();

/** A pack in a template goes on: it is made anew long before that pack would be over. */
const FRESH = 2 * 60_000;

/** A home as it is after these commands, copied, so that they do not run for each. */
export async function homeAfter(home: string, name: string, calls: readonly Call['args'][]): Promise<void> {
  const since = performance.now();
  const before = templates.get(name);
  const template =
    before !== undefined && since - before.since < FRESH ? before : { made: makeTemplate(name, since, calls), since };
  templates.set(name, template);
  cpSync(await template.made, home, { recursive: true });
}

async function makeTemplate(name: string, since: number, calls: readonly Call['args'][]): Promise<string> {
  // A folder of its own: another round may still be copying the last one.
  const made = emptyFolder(`template-${name}-${Math.round(since)}`);
  for (const args of calls) {
    // A pack is left running by a terminal that closes.
    if (args[0] === 'timer' && args[1] === 'ice') await leaveRunning(made, args);
    else await ask(made, args);
  }
  return made;
}

/** Starts a pack and leaves it running. */
export async function leaveRunning(home: string, args: Call['args'], env: Call['env'] = {}): Promise<void> {
  const ended = await run({ home, args, env, signal: { after: 1500, signal: 'SIGTERM' } });
  ensure(ended.exitCode === 143, () => `a pack is left running: ${ended.exitCode} ${ended.stderr}`);
}

/** A home with settings, a record and a pack that runs. */
export function furnish(home: string): Promise<void> {
  return homeAfter(home, 'furnished', [
    ['settings', 'set', 'journal', 'yes'],
    ['check', '--answers', FINE],
    ['timer', 'ice', '20', '--area', 'knee-front', '--side', 'left', '--safe'],
  ]);
}
