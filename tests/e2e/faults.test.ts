// A few of the faults of `npm run faults`, always the same ones, with the built program.

import { expect, test } from 'vitest';
import { playFault } from '../faults/fault.ts';
import { QUICK_FAULTS } from '../faults/faults.ts';

test.each(QUICK_FAULTS)('$name: $allowed', async (fault) => {
  expect((await playFault(fault, { seed: 7, quick: true, together: 2 })).failures).toEqual([]);
});
