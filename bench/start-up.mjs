// The start-up table: every command beside bare Node, in time and in peak memory.

import { floor, machinePrograms, startUpCommands, tldr } from './commands.mjs';
import { interleaved, peakMemory, summariesBy, summary, thoseThatWork, wallTime } from './measure.mjs';
import { goalCell, megabytes, milliseconds, ratio, spread, table, verdict } from './report.mjs';

/** Memory hardly differs from run to run. */
const MOST_MEMORY_ROUNDS = 7;

/** Measures the start-up of everything on one Node. Returns the figures; `text` is the table. */
export async function startUp(node, program, { rounds, peers }) {
  const bare = floor(node);
  const own = await startUpCommands(node, program);
  const others = tldr(node, peers, program);
  const { working: all, troubles } = thoseThatWork([bare, ...own, ...others, ...machinePrograms()]);
  const samples = (measure, commands) => commands.map((call) => ({ name: call.name, measure: () => measure(call) }));
  const piped = await interleaved(rounds, samples(wallTime, all));
  const quiet = await interleaved(
    rounds,
    samples((call) => wallTime(call, 'ignore'), all),
  );
  const memory = await interleaved(
    Math.min(rounds, MOST_MEMORY_ROUNDS),
    samples(
      peakMemory,
      all.filter(({ noNode }) => !noNode),
    ),
  );
  const times = summariesBy(piped, bare.name);
  const quietTimes = summariesBy(quiet, bare.name);
  const peaks = summariesBy(memory, bare.name);
  const rows = all.map((command) => {
    const time = times.get(command.name);
    const peak = peaks.get(command.name);
    return [
      command.name,
      spread(time),
      ratio(quietTimes.get(command.name).median),
      goalCell(command.time, ratio),
      verdict(time.median, command.time),
      peak === undefined ? '-' : ratio(peak.median),
      goalCell(command.memory, ratio),
      peak === undefined ? '-' : verdict(peak.median, command.memory),
    ];
  });
  const heads = [
    '',
    'time',
    'to /dev/null',
    'goal / stretch',
    'time came to',
    'memory',
    'goal / stretch',
    'memory came to',
  ];
  const floorTime = summary(piped.get(bare.name));
  const figures = Object.fromEntries(
    all.map(({ name }) => [
      name,
      {
        time: times.get(name),
        quietTime: quietTimes.get(name),
        memory: peaks.get(name),
        milliseconds: piped.get(name),
      },
    ]),
  );
  return {
    figures,
    text: [
      ...troubles,
      `1 is \`node -e 0\`: ${spread(floorTime, milliseconds)}, ${megabytes(summary(memory.get(bare.name)).median)}.`,
      ...(others.length === 0 ? ['Left out: tldr, which is not installed (bench/README.md says how).'] : []),
      '',
      table(heads, rows),
    ].join('\n'),
  };
}
