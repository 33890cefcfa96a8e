// The walls of the house, seen from outside: what the linter cannot say, and what would be missed if a rule of the
// linter were changed by mistake.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { real } from '../fixtures/load.ts';

const root = resolve(import.meta.dirname, '../..');

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function filesIn(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name))
    .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

/** The program without its comments: a comment may name what code may not. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
}

/** What a file imports, lazily or not. */
function importsOf(text: string): readonly string[] {
  const code = codeOf(text);
  const statements = code.matchAll(/^(?:import|export)\b(?:[^'";=(]*\bfrom)?\s*['"]([^'"\n]+)['"]/gm);
  const calls = code.matchAll(/\b(?:import|require)\s*\(\s*['"]([^'"\n]+)['"]/g);
  return [...statements, ...calls].flatMap((match) => match[1] ?? []);
}

const source = filesIn('src');
const core = source.filter(({ path }) => path.startsWith('src/core/'));

describe('the walls', () => {
  it('are looked at where there is something to see', () => {
    expect(core.length).toBeGreaterThan(10);
    expect(source.flatMap(({ text }) => importsOf(text))).toEqual(
      expect.arrayContaining(['commander', './answers.ts']),
    );
  });

  it('no code knows a body part', () => {
    const ids = real.regions.map(({ id }) => id);
    // A figure is drawn from a skeleton, which is the same for every region; and one terminal is called "foot".
    const others = source.filter(
      ({ path }) => !path.startsWith('src/core/figure/') && !path.endsWith('/terminal-extras.ts'),
    );
    const found = others.flatMap(({ path, text }) =>
      ids
        .filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'i').test(codeOf(text)))
        .map((id) => `${path}: ${id}`),
    );
    expect(ids).not.toEqual([]);
    expect(found).toEqual([]);
  });

  it.each(core.map(({ path, text }) => [path, text] as const))('%s imports only core', (_, text) => {
    expect(
      importsOf(text).filter((name) => !/^(\.\/|(\.\.\/)+)[a-z/-]+\.ts$/.test(name) || name.includes('shell')),
    ).toEqual([]);
  });

  it.each(core.map(({ path, text }) => [path, text] as const))(
    '%s has no clock, no chance and no process',
    (_, text) => {
      const code = codeOf(text).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
      const outside =
        /\b(?:Date|process|performance|console|fetch|globalThis|Intl|setTimeout|setInterval|require)\b\s*[.(]|\bMath\.random\b|\basync\b|\bawait\b|\bimport\s*\(|\bnew Date\b/g;
      expect(code.match(outside) ?? []).toEqual([]);
    },
  );

  it.each([
    ['chalk', ['src/shell/render/theme.ts']],
    ['conf', ['src/shell/settings.ts']],
    ['ajv', ['src/shell/validate.ts']],
  ] as const)('%s is imported in one file', (name, files) => {
    const found = source.filter(({ text }) =>
      importsOf(text).some((other) => other === name || other.startsWith(`${name}/`)),
    );
    expect(found.map(({ path }) => path)).toEqual(files);
  });

  it('inquirer is imported in one room, and commander by the program alone', () => {
    const importing = (pattern: RegExp) =>
      source.filter(({ text }) => importsOf(text).some((name) => pattern.test(name))).map(({ path }) => path);
    for (const path of importing(/^@?inquirer/)) expect(path).toMatch(/^src\/shell\/prompt(?:er\.ts$|s\/)/);
    expect(importing(/^@?inquirer/)).not.toEqual([]);
    for (const path of importing(/^commander$/)) expect(['src/main.ts', 'src/program.ts']).toContain(path);
  });

  it('has no room for odds and ends', () => {
    expect(
      source.filter(({ path }) => /\b(?:utils?|helpers?|common|misc)\b/.test(path)).map(({ path }) => path),
    ).toEqual([]);
  });
});
