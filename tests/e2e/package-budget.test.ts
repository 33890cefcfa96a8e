// The package stays within its budgets: what a user downloads, and how many packages come with it. bench/ says what for.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import budgets from '../../bench/budgets.json' with { type: 'json' };

const { folder, packedBytes } = inject('packed');

test('the packed file is no larger than its budget', () => {
  expect(packedBytes).toBeLessThanOrEqual(budgets.packedBytes);
});

test('there are no more files than budgeted', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeLessThanOrEqual(budgets.files);
});

test('no more packages than budgeted are installed with it', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, object | undefined>;
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
  const names = kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
  expect(names.length).toBeLessThanOrEqual(budgets.dependencies);
  const installed = JSON.parse(readFileSync(join(folder, '../.package-lock.json'), 'utf8')) as { packages: object };
  expect(Object.keys(installed.packages).length - 1).toBeLessThanOrEqual(budgets.dependencies);
});
