// What SECURITY.md says of the sources and of what is installed to build them.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: read(join('src', name)) }));
const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('the sources', () => {
  test('make no code of text', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(holding(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(|node:vm|setTimeout\s*\(\s*['"`]/)).toEqual([]);
  });

  test('do not know the network', () => {
    const modules = /['"](?:node:)?(?:net|tls|dgram|dns|http|https|http2|inspector|dns\/promises)['"]/;
    expect(holding(modules)).toEqual([]);
    expect(holding(/\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b|\bEventSource\b/)).toEqual([]);
  });

  test('start programs in one file, and without a shell', () => {
    expect(holding(/child_process|node:cluster|node:worker_threads|execSync|spawnSync/)).toEqual([
      'shell/terminal/run-program.ts',
    ]);
    expect(holding(/shell:\s*true/)).toEqual([]);
  });
});

describe('what is installed', () => {
  const { devDependencies, dependencies = {} } = JSON.parse(read('package.json')) as {
    readonly devDependencies: Record<string, string>;
    readonly dependencies?: Record<string, string>;
  };
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Record<
      string,
      { readonly version?: string; readonly integrity?: string; readonly optional?: boolean }
    >;
  };
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  test('beside the program is nothing', () => {
    expect(dependencies).toEqual({});
  });

  test('to build it is pinned to one version each', () => {
    expect(Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(locked.filter(([, { version = '' }]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });

  test('to build it has a checksum, but for binaries of platforms that npm has not seen', () => {
    const without = locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
    expect(without.filter(([, { optional }]) => optional !== true)).toEqual([]);
    expect(without.length).toBeLessThan(30);
  });
});
