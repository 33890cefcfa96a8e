import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs against every mutant of the deciding core: the quick tests of the core on the pretend data.
export default defineConfig({
  test: {
    include: ['tests/core/{answers,condition,triage,interview,complaints,packs,plan}.test.ts'],
  },
});
