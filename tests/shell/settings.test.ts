import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type SettingsOptions, settings } from '../../src/shell/commands/settings.ts';
import { isFailure } from '../../src/shell/failure.ts';
import { configFolder } from '../../src/shell/folders.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import { readPreferences, settingsPath } from '../../src/shell/preferences.ts';
import { openSettings } from '../../src/shell/settings.ts';
import { readTerminal } from '../../src/shell/terminal/terminal.ts';
import type { GlobalOptions, World } from '../../src/shell/world.ts';
import { contextOf, type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});
const bands = catalogue.aboutYou.ageBands.map((band) => band.id);
const conditions = (catalogue.questions.get('conditions')?.options ?? []).filter((option) => option.temporary !== true);
const [firstBand = ''] = bands;
const [firstCondition = '', secondCondition = ''] = conditions.map((option) => option.id);
const problemsOf = outputSchema('settings');

/** A home of its own, and a way to run the command in it as often as one likes. */
function home() {
  const folder = scratchFolder();
  const env = { XDG_CONFIG_HOME: folder, LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', NO_COLOR: '1' };
  const path = settingsPath(env);
  const run = async (
    action: SettingsOptions['action'],
    name?: string,
    value?: string,
    more: { readonly json?: boolean; readonly force?: boolean; readonly world?: FakeWorldOptions } = {},
  ) => {
    const fake = fakeWorld({ env, ...more.world });
    const world: World = { ...fake, settings: async () => openSettings(env) };
    const flags: GlobalOptions = more.json === true ? { json: true } : {};
    const exitCode = await settings(contextOf(world, flags), { action, name, value, ...more });
    return { exitCode, out: fake.out(), err: fake.err() };
  };
  const put = (text: string) => {
    mkdirSync(join(folder, 'hikecare'), { recursive: true });
    writeFileSync(path, text);
  };
  return { folder, env, path, run, put };
}

async function failureOf(running: Promise<unknown>) {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isFailure(error)) throw new Error(`no Failure, but ${error}`);
  return { kind: error.kind, message: error.message };
}

