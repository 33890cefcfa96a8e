// What more advice costs: the installed program with its data folder 10 and 100 times over, command by command, beside the
// same command with the data that is shipped.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floor } from './commands.mjs';
import { grownData } from './grown-data.mjs';
import { interleaved, median, peakMemory, ratios, summary, thoseThatWork, wallTime } from './measure.mjs';
import { build, copySources, doorOf, envIn, newHome } from './program.mjs';
import { goalCell, megabytes, milliseconds, ratio, spread, table, verdict } from './report.mjs';

const LOOK_UP = { goal: 1.1, stretch: 1.03 };

// "whole": it reads all the data there is, so that it cannot cost the same.
const COMMANDS = [
  { line: ['advice', 'hip', '--json'], goals: LOOK_UP },
  { line: ['advice', 'hip'], goals: LOOK_UP },
  { line: ['advice', 'figure-four', '--json'], goals: LOOK_UP },
  { line: ['timer', 'status'], goals: LOOK_UP },
  { line: ['advice', 'sore', 'side', 'of', 'hip', '--json'], whole: true },
  { line: ['check', '--answers', 'ANSWERS', '--json'] },
  { line: ['stretch', 'hip', '--safe', '--list'], whole: true },
  { line: ['timer', 'ice', '25', '--safe', '--area', 'knee-front'], whole: true, exitCode: 2 },
];

const SIZES = [
  { name: '1x', times: 1 },
  { name: '10x', times: 10 },
  { name: '100x', times: 100 },
  { name: '100x, its sources too', times: 100, sources: true, onlyLookUps: true },
];

const MOST_MEMORY_ROUNDS = 7;
/** Of what takes seconds each time. */
const SLOW_ROUNDS = 5;

/**
 * The folders of the program with its data grown, by size, built as it is always built; made once in a run, in tens of
 * seconds.
 */
function grownPrograms({ sources, place }) {
  return SIZES.map((size) => {
    const folder = join(place, 'grown', size.name.replace(/\W+/g, '-'));
    if (!existsSync(folder)) {
      copySources(sources, folder);
      const data = join(folder, 'data');
      for (const [name, body] of grownData(readData(data), size.times, size)) {
        writeFileSync(join(data, name), `${JSON.stringify(body)}\n`);
      }
      build(folder);
    }
    return { ...size, folder, bytes: bytesOf(readData(join(folder, 'data'))) };
  });
}

/** Measures one Node. Returns the figures; `text` is the tables. */
export async function dataGrowth(node, program, { rounds }) {
  const sizes = grownPrograms(program);
  const home = newHome(program.place);
  const calls = COMMANDS.flatMap(({ line, onlyLookUps, ...command }) =>
    sizes
      .filter((size) => !(size.onlyLookUps && command.whole))
      .map((size) => {
        const args = line.map((word) => (word === 'ANSWERS' ? join(size.folder, 'data/examples/sore-hip.json') : word));
        const shown = `hikecare ${line.join(' ').replace('ANSWERS', 'FILE')}`;
        const call = { file: node.path, args: [doorOf(size.folder), ...args], env: envIn(home) };
        return { ...command, ...call, shown, size, name: `${shown}, ${size.name}` };
      }),
  );
  const figures = {};
  const rows = [];
  const troubles = [];
  const ofSizes = (whole, times) => calls.filter((call) => call.whole === whole && times.includes(call.size.times));
  for (const { group, often } of [
    { group: ofSizes(undefined, [1, 10, 100]), often: rounds },
    { group: ofSizes(true, [1, 10]), often: rounds },
    { group: ofSizes(true, [1, 100]), often: Math.min(rounds, SLOW_ROUNDS) },
  ]) {
    const measured = await measureGroup(floor(node), group, often);
    troubles.push(...measured.troubles);
    for (const { call, byFloor, time, memory, milliseconds: usual, peak } of measured.results) {
      // The smallest stands there already.
      if (figures[call.name] !== undefined) continue;
      const goals = call.size.times === 1 ? undefined : call.goals;
      figures[call.name] = { byFloor, time, memory, milliseconds: usual, peak, rounds: often };
      rows.push([
        call.shown,
        call.size.name,
        often,
        ratio(byFloor.median),
        spread(time),
        goalCell(goals, ratio),
        verdict(time.median, goals),
        milliseconds(usual),
        megabytes(peak),
        ratio(memory.median),
      ]);
    }
  }
  const heads = [
    '',
    'data',
    'rounds',
    'by node -e 0',
    'time by 1x',
    'goal / stretch',
    'came to',
    'time',
    'peak memory',
    'memory by 1x',
  ];
  const bytes = sizes.map((size) => `${size.name} ${(size.bytes / 1e6).toFixed(1)} MB`).join('; ');
  return { figures, text: [...troubles, `Data: ${bytes}.`, '', table(heads, inOrder(rows))].join('\n') };
}

/** The rows of a command stand together, the smallest data first. */
function inOrder(rows) {
  const place = (row) => rows.findIndex(([name]) => name === row[0]);
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** Measures commands in the same rounds: by bare Node, and each by itself with the smallest data. */
async function measureGroup(bare, group, rounds) {
  const { working, troubles } = thoseThatWork([bare, ...group]);
  const samples = (measure) => working.map((call) => ({ name: call.name, measure: () => measure(call) }));
  const times = await interleaved(rounds, samples(wallTime));
  const memory = await interleaved(Math.min(rounds, MOST_MEMORY_ROUNDS), samples(peakMemory));
  const results = working.slice(1).map((call) => {
    const smallest = `${call.shown}, ${SIZES[0].name}`;
    return {
      call,
      byFloor: summary(ratios(times.get(call.name), times.get(bare.name))),
      time: summary(ratios(times.get(call.name), times.get(smallest))),
      memory: summary(ratios(memory.get(call.name), memory.get(smallest))),
      milliseconds: median(times.get(call.name)),
      peak: median(memory.get(call.name)),
    };
  });
  return { results, troubles };
}

function readData(folder) {
  const names = ['.', 'regions', 'exercises'].flatMap((inner) =>
    readdirSync(join(folder, inner))
      .filter((name) => name.endsWith('.json'))
      .map((name) => (inner === '.' ? name : `${inner}/${name}`)),
  );
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

/** How many bytes the files have in one line each. */
function bytesOf(files) {
  return [...files.values()].reduce((sum, body) => sum + Buffer.byteLength(JSON.stringify(body)), 0);
}
