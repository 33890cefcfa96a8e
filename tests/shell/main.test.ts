import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { type FakeWorldOptions, fakeWorld, SHIPPED_DATA, scratchFolder } from './fake-world.ts';

/** Runs a command line in a world of its own, whose settings are nowhere. */
async function run(argv: readonly string[], options: FakeWorldOptions = {}) {
  const world = fakeWorld({ env: { LANG: 'C.UTF-8', XDG_CONFIG_HOME: scratchFolder() }, ...options });
  const exitCode = await main(argv, world);
  return { exitCode, out: world.out(), err: world.err() };
}

/** A copy of the shipped data, one file replaced. */
function foreignData(file: string, text: string): string {
  const folder = scratchFolder();
  cpSync(SHIPPED_DATA, folder, { recursive: true });
  writeFileSync(join(folder, file), text);
  return folder;
}

describe('control characters from outside never reach the terminal', () => {
  const evil = 'x\u001b[2J\u0007\r\u009b31m\u202ey';
  test.each([
    ['a command', [evil]],
    ['a flag', ['check', `--${evil}`]],
    ['a value of a flag', ['check', '--color', evil]],
    ['a country', ['check', '--country', evil]],
    ['a region of questions', ['questions', '--region', evil]],
    ['a schema', ['schema', evil]],
    ['a setting', ['settings', 'get', evil]],
    ['the value of a setting', ['settings', 'set', 'color', evil]],
    ['an action', ['settings', evil]],
    ['a folder of data', ['questions', '--data', `/${evil}`]],
    ['an area', ['timer', 'ice', '--area', evil]],
    ['minutes', ['timer', 'ice', evil]],
  ])('as %s', async (_what, argv) => {
    const { exitCode, out, err } = await run(argv);
    expect(exitCode).not.toBe(0);
    expect(err).not.toBe('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('out of a foreign file that is no JSON', async () => {
    const data = foreignData('story.json', '\u001b[2J{');
    const { exitCode, err } = await run(['questions', '--data', data]);
    expect(exitCode).toBe(2);
    expect(err).toContain('story.json');
    expect(err).not.toContain('\u001b');
  });

  test('and a hint keeps its lines', async () => {
    const { err } = await run(['timer', 'ice', '--no-input']);
    expect(err.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThan(5);
  });
});

describe('what is wrong is said', () => {
  const wrong = ['timer', 'ice', '10', '--area', 'nowhere-that-anybody-has-ever-heard-of', '--safe'];
  const linesOf = (text: string) => text.trimEnd().split('\n');

  test('on lines that fit the terminal, and no word is broken', async () => {
    const narrow = linesOf((await run(wrong, { terminal: true, columns: 40 })).err);
    const piped = linesOf((await run(wrong, {})).err);
    expect(narrow.length).toBeGreaterThan(piped.length);
    for (const line of narrow) expect(line.length <= 40 || !line.includes(' ')).toBe(true);
    expect(narrow.join(' ')).toBe(piped.join(' '));
  });

  test.each([
    ['on a line of its own', ['check', '--no-input'], /^ {2}npx hikecare check --answers \S+$/],
    [
      'after a sentence',
      ['timer', 'ice', '60', '--area', 'low-hamstring,knee-front', '--side', 'left', '--safe'],
      /^hikecare timer ice \d+ --area low-hamstring,knee-front --side left$/,
    ],
  ])('with a command to copy left whole, %s', async (_where, argv, command) => {
    const narrow = linesOf((await run(argv, { terminal: true, columns: 40 })).err);
    expect(narrow.filter((line) => command.test(line)).map((line) => line.length > 40)).toEqual([true]);
  });
});

describe('what would do nothing is a mistake', () => {
  test.each([
    [['help', 'nonsense'], "error: unknown command 'nonsense'\n"],
    [['help', 'chek'], "error: unknown command 'chek'\n(Did you mean check?)\n"],
    [['timer', 'status', '--rounds', '3'], "error: option '--rounds' is not for 'timer status'\n"],
    [['timer', 'pause', '--safe'], "error: option '--safe' is not for 'timer pause'\n"],
    [['timer', 'ice', '--format', '{left}'], "error: option '--format' is not for 'timer ice'\n"],
    [['timer', 'stop', '5'], "error: 'timer stop' takes no time\n"],
  ])('%j', async (argv, said) => {
    expect(await run(argv)).toEqual({ exitCode: 2, out: '', err: said });
  });

  test.each([[['help']], [['help', 'timer']], [['help', 'help']], [['help', '--ascii']]])(
    'but not %j',
    async (argv) => {
      const { exitCode, out } = await run(argv);
      expect({ exitCode, usage: /^Usage: hikecare/m.test(out) }).toEqual({ exitCode: 0, usage: true });
    },
  );

  test('and each action takes what is its own', async () => {
    const { exitCode, err } = await run(['timer', 'status', '--area', 'knee-front', '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const argv of [
      ['timer', 'attach', '--say', '--no-title', '--notify', 'bell'],
      ['timer', 'extend', '2m', '--side', 'left'],
    ]) {
      expect((await run(argv)).err).toBe('hikecare: No pack is running.\n');
    }
  });
});

describe('a foreign data folder', () => {
  test('is named on stderr in one line, and the output stays as it is', async () => {
    const data = foreignData('README.txt', '');
    const own = await run(['schema'], {});
    const { exitCode, out, err } = await run(['questions', '--json', '--data', data]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: `Using the data folder ${data}.\n` });
    expect(JSON.parse(out)).toMatchObject({ command: 'questions' });
    expect(own.err).toBe('');
  });
});

describe('a flag with a list', () => {
  test('that is given again adds to what it said before', async () => {
    const { out } = await run(['questions', '--json', '--region', 'hip', '--region', 'knee,foot']);
    expect([...JSON.parse(out).data.regions].sort()).toEqual(['foot', 'hip', 'knee']);
  });

  test.each([
    ['--signs', 'wings', /"wings"/],
    ['--region', 'tail', /"tail"/],
    ['--spot', 'nose', /"nose"/],
    ['--conditions', 'flu', /"flu"/],
  ])('%s loses no earlier value', async (flag, strange, message) => {
    const { exitCode, err } = await run(['check', flag, strange, flag, 'none']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(message);
  });
});
