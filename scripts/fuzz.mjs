// Fuzzes for long. Prints how often each target came to each outcome, and every failure with its seed and smallest input. Exits 1 where
// there is one. The same seed does the same; --only and --number do one case of one target again.

import { fork } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTests } from './bundle-tests.mjs';
import { optionsOf } from './options.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PROGRESS = 10_000;

const USAGE =
  'npm run fuzz -- [--pure N] [--program N] [--seconds N] [--seed S] [--workers N] [--only TEXT] [--number N]';

const values = optionsOf(USAGE, {
  pure: { type: 'string', default: '1000000' },
  program: { type: 'string', default: '20000' },
  seconds: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  workers: { type: 'string', default: '2' },
  only: { type: 'string', default: '' },
  number: { type: 'string' },
});
const workers = values.number === undefined ? Number(values.workers) : 1;

// A worker is the bundle itself: it gets its work as a message and sends back how far it has come.
const { file: built, remove } = await bundleTests(
  'fuzz',
  `import { run } from './tests/fuzz/run.ts';
  process.once('message', async (work) => {
    await run(work, (progress) => process.send(progress));
    process.disconnect();
  });`,
);
try {
  process.exitCode = await fuzz();
} finally {
  remove();
}

async function fuzz() {
  const start = performance.now();
  const latest = [];
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const progress = setInterval(() => console.log(`${seconds()} s: ${totalOf(latest)}`), PROGRESS);
  const exits = await Promise.all(Array.from({ length: workers }, (_, worker) => runWorker(worker, latest)));
  clearInterval(progress);
  const findings = latest.flatMap((entry) => entry.findings);
  printCounts(latest);
  for (const { target, seed, number, message, input } of findings) {
    console.log(`\nFOUND by "${target}", again with: --seed ${seed} --only "${target}" --number ${number}`);
    console.log(`  ${message.split('\n').slice(0, 6).join('\n  ')}`);
    console.log(`  input: ${JSON.stringify(input)?.slice(0, 4000)}`);
  }
  const crashed = exits.filter((code) => code !== 0).length;
  if (crashed > 0) console.log(`\n${crashed} of ${workers} workers crashed.`);
  console.log(`\nseed ${values.seed}, ${seconds()} s: ${totalOf(latest)}`);
  return findings.length > 0 || crashed > 0 ? 1 : 0;
}

function runWorker(worker, latest) {
  const child = fork(built, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { only } = values;
  const numbers = Object.fromEntries(
    ['pure', 'program', 'seconds', 'seed'].map((name) => [name, Number(values[name])]),
  );
  const number = values.number === undefined ? undefined : Number(values.number);
  child.on('message', (progress) => {
    latest[worker] = progress;
  });
  child.send({ ...numbers, only, number, worker, workers });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

function totalOf(latest) {
  const known = latest.filter((entry) => entry !== undefined);
  const done = known.reduce((sum, entry) => sum + entry.done, 0);
  const found = known.reduce((sum, entry) => sum + entry.findings.length, 0);
  return `${done} inputs, ${found === 0 ? 'nothing found' : `${found} found`}`;
}

function printCounts(latest) {
  const names = [...new Set(latest.flatMap((entry) => Object.keys(entry.counts)))];
  for (const name of names) {
    const outcomes = new Map();
    for (const { counts } of latest) {
      for (const [outcome, count] of Object.entries(counts[name] ?? {})) {
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
      }
    }
    const sum = [...outcomes.values()].reduce((all, count) => all + count, 0);
    const time = latest.reduce((all, entry) => all + (entry.milliseconds[name] ?? 0), 0);
    console.log(`\n${name}: ${sum} (${(time / sum).toFixed(3)} ms each)`);
    for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`  ${count} ${outcome}`);
  }
}
