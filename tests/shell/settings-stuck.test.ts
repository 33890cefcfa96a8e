import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settingsPath } from '../../src/shell/preferences.ts';
import { realWorld } from '../../src/shell/real-world.ts';
import { openSettings } from '../../src/shell/settings.ts';
import { scratchFolder } from './fake-world.ts';

// A folder that nobody may write to stops everybody but root, whom the tests may run as.
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  renameSync: () => {
    throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
  },
}));

afterEach(() => {
  vi.unstubAllEnvs();
});

function stuckFile() {
  const env = { XDG_CONFIG_HOME: scratchFolder() };
  const path = settingsPath(env);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '{"profile":');
  return { env, path };
}

describe('a damaged settings file that cannot be set aside', () => {
  test('blocks no check and no timer: nothing is remembered, and a sentence says why', async () => {
    const { env } = stuckFile();
    vi.stubEnv('XDG_CONFIG_HOME', env.XDG_CONFIG_HOME);
    const world = realWorld(join(import.meta.dirname, '../..'), () => {});
    const { profile, damaged } = await world.remembered();
    expect(profile).toEqual({});
    expect(damaged).toMatch(/is damaged \(it is not JSON\) and cannot be set aside: the disk can only be read\./);
  });

  test('is never written over', () => {
    const { env, path } = stuckFile();
    const settings = openSettings(env);
    expect(settings.profile()).toEqual({});
    const cannotBeChanged = expect.objectContaining({
      kind: 'failed',
      message: expect.stringContaining('cannot be changed'),
    });
    expect(() => settings.write('color', 'never')).toThrow(cannotBeChanged);
    expect(() => settings.saveProfile({ conditions: [] })).toThrow(cannotBeChanged);
    expect(() => settings.reset()).toThrow(cannotBeChanged);
    expect(readFileSync(path, 'utf8')).toBe('{"profile":');
  });
});