describe('settings', () => {
  test.each([
    ['country', 'gb', 'GB'],
    ['color', 'never', 'never'],
    ['accessible', 'true', 'true'],
    ['remember', 'yes', 'yes'],
    ['journal', 'no', 'no'],
    ['age-band', firstBand, firstBand],
    ['conditions', `${secondCondition}, ${firstCondition}`, `${firstCondition},${secondCondition}`],
    ['conditions', 'none', 'none'],
  ])('%s is set to %s and read again', async (name, value, read) => {
    const { run } = home();
    expect(await run('set', name, value)).toMatchObject({ exitCode: 0, out: `${name} is now ${read}.\n` });
    expect((await run('get', name)).out).toBe(`${read}\n`);
    expect((await run('list')).out).toContain(name);
    await run('reset', name);
    expect(await run('get', name)).toEqual({ exitCode: 0, out: '', err: '' });
  });

  test.each([
    ['country', 'Britain', 'a country code of two letters'],
    ['color', 'red', 'auto, always, never'],
    ['accessible', 'yes', 'true, false'],
    ['remember', 'true', 'ask, yes, no'],
    ['journal', 'always', 'ask, yes, no'],
    ['age-band', '42', firstBand],
    ['conditions', `${firstCondition},nonsense`, firstCondition],
    ['conditions', `none,${firstCondition}`, '"none" cannot stand beside'],
    ['conditions', ' ', firstCondition],
  ])('%s "%s" is refused with what it takes, and nothing is written', async (name, value, allowed) => {
    const { run, folder } = home();
    const failure = await failureOf(run('set', name, value));
    expect(failure.kind).toBe('usage');
    expect(failure.message).toContain(allowed);
    expect(failure.message.split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a value or name with control characters is told without them', async () => {
    const { run } = home();
    for (const running of [
      run('set', 'color', 'r\u001b[31med'),
      run('get', 'col\u001bor'),
      run('set', 'conditions', 'a\u0007b'),
      run('set', 'country', '\u001b[2J'),
    ]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect((await failureOf(running)).message).not.toMatch(/[\u0000-\u001f]/);
    }
  });

  test('what passes by itself cannot be remembered', async () => {
    const temporary =
      catalogue.questions.get('conditions')?.options?.filter((option) => option.temporary === true) ?? [];
    for (const { id } of temporary) expect((await failureOf(home().run('set', 'conditions', id))).kind).toBe('usage');
  });

  test.each([
    ['get', undefined, undefined],
    ['get', 'colour', undefined],
    ['set', 'color', undefined],
    ['set', '__proto__', 'x'],
    ['list', 'color', undefined],
    ['get', 'color', 'never'],
  ] as const)('settings %s %s %s is wrong usage', async (action, name, value) => {
    expect((await failureOf(home().run(action, name, value))).kind).toBe('usage');
  });

  test('looking changes nothing on disk', async () => {
    const { run, folder } = home();
    for (const action of ['list', 'path'] as const) await run(action);
    await run('get', 'color');
    await run('reset', 'color');
    await run('reset', undefined, undefined, { force: true });
    expect(readdirSync(folder).length).toBeLessThanOrEqual(1);
    expect(existsSync(join(folder, 'hikecare', 'settings.json'))).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('only the owner may read them', async () => {
    const { run, path, folder } = home();
    await run('set', 'conditions', firstCondition);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'hikecare')).mode & 0o777).toBe(0o700);
    await run('set', 'color', 'never');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('the profile keeps the day on which it was saved', async () => {
    const { run, path } = home();
    await run('set', 'age-band', firstBand);
    await run('set', 'conditions', firstCondition);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      profile: { ageBand: firstBand, conditions: [firstCondition], savedOn: '2026-11-23' },
    });
  });

  test('the path is printed bare', async () => {
    const { run, path } = home();
    expect((await run('path')).out).toBe(`${path}\n`);
  });

  test('--json fits its schema; what is not set is null', async () => {
    const { run } = home();
    await run('set', 'country', 'AT');
    for (const [action, name] of [
      ['list'],
      ['get', 'color'],
      ['path'],
      ['set', 'color', 'auto'],
      ['reset', 'color'],
    ] as const) {
      const value = action === 'set' ? 'auto' : undefined;
      const { out } = await run(action, name, value, { json: true });
      expect(problemsOf(JSON.parse(out))).toEqual([]);
    }
    const { data } = JSON.parse((await run('get', 'remember', undefined, { json: true })).out);
    expect(data.settings).toMatchObject([{ name: 'remember', value: null }]);
  });

  test('unknown names in the file are kept: a newer hikecare may have written them', async () => {
    const { run, put, path } = home();
    put('{"color":"never","fromTheFuture":{"a":1}}');
    await run('set', 'country', 'GB');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ color: 'never', fromTheFuture: { a: 1 }, country: 'GB' });
  });

  test.skipIf(process.platform === 'win32')('a settings file that is a link is followed', async () => {
    const { run, folder, path } = home();
    const real = join(folder, 'dotfiles.json');
    writeFileSync(real, '{"color":"never"}');
    mkdirSync(join(folder, 'hikecare'));
    symlinkSync(real, path);
    await run('set', 'country', 'GB');
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ color: 'never', country: 'GB' });
  });
});

describe('settings reset', () => {
  test('without a name asks first, and keeps everything on a no', async () => {
    const { run, path } = home();
    await run('set', 'country', 'GB');
    await run('reset', undefined, undefined, { world: { terminal: true, choices: ['no'] } });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ country: 'GB' });
    await run('reset', undefined, undefined, { world: { terminal: true, choices: ['yes'] } });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({});
  });

  test('without a name and without a terminal needs --force', async () => {
    const { run } = home();
    await run('set', 'country', 'GB');
    expect((await failureOf(run('reset'))).message).toContain('--force');
    expect((await run('get', 'country')).out).toBe('GB\n');
    expect((await run('reset', undefined, undefined, { force: true })).out).toBe('All settings are reset.\n');
    expect((await run('get', 'country')).out).toBe('');
  });
});

