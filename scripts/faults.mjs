// Plays faults with the built program: kill -9, full disks, closed streams, strange homes, signals, clocks and more (tests/faults/). Prints what was seen and
// a table. Exits 1 where something fails.

import { bundleTests } from './bundle-tests.mjs';
import { optionsOf } from './options.mjs';

const values = optionsOf('npm run faults -- [--quick] [--only NAME] [--seed S] [--together N]', {
  quick: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  seed: { type: 'string', default: '1' },
  together: { type: 'string', default: '2' },
});

const { file, remove } = await bundleTests('faults', `export { runFaults } from './tests/faults/run.ts';`);
try {
  const { runFaults } = await import(file);
  const work = { ...values, seed: Number(values.seed), together: Number(values.together) };
  console.log(`seed ${work.seed}`);
  process.exitCode = await runFaults(work, (text) => console.log(text));
} finally {
  remove();
}
