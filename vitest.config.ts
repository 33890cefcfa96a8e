import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  // The build puts the version in the same way (scripts/build.mjs), so that the program need not read package.json.
  define: { HIKECARE_VERSION: JSON.stringify(version) },
  test: {
    globalSetup: ['tests/scratch-root.ts'],
    // All cores: vitest would leave one free, and half of a machine with two.
    maxWorkers: '100%',
    // No test may hang on what another one left; the seed that is printed plays the same order again.
    sequence: { shuffle: { files: true, tests: true } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      // Percent of all of it, and of what decides. Only what runs within the tests counts, not the packed program.
      thresholds: { lines: 85, branches: 85, 'src/core/**/*.ts': { lines: 95, branches: 95 } },
    },
    projects: [
      {
        extends: true,
        // Properties over all of the data take seconds on a busy machine.
        test: { name: 'unit', include: ['tests/{core,data,shell,fuzz}/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/packed.ts'],
          // Real processes and real terminals on a machine that does other things, too.
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
