// The packed program as scripts and shells meet it: no terminal, pipes, files, bad input.

import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Outcome, type RunOptions, runProgram } from './run.ts';

const { bin, command, folder } = inject('packed');
const example = join(folder, 'data/examples/sore-hip.json');
const answers = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>;
let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hikecare-scripts-'));
});

afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function hikecare(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return runProgram(process.execPath, [bin, ...args], { ...options, env: { HOME: place, ...options.env } });
}

function answersFile(changes: Record<string, unknown>): string {
  const path = join(place, 'answers.json');
  writeFileSync(path, JSON.stringify({ ...answers, ...changes }));
  return path;
}

describe('the installed command', () => {
  test('runs as npm links it', async () => {
    const { stdout, exitCode } = await runProgram(command, ['--version'], { env: { HOME: place } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each(['-1', '4', '1.5', 'strange', ''])('takes FORCE_COLOR="%s" for what it can mean', async (value) => {
    const { stdout, stderr, exitCode } = await hikecare(['advice', 'hip'], { env: { FORCE_COLOR: value } });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout.includes('\u001b[')).toBe(value !== '');
  });

  test('holds what it needs and no more', () => {
    expect(readdirSync(folder).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'data', 'dist', 'package.json'].sort(),
    );
    expect(readFileSync(join(folder, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('commander 14.0.3');
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: object;
    };
    expect(dependencies ?? {}).toEqual({});
  });

  test('says in help where to start, in no more than 80 columns', async () => {
    const { stdout, exitCode } = await hikecare(['--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('hikecare check');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('check without a terminal', () => {
  test('without answers is refused with a command that works as it stands', async () => {
    const { stderr, stdout, exitCode } = await hikecare(['check'], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const [, args] = /npx hikecare (check --answers \S+)/.exec(stderr) ?? [];
    expect(args).toBe('check --answers data/examples/sore-hip.json');
    expect((await hikecare((args ?? '').split(' '), { cwd: folder })).exitCode).toBe(0);
  });

  test('with the shipped answers prints the plan, and nothing on stderr', async () => {
    const { stdout, stderr, exitCode } = await hikecare(['check', '--answers', example]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('SELF-CARE');
    expect(stdout).toContain('Outer hip tendon pain');
    // No colour where nobody asked for it, and no line over 80 columns but an address.
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes('http'))).toEqual([]);
  });

  test('reads answers from stdin, prints one JSON document, the same bytes each time', async () => {
    const input = JSON.stringify(answers);
    const first = await hikecare(['check', '--answers', '-', '--json'], { input });
    const second = await hikecare(['check', '--json', '--answers', example]);
    expect(first.stdout).toBe(second.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'check',
      data: { verdict: { level: 'self-care' } },
    });
  });

  test.each([
    ['self-care', {}, 0],
    ['soon', { effects: ['stops-daily-life'] }, 10],
    ['urgent', { 'hip-signs': ['leg-swollen'] }, 20],
    ['emergency', { 'body-signs': ['chest-or-breath'] }, 30],
  ])('exits with the code of %s only when asked to', async (level, changes, code) => {
    const file = answersFile(changes);
    const asked = await hikecare(['check', '--answers', file, '--json', '--exit-code']);
    expect(JSON.parse(asked.stdout)).toMatchObject({ data: { verdict: { level } } });
    expect(asked.exitCode).toBe(code);
    expect((await hikecare(['check', '--answers', file, '--json'])).exitCode).toBe(0);
  });

  test('takes flags for the common answers', async () => {
    const flags =
      'check --region hip --spot outer-hip --side right --onset slowly --days 1 --pain 4 --signs none --age 47 --conditions none';
    const rest = ['--answer', 'effects=none', '--answer', 'hip-behaviour=lie-on-it'];
    const { stdout, exitCode } = await hikecare([...flags.split(' '), ...rest]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Outer hip tendon pain');
  });

  test('names the danger answers that are missing, with their options', async () => {
    const { stderr, exitCode } = await hikecare(['check', '--region', 'hip', '--pain', '4']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('body-signs: one or more of chest-or-breath');
    expect(stderr).toContain('hip-signs: one or more of fall-cannot-stand');
    expect(stderr).toContain('not-sure:');
  });

  test('a sign given alone does not say no to the others', async () => {
    const { stderr, exitCode } = await hikecare(['check', '--region', 'hip', '--signs', 'groin-lump']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('body-signs');
  });
});

describe('bad input ends in one clear sentence and exit 2', () => {
  test.each([
    ['an unknown region', ['check', '--region', 'tail'], /region: "tail" is not an answer; allowed: .*hip/],
    ['pain 11', ['check', '--pain', '11'], /pain: "11" is not a whole number from 0 to 10/],
    ['days -1', ['check', '--days', '-1'], /days: "-1" is not a whole number from 0 to 365/],
    ['an unknown question', ['check', '--answer', 'mood=fine'], /"mood" is not a question/],
    ['an answer without =', ['check', '--answer', 'pain'], /question=value/],
    ['an unknown sign', ['check', '--signs', 'wings'], /"wings" is no danger sign/],
    ['an unknown command', ['chek'], /Did you mean check\?/],
    ['an unknown flag', ['check', '--pian', '3'], /unknown option '--pian'/],
    ['no such file', ['check', '--answers', '/no/such/file'], /there is no such file/],
    ['a folder', ['check', '--answers', '/'], /it is a folder/],
  ])('%s', async (_name, args, message) => {
    const { stderr, stdout, exitCode } = await hikecare(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test.each([
    ['no JSON', '{"pain": 4', /is not JSON/],
    ['a list', '[1, 2]', /must hold one JSON object/],
    ['10 MB of junk', 'x'.repeat(10_000_000), /larger than 1 MB/],
    ['a key of the prototype', '{"__proto__": {"pain": 4}, "constructor": 3}', /is not a question/],
    ['control characters', '{"\\u001b[2Jpain": 4}', /is not a question/],
  ])('an answers file that is %s', async (_name, text, message) => {
    const { stderr, stdout, exitCode } = await hikecare(['check', '--answers', '-'], { input: text });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('\u001b');
  });

  test('writes nothing anywhere', async () => {
    await hikecare(['check', '--pain', '11']);
    await hikecare(['advice', 'hip']);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('a foreign data folder', () => {
  test('that lets cold run for 25 minutes is refused with file, field and the cap', async () => {
    const data = join(place, 'data');
    await copyFolder(join(folder, 'dist/data'), data);
    const file = join(data, 'cold-and-heat.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"capMinutes": ?20/, '"capMinutes":25'));
    const { stderr, exitCode } = await hikecare(['advice', 'hip', '--data', data]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/cold-and-heat\.json .*capMinutes/);
    expect(stderr).toContain('20 minutes');
  });

  test('that is no folder is refused', async () => {
    const { stderr, exitCode } = await hikecare(['advice', 'hip'], { env: { HIKECARE_DATA: '/no/such/folder' } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('/no/such/folder');
  });
});

describe('pipes and settings', () => {
  test('a reader that leaves early ends the program quietly', async () => {
    const exitCode = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [bin, 'check', '--answers', example, '--full'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.once('data', () => child.stdout.destroy());
      child.on('close', resolve);
    });
    expect(exitCode).toBe(0);
  });

  test('a reader that leaves takes nothing from the exit code', async () => {
    for (const args of [['--json'], ['--full']]) {
      const exitCode = await new Promise<number | null>((resolve) => {
        const file = answersFile({ 'body-signs': ['chest-or-breath'] });
        const child = spawn(process.execPath, [bin, 'check', '--answers', file, '--exit-code', ...args], {
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { HOME: place },
        });
        child.stdout.destroy();
        child.on('close', resolve);
      });
      expect(exitCode).toBe(30);
    }
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is told in one sentence, with exit 1', async () => {
    for (const args of [['check', '--answers', example], ['--help'], ['timer', 'ice', '10s', '--safe']]) {
      const outcome = await new Promise((resolve) => {
        const child = spawn(process.execPath, [bin, ...args], {
          stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
          env: { HOME: place },
        });
        let stderr = '';
        child.stderr?.on('data', (part) => {
          stderr += part;
        });
        child.on('close', (exitCode) => resolve({ exitCode, stderr }));
      });
      expect(outcome).toEqual({ exitCode: 1, stderr: 'hikecare: The output cannot be written: the disk is full.\n' });
    }
  });

  test.skipIf(!existsSync('/dev/full'))('where nothing can be said at all, the exit code tells', async () => {
    const full = openSync('/dev/full', 'w');
    const exitCode = await new Promise((resolve) => {
      spawn(process.execPath, [bin, 'check', '--pain', '11'], {
        stdio: ['ignore', full, full],
        env: { HOME: place },
      }).on('close', resolve);
    });
    expect(exitCode).toBe(1);
  });

  test('a damaged settings file is set aside and reported, not taken for empty', async () => {
    const config = join(place, 'config/hikecare');
    mkdirSync(config, { recursive: true });
    writeFileSync(join(config, 'settings.json'), '{"country": ');
    const env = { XDG_CONFIG_HOME: join(place, 'config') };
    const { stderr, exitCode } = await hikecare(['settings', 'list'], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/damaged/);
    expect(readdirSync(config).some((name) => name.startsWith('settings.damaged'))).toBe(true);
    expect((await hikecare(['settings', 'list'], { env })).stderr).toBe('');
  });

  test('a country that was set names its own emergency number', async () => {
    const env = { XDG_CONFIG_HOME: join(place, 'config') };
    expect((await hikecare(['settings', 'set', 'country', 'gb'], { env })).exitCode).toBe(0);
    const { stdout } = await hikecare(['check', '--answers', answersFile({ 'body-signs': ['chest-or-breath'] })], {
      env,
    });
    expect(stdout).toContain('EMERGENCY: Call 999 for an ambulance now');
  });

  test('a folder for settings that cannot be written ends in one sentence', async () => {
    const config = join(place, 'config');
    // A file where the folder would be: refused for everybody, root included.
    writeFileSync(config, '');
    chmodSync(config, 0o400);
    const { stderr, exitCode } = await hikecare(['settings', 'set', 'country', 'GB'], {
      env: { XDG_CONFIG_HOME: config },
    });
    expect(exitCode).toBe(1);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

async function copyFolder(from: string, to: string): Promise<void> {
  const { cp } = await import('node:fs/promises');
  await cp(from, to, { recursive: true });
}
