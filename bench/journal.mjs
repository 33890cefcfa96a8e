// What a longer journal costs: no record, 1,000 and 100,000, kept over eight years, command by command.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appending, floor } from './commands.mjs';
import { interleaved, peakMemory, ratios, summary, wallTime } from './measure.mjs';
import { doorOf, envIn, newHome } from './program.mjs';
import { goalCell, megabytes, milliseconds, ratio, spread, table, verdict } from './report.mjs';

const SIZES = [0, 1_000, 100_000];
const YEARS = 8;
const DAY = 86_400_000;
const MINUTE = 60_000;
const MEMORY_ROUNDS = 7;

const APPEND = { goal: 1.3, stretch: 1.15 };

/**
 * Writes a journal of so many packs into a home folder, one file a month, the last pack an hour ago and the others at
 * equal distances before it.
 */
function writeJournal(home, count, now) {
  const folder = join(home, 'data/hikecare/journal');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const months = new Map();
  for (let place = count - 1; place >= 0; place -= 1) {
    const ended = now - 60 * MINUTE - (place * YEARS * 365 * DAY) / count;
    const at = instant(ended);
    const record = {
      v: 1,
      id: `bench-${place}`,
      at,
      type: 'pack',
      pack: place % 3 === 2 ? 'heat' : 'cold',
      areas: ['knee-front'],
      side: place % 2 === 0 ? 'left' : 'right',
      startedAt: instant(ended - 15 * MINUTE),
      seconds: 900,
      end: 'finished',
    };
    const month = at.slice(0, 7);
    if (!months.has(month)) months.set(month, ['{"hikecare":"journal","version":1}\n']);
    months.get(month).push(`\n${JSON.stringify(record)}\n`);
  }
  for (const [month, lines] of months) writeFileSync(join(folder, `${month}.jsonl`), lines.join(''), { mode: 0o600 });
}

function instant(milliseconds) {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}

/** The commands for a journal of this size; each has a home of its own, so that what is appended meets no other. */
function commandsFor(node, { folder, place }, count, now) {
  const home = (records) => {
    const path = newHome(place);
    if (records > 0) writeJournal(path, records, now);
    return path;
  };
  const read = home(count);
  const call = (line, env, exitCode = 0) => ({
    shown: `hikecare ${line}`,
    file: node.path,
    args: [doorOf(folder), ...line.split(' ')],
    env,
    exitCode,
  });
  const kept = home(count);
  const added = {
    ...appending(node, folder, kept, 'one record into the journal'),
    shown: 'one record into the journal',
    goals: APPEND,
  };
  // The first record of all makes the folder and the file of the month as well.
  const clear = () => count === 0 && rmSync(join(kept, 'data'), { recursive: true, force: true });
  return [
    { ...added, before: clear },
    call('journal export', envIn(read)),
    call('stretch hip --safe --list', envIn(read)),
    // Refused because of the last pack, which a journal without records does not have: there it is the only one.
    call('timer ice 10 --safe --area knee-front --side left', envIn(home(Math.max(1, count))), 1),
  ].map((command) => ({ ...command, count, name: `${command.shown}, ${count}` }));
}

/** Measures one Node. Returns the figures; `text` is the table. */
export async function journalGrowth(node, program, { rounds }) {
  const now = Date.now();
  const bare = floor(node);
  const calls = SIZES.flatMap((count) => commandsFor(node, program, count, now));
  const all = [bare, ...calls];
  const samples = (measure) =>
    all.map((call) => ({
      name: call.name,
      measure: () => {
        call.before?.();
        return measure(call);
      },
    }));
  for (const { measure } of samples(wallTime)) measure();
  const times = await interleaved(rounds, samples(wallTime));
  const memory = await interleaved(Math.min(rounds, MEMORY_ROUNDS), samples(peakMemory));
  const figures = {};
  const rows = calls.map((call) => {
    const smallest = `${call.shown}, ${SIZES[0]}`;
    const byFloor = summary(ratios(times.get(call.name), times.get(bare.name)));
    const time = summary(ratios(times.get(call.name), times.get(smallest)));
    const peak = summary(ratios(memory.get(call.name), memory.get(smallest)));
    figures[call.name] = { byFloor, time, memory: peak, milliseconds: times.get(call.name) };
    return [
      call.shown,
      call.count.toLocaleString('en'),
      spread(byFloor),
      goalCell(call.goals, ratio),
      verdict(byFloor.median, call.goals),
      ratio(time.median),
      milliseconds(summary(times.get(call.name)).median),
      megabytes(summary(memory.get(call.name)).median),
      ratio(peak.median),
    ];
  });
  const heads = [
    '',
    'records',
    'by node -e 0',
    'goal / stretch',
    'came to',
    'time by 0',
    'time',
    'peak memory',
    'memory by 0',
  ];
  return {
    figures,
    text: table(
      heads,
      rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)),
    ),
  };
}
