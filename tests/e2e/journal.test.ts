// The journal of the packed program, with real processes on a real disk.

import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { JOURNAL_SCRIPT, journalEnvironment } from './journal-script.ts';
import { type Outcome, runProgram } from './run.ts';

const { bin, folder: packed } = inject('packed');
const onUnix = test.skipIf(process.platform === 'win32');
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hikecare-home-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const environment = () => journalEnvironment(join(packed, 'dist'), home);

/** Runs a script that has the journal at hand. Under a shell command where one is given, such as a limit. */
function script(code: string, shell?: string): Promise<Outcome> {
  const args = ['-e', JOURNAL_SCRIPT + code];
  if (shell === undefined) return runProgram(process.execPath, args, { env: environment() });
  return runProgram('bash', ['-c', `${shell} && exec "$0" "$@"`, process.execPath, ...args], { env: environment() });
}

async function kept(): Promise<{ readonly ids: readonly string[]; readonly damaged: readonly string[] }> {
  const { stdout, stderr } = await script(`
    const { records, damaged } = journal.contents();
    writeSync(1, JSON.stringify({ ids: records.map(({ id }) => id), damaged }));
  `);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function monthFile(): string {
  return join(home, 'hikecare/journal/2026-11.jsonl');
}

describe('the journal of many processes', () => {
  test('twenty at once, twenty-five records each: none is lost, none is torn, and there is one header', async () => {
    const writers = Array.from({ length: 20 }, (_, writer) =>
      script(`for (let index = 0; index < 25; index += 1) keep('w${writer}-' + index);`),
    );
    const reader = script(`
      let torn = 0;
      for (let round = 0; round < 40; round += 1) torn += journal.read().damaged.length;
      writeSync(1, String(torn));
    `);
    const outcomes = await Promise.all(writers);
    expect(outcomes.map(({ exitCode, stderr }) => `${exitCode}${stderr}`)).toEqual(Array(20).fill('0'));
    expect((await reader).stdout).toBe('0');
    const { ids, damaged } = await kept();
    expect(damaged).toEqual([]);
    expect([...ids].sort()).toEqual(outcomes.flatMap(({ stdout }) => lines(stdout)).sort());
    expect(ids).toHaveLength(500);
    expect(readFileSync(monthFile(), 'utf8').match(/"hikecare"/g)).toHaveLength(1);
    expect(readdirSync(join(home, 'hikecare/journal'))).toEqual(['2026-11.jsonl']);
  });

  onUnix('killed at any moment: every record that was told to be kept is there, and the file can be read', async () => {
    const told: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      const child = spawn(
        process.execPath,
        ['-e', `${JOURNAL_SCRIPT} for (let index = 0; ; index += 1) keep('k${round}-' + index);`],
        { env: { ...process.env, ...environment() }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const out: Buffer[] = [];
      // The more rounds, the later in its work it dies; in the first ones while it makes the file.
      child.stdout.on('data', (part: Buffer) => {
        out.push(part);
        if (lines(Buffer.concat(out).toString()).length > round * 7) child.kill('SIGKILL');
      });
      await new Promise((resolve) => child.on('close', resolve));
      told.push(...lines(Buffer.concat(out).toString()));
    }
    const { ids, damaged } = await kept();
    expect(told.length).toBeGreaterThan(500);
    expect(told.filter((id) => !ids.includes(id))).toEqual([]);
    expect(damaged).toEqual([]);
  });
});

describe('the journal on a disk that fails', () => {
  onUnix(
    'where no file may grow past 4 KB: told in one sentence, nothing that was kept is lost, and it goes on later',
    async () => {
      const full = await script(
        `try { for (let index = 0; index < 1000; index += 1) keep('a' + index); }
       catch (error) { writeSync(2, error.name + ': ' + error.message); }`,
        'ulimit -f 4',
      );
      expect(full.stderr).toMatch(/^Failure: This could not be kept in the journal .*2026-11\.jsonl: .*\.$/);
      const told = lines(full.stdout);
      expect(told.length).toBeGreaterThan(10);
      const again = await script(`try { keep('b'); } catch (error) { writeSync(2, error.message); }`, 'ulimit -f 4');
      expect(again.stderr).toContain('could not be kept');
      expect((await script(`keep('later');`)).stdout).toBe('later\n');
      const { ids, damaged } = await kept();
      expect(ids).toEqual([...told, 'later']);
      // The record that did not fit is a line of its own.
      expect(damaged.length).toBeLessThanOrEqual(1);
    },
  );

  onUnix('in a folder that can only be read: told in one sentence', async () => {
    const folder = join(home, 'hikecare/journal');
    mkdirSync(folder, { recursive: true });
    // Root may write everywhere, so that a test as root goes on as somebody else.
    const nobody = 65_534;
    const asRoot = process.getuid?.() === 0;
    if (asRoot) for (const path of [home, join(home, 'hikecare'), folder]) chownSync(path, nobody, nobody);
    chmodSync(folder, 0o500);
    const { stdout, stderr } = await script(`
      if (process.getuid() === 0) { process.setgid(${nobody}); process.setuid(${nobody}); }
      try { keep('a'); } catch (error) { writeSync(2, error.name + ': ' + error.message); }
      writeSync(1, JSON.stringify(journal.read()));
    `);
    expect(stderr).toMatch(/^Failure: This could not be kept in the journal .*: that is not allowed\.$/);
    expect(stdout).toBe('{"records":[],"damaged":[],"unread":[]}');
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual([]);
  });

  onUnix('under a loose umask: the owner alone may read it', async () => {
    expect((await script(`keep('a');`, 'umask 000')).stderr).toBe('');
    const modes = [join(home, 'hikecare'), join(home, 'hikecare/journal'), monthFile()].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '700', '600']);
  });
});

describe('hikecare journal', () => {
  const run = (...args: readonly string[]) =>
    runProgram(process.execPath, [bin, 'journal', ...args], { env: { XDG_DATA_HOME: home } });

  test('names its folder, prints what is in it, and takes it away', async () => {
    expect((await run('path')).stdout).toBe(`${join(home, 'hikecare/journal')}\n`);
    const empty = await run('export');
    expect([empty.exitCode, JSON.parse(empty.stdout).data.records]).toEqual([0, []]);
    await script(`keep('a'); keep('b');`);
    const full = await run('export', '--json');
    expect(JSON.parse(full.stdout).data.records).toMatchObject([{ id: 'a' }, { id: 'b' }]);
    const refused = await run('wipe');
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toBe('hikecare: journal wipe needs --force where nobody can be asked.\n');
    expect(await run('wipe', '--force')).toMatchObject({ exitCode: 0, stdout: 'Removed: 2 records in 1 file.\n' });
    expect(readdirSync(join(home, 'hikecare'))).toEqual([]);
  });

  test('leaves a scripted check without a trace', async () => {
    const outcome = await runProgram(
      process.execPath,
      [bin, 'check', '--answers', join(packed, 'data/examples/sore-hip.json'), '--json'],
      { env: { XDG_DATA_HOME: home, XDG_CONFIG_HOME: home } },
    );
    expect(outcome.exitCode).toBe(0);
    expect(readdirSync(home)).toEqual([]);
  });
});
