import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/shell/terminal/run-program.ts';
import { scratchFolder } from './fake-world.ts';

const WRITE =
  "require('node:fs').writeFileSync(process.argv[1], JSON.stringify([process.argv.slice(2), process.env.EVENT]))";

describe('a program that is started', () => {
  test('gets its words and variables as they are, whatever a shell would make of them', async () => {
    const file = join(scratchFolder(), 'written');
    const words = ['$HOME', 'a b', "it's", '; exit 1', '', '"*"'];
    const { ended } = runProgram(process.execPath, ['-e', WRITE, file, ...words], { ...process.env, EVENT: 'the end' });
    expect(await ended).toBeUndefined();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([words, 'the end']);
  });

  test('tells in a sentence that it is not there, or may not be run', async () => {
    const file = join(scratchFolder(), 'no-program');
    expect(await runProgram(file, [], process.env).ended).toBe(`The program ${file} was not found.`);
    writeFileSync(file, '', { mode: 0o644 });
    expect(await runProgram(file, [], process.env).ended).toBe(`The program ${file} may not be run.`);
    expect(await runProgram('a\0b', [], process.env).ended).toContain('could not be started');
  });

  test('that fails by itself is none of our business', async () => {
    expect(await runProgram(process.execPath, ['-e', 'process.exit(3)'], process.env).ended).toBeUndefined();
  });

  test('can be stopped', async () => {
    const file = join(scratchFolder(), 'late');
    const script = `setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(file)}, ''), 60000)`;
    const program = runProgram(process.execPath, ['-e', script], process.env);
    program.stop();
    expect(await program.ended).toBeUndefined();
    program.stop();
    expect(existsSync(file)).toBe(false);
  });
});
