// How long a program takes and how much memory it needs at its peak: as whole processes, and in rounds in which every
// program has its turn, so that what else the machine does meets all of them alike.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The middle one of some numbers; between the two middle ones of an even count. Throws where there are none. */
export function median(values) {
  if (values.length === 0) throw new Error('no values, so no median');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of some numbers with the smallest and the largest. Throws where there are none. */
export function summary(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Each value by the floor of its own round. Throws where a round has no floor. */
export function ratios(values, floors) {
  if (values.length !== floors.length) throw new Error(`${values.length} values, but ${floors.length} floors`);
  return values.map((value, round) => value / floors[round]);
}

/** The order of so many turns in a round: each round begins one later, so that nobody always comes after the same one. */
export function orderOfRound(count, round) {
  return Array.from({ length: count }, (_, turn) => (turn + round) % count);
}

/**
 * Lets every sample have its turn in each round, one after the other, never two at once. A sample is a name and a
 * function that returns a number, or a promise of one. Returns the numbers of each by name, in the order of the rounds.
 */
export async function interleaved(rounds, samples) {
  const values = new Map(samples.map(({ name }) => [name, []]));
  if (values.size !== samples.length) throw new Error('two samples have the same name');
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of orderOfRound(samples.length, round)) {
      const { name, measure } = samples[turn];
      values.get(name).push(await measure());
    }
  }
  return values;
}

/** The summaries of all ratios to the sample of this name, by name. */
export function summariesBy(values, floor) {
  const floors = values.get(floor);
  return new Map([...values].map(([name, own]) => [name, summary(ratios(own, floors))]));
}

const PRELOAD = join(import.meta.dirname, 'peak-memory.cjs');

/** More than any measured program takes; one that hangs must not hang the bench. */
const PATIENCE = 120_000;

/**
 * Runs a program to its end. `call` is its file, its arguments, its environment, and the exit code that is right (0
 * unless told). Returns the milliseconds of the wall clock. Throws where it ends otherwise: who measures a refusal
 * without knowing measures nothing.
 * `stdout`: "pipe" as in scripts and prompts, "ignore" for nothing but the work.
 */
export function wallTime({ file, args, env, exitCode = 0 }, stdout = 'pipe') {
  const start = performance.now();
  const ended = spawnSync(file, args, { env, stdio: ['ignore', stdout, 'pipe'], timeout: PATIENCE, maxBuffer: 1e9 });
  const time = performance.now() - start;
  checkEnd(ended, exitCode, file, args);
  return time;
}

/** Runs a program of Node to its end, as `wallTime`. Returns the most memory that it held, in kilobytes. */
export function peakMemory({ file, args, env, exitCode = 0 }) {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
  const ended = spawnSync(file, ['--require', PRELOAD, ...args], { env, stdio, timeout: PATIENCE, maxBuffer: 1e9 });
  checkEnd(ended, exitCode, file, args);
  const peak = Number(ended.output[3].toString());
  if (!(peak > 0)) throw new Error(`no memory was told by ${file} ${args.join(' ')}`);
  return peak;
}

/**
 * Runs each program once for nothing: the disk is warm afterwards. Returns those that end as they should, and a sentence
 * about each of the others.
 */
export function thoseThatWork(calls) {
  const troubles = [];
  const working = calls.filter((call) => {
    try {
      wallTime(call);
      return true;
    } catch (error) {
      troubles.push(`Not measured: ${call.name}. ${error.message.trim().split('\n')[0]}`);
      return false;
    }
  });
  return { working, troubles };
}

function checkEnd({ status, signal, error, stderr }, exitCode, file, args) {
  if (error === undefined && status === exitCode) return;
  const how = error?.message ?? (signal === null ? `exit code ${status} instead of ${exitCode}` : `signal ${signal}`);
  throw new Error(`${file} ${args.join(' ')}: ${how}\n${stderr?.toString() ?? ''}`);
}
