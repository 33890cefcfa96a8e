// Measures the program: `npm run bench -- --help` says how to call it, bench/README.md how to read it.

import { writeFileSync } from 'node:fs';
import { arch, cpus, platform, release } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstFrames } from './first-question.mjs';
import { dataGrowth } from './growth.mjs';
import { journalGrowth } from './journal.mjs';
import { chooseNodes, installedNodes } from './nodes.mjs';
import { packageFigures } from './package.mjs';
import { stageProgram } from './program.mjs';
import { startUp } from './start-up.mjs';
import { timerCost } from './timer.mjs';

const HELP = `npm run bench -- [options]
  --rounds N       rounds of every table (21)
  --nodes 20,22    on which Nodes; without it on one of each line that is installed
  --only PARTS     some of: startup, first-frame, growth, journal, package, timer
  --minutes N      how long the packs of the timer run (3)
  --json FILE      write all figures there as well`;

// Parts with their titles. "once": it says nothing about a Node, so that the first one does.
const PARTS = [
  { name: 'package', title: 'Package', measure: packageFigures, once: true },
  { name: 'startup', title: 'Start-up', measure: startUp },
  { name: 'first-frame', title: 'First frame, and from a key to the redraw', measure: firstFrames },
  { name: 'growth', title: 'More advice', measure: dataGrowth },
  { name: 'journal', title: 'A longer journal', measure: journalGrowth },
  { name: 'timer', title: 'A running timer', measure: timerCost },
];

/** The options as numbers and names. Throws a sentence where they make no sense. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '21' },
      nodes: { type: 'string' },
      only: { type: 'string' },
      minutes: { type: 'string', default: '3' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const wholeNumber = (name) => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1.`);
    return number;
  };
  const only = values.only?.split(',') ?? PARTS.map(({ name }) => name);
  const unknown = only.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
  const parts = PARTS.filter(({ name }) => only.includes(name));
  return { ...values, rounds: wholeNumber('rounds'), minutes: wholeNumber('minutes'), parts };
}

/** Measures the parts on every Node, and says each table as soon as it is there. Returns all figures. */
async function measure({ rounds, minutes, parts, nodes: list }) {
  const { chosen, missing } = chooseNodes(installedNodes(), list);
  const settings = { rounds, minutes, peers: resolve(import.meta.dirname, '../node_modules/.cache/hikecare-peers') };
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${release()} ${arch()}`;
  console.log(`${machine}; ${rounds} rounds; NODE_EXTRA_CA_CERTS unset.`);
  for (const entry of missing) console.log(`Left out: Node ${entry}, which is not installed here.`);
  const all = { machine, rounds, date: new Date().toISOString().slice(0, 10), nodes: {} };
  const program = stageProgram();
  const leave = (signal) => {
    program.remove();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    for (const [place, node] of chosen.entries()) {
      console.log(`\n## Node ${node.version}`);
      const figures = {};
      for (const part of parts) {
        if (part.once && place > 0) continue;
        const result = await part.measure(node, program, settings);
        console.log(`\n### ${part.title}\n\n${result.text}`);
        figures[part.name] = result.figures;
      }
      all.nodes[node.version] = figures;
    }
  } finally {
    program.remove();
  }
  return all;
}

try {
  const options = readOptions();
  if (options.help) console.log(HELP);
  else {
    const figures = await measure(options);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
