import { uptime } from 'node:os';
import { join } from 'node:path';
import { readSettingsFile, settingsPath } from './preferences.ts';
import type { Clock, Remembered, World } from './world.ts';

/** Put in by the build. */
declare const HIKECARE_VERSION: string;

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sinceBoot: () => {
    try {
      return uptime() * 1000;
    } catch {
      // Where it may not be read, the steady clock alone counts.
      return 0;
    }
  },
  after: (milliseconds, callback) => {
    const timeout = setTimeout(callback, milliseconds);
    return () => clearTimeout(timeout);
  },
};

/** The world as it is: this process, this machine. `root` is the folder of the package. */
export function realWorld(root: string): World {
  const dataFolder = join(root, 'data');
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    clock,
    dataFolder,
    cwd: process.cwd(),
    version: HIKECARE_VERSION,
    onSignal: (signals, callback) => {
      for (const signal of signals) process.on(signal, callback);
      return () => {
        for (const signal of signals) process.off(signal, callback);
      };
    },
    prompter: async (terminal) => (await import('./prompter.ts')).openPrompter(process.stdin, process.stderr, terminal),
    remembered: () => remembered(process.env),
    settings: async () => (await import('./settings.ts')).openSettings(process.env),
  };
}

async function remembered(env: World['env']): Promise<Remembered> {
  const file = readSettingsFile(settingsPath(env));
  if (file.kind !== 'damaged') return { profile: file.kind === 'read' ? (file.stored.profile ?? {}) : {} };
  // Setting a damaged file aside is the settings' own work; where it cannot be, `damaged` says so and nothing is known.
  const settings = await (await import('./settings.ts')).openSettings(env);
  return { profile: settings.profile(), ...(settings.damaged === undefined ? {} : { damaged: settings.damaged }) };
}
