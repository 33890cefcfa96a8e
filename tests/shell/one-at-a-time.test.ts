import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneAtATime } from '../../src/shell/one-at-a-time.ts';
import { openSettings } from '../../src/shell/settings.ts';
import { scratchFolder } from './fake-world.ts';

/** The number of a process that has ended. */
async function gone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? 0;
}

const inFolder = () => join(scratchFolder(), 'file');

describe('a file that is changed by one process at a time', () => {
  test('is told to the others by a file beside it, for as long as it lasts', () => {
    const file = inFolder();
    const seen = oneAtATime(file, () => readFileSync(`${file}.lock`, 'utf8'));
    expect(seen).toBe(`${hostname()} ${process.pid}`);
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  test('is free again after a failure', () => {
    const file = inFolder();
    const fail = () => {
      throw new Error('no');
    };
    expect(() => oneAtATime(file, fail)).toThrow('no');
    expect(oneAtATime(file, () => 'yes')).toBe('yes');
  });

  test('is free at once where the process that was at it was killed', async () => {
    const file = inFolder();
    writeFileSync(`${file}.lock`, `${hostname()} ${await gone()}`);
    const start = performance.now();
    expect(oneAtATime(file, () => 'yes')).toBe('yes');
    expect(performance.now() - start).toBeLessThan(1000);
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  test('is waited for where its process may live, and taken in the end', () => {
    const file = inFolder();
    // Of another computer, by a folder that is shared: nobody here can tell.
    writeFileSync(`${file}.lock`, 'elsewhere 1');
    const start = performance.now();
    expect(oneAtATime(file, () => 'yes', 60)).toBe('yes');
    expect(performance.now() - start).toBeGreaterThan(50);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('is refused where something stands in the way that does not go', () => {
    const file = inFolder();
    mkdirSync(`${file}.lock`);
    expect(() => oneAtATime(file, () => 'yes', 20)).toThrow(/EISDIR|EPERM/);
    expect(statSync(`${file}.lock`).isDirectory()).toBe(true);
  });
});

describe('settings that two programs have open', () => {
  test('keep what each of them changes', () => {
    const env = { XDG_CONFIG_HOME: scratchFolder() };
    const [one, other] = [openSettings(env), openSettings(env)];
    one.write('country', 'GB');
    other.write('color', 'never');
    one.changeProfile({ ageBand: '45-to-49' });
    other.changeProfile({ conditions: ['diabetes'] });
    const after = openSettings(env);
    expect([after.read('country'), after.read('color')]).toEqual(['GB', 'never']);
    expect(after.profile()).toEqual({ ageBand: '45-to-49', conditions: ['diabetes'] });
    other.reset('age-band');
    expect(openSettings(env).profile()).toEqual({ conditions: ['diabetes'] });
  });

  test('lose the drafts of a program that was killed, and nothing else', () => {
    const env = { XDG_CONFIG_HOME: scratchFolder() };
    const settings = openSettings(env);
    settings.write('country', 'GB');
    const folder = join(settings.path, '..');
    const [draft, own] = ['settings.json.tmp-54513512170aba60', 'settings.json.mine'];
    writeFileSync(join(folder, `${draft}`), '{');
    writeFileSync(join(folder, own), 'mine');
    settings.write('country', 'DE');
    expect(readdirSync(folder).sort()).toEqual(['settings.json', own]);
  });
});