describe('a damaged settings file', () => {
  test.each([
    ['is cut off', '{"country":"G'],
    ['is empty', ''],
    ['holds a list', '[1]'],
    ['holds a wrong type', '{"accessible":"perhaps"}'],
    ['holds a wrong value', '{"color":"purple"}'],
    ['holds a wrong profile', '{"profile":{"conditions":"all"}}'],
  ])('that %s is set aside and reported once', async (_what, text) => {
    const { run, put, folder } = home();
    put(text);
    const first = await run('get', 'country');
    expect(first.exitCode).toBe(0);
    expect(first.err).toContain('settings.damaged-1.json');
    expect(first.err.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(join(folder, 'hikecare', 'settings.damaged-1.json'), 'utf8')).toBe(text);
    expect((await run('get', 'country')).err).toBe('');
  });

  test('never overwrites an earlier one', async () => {
    const { run, put, folder } = home();
    put('one');
    await run('list');
    put('two');
    expect((await run('list')).err).toContain('settings.damaged-2.json');
    expect(readFileSync(join(folder, 'hikecare', 'settings.damaged-1.json'), 'utf8')).toBe('one');
  });

  test('may be a folder', async () => {
    const { run, path, folder } = home();
    mkdirSync(path, { recursive: true });
    expect((await run('set', 'color', 'never')).err).toContain('it is a folder');
    expect(statSync(join(folder, 'hikecare', 'settings.damaged-1.json')).isDirectory()).toBe(true);
    expect((await run('get', 'color')).out).toBe('never\n');
  });

  test.skipIf(process.platform === 'win32')('that was set aside can be read by its owner alone', async () => {
    const { run, put, folder } = home();
    put('{"profile":{"conditions":["diabetes"]');
    await run('list');
    expect(statSync(join(folder, 'hikecare', 'settings.damaged-1.json')).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === 'win32')(
    'that is a link is set aside, and what it leads to stays as it is',
    async () => {
      const { run, folder, path } = home();
      const real = join(folder, 'other.txt');
      writeFileSync(real, 'no settings', { mode: 0o644 });
      mkdirSync(join(folder, 'hikecare'));
      symlinkSync(real, path);
      await run('list');
      expect(statSync(real).mode & 0o777).toBe(0o644);
    },
  );

  test.skipIf(process.platform === 'win32')('may be a pipe or a device, and is not waited for', async () => {
    for (const make of [
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('/dev/zero', path),
    ]) {
      const { run, env, path } = home();
      mkdirSync(join(path, '..'));
      make(path);
      expect(readPreferences(env)).toEqual({});
      expect((await run('get', 'color')).err).toContain('it is no plain file');
    }
  });

  test('may be huge, and is not read', async () => {
    const { run, env, put, path } = home();
    put('{}');
    truncateSync(path, 5_000_000_000);
    expect(readPreferences(env)).toEqual({});
    expect((await run('get', 'color')).err).toContain('far too large');
  });

  test('is reported in the document as well', async () => {
    const { run, put } = home();
    put('{');
    const { data } = JSON.parse((await run('list', undefined, undefined, { json: true })).out);
    expect(data.damaged).toContain('settings.damaged-1.json');
  });

  test('stops no other command: its preferences count as absent', () => {
    const { env, put, path } = home();
    put('{');
    expect(readPreferences(env)).toEqual({});
    expect(readFileSync(path, 'utf8')).toBe('{');
  });

  test('where a file stands in place of the folder: one clear sentence', async () => {
    const { folder, run } = home();
    writeFileSync(join(folder, 'hikecare'), '');
    expect((await failureOf(run('set', 'color', 'never'))).message).toContain('cannot be written');
  });
});

describe('preferences', () => {
  test('flags win over the environment, the environment over a setting', () => {
    const world = (env: Record<string, string>) => fakeWorld({ env, terminal: true });
    const dark = { color: 'never', accessible: true } as const;
    const light = { color: 'always', accessible: false } as const;
    expect(readTerminal(world({}), {}, dark)).toMatchObject({ colour: 0, accessible: true });
    expect(readTerminal(world({ FORCE_COLOR: '1', ACCESSIBLE: '0' }), {}, dark)).toMatchObject({
      colour: 1,
      accessible: false,
    });
    expect(readTerminal(world({ NO_COLOR: '1', ACCESSIBLE: '1' }), {}, light)).toMatchObject({
      colour: 0,
      accessible: true,
    });
    expect(readTerminal(world({ NO_COLOR: '1', ACCESSIBLE: '' }), { color: 'always' }, dark)).toMatchObject({
      colour: 1,
      accessible: true,
    });
    expect(readTerminal(world({}), { color: 'auto' }, dark)).toMatchObject({ colour: 1 });
    expect(readTerminal(fakeWorld({ env: {} }), {}, light)).toMatchObject({ colour: 1 });
  });
});

describe('the folder of the settings', () => {
  test('is named by XDG_CONFIG_HOME on every system, unless that is no absolute path', () => {
    for (const system of ['linux', 'darwin', 'win32'] as const) {
      expect(configFolder({ XDG_CONFIG_HOME: '/x', HOME: '/h', USERPROFILE: '/h' }, system)).toBe(
        join('/x', 'hikecare'),
      );
    }
    expect(configFolder({ XDG_CONFIG_HOME: 'x', HOME: '/h' }, 'linux')).toBe(join('/h', '.config', 'hikecare'));
    expect(configFolder({ HOME: '/h' }, 'darwin')).toBe(join('/h', 'Library', 'Preferences', 'hikecare'));
    expect(configFolder({ APPDATA: '/a' }, 'win32')).toBe(join('/a', 'hikecare', 'Config'));
  });
});
