import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs against every mutant of the deciding core: the quick tests of the core. Properties over
// many people, and the test that only reads the sources, would make it take hours and tell nothing more.
export default defineConfig({
  test: {
    include: ['tests/core/*.test.ts'],
    exclude: ['tests/core/*properties.test.ts', 'tests/core/purity.test.ts'],
  },
});
