// What a running timer costs and how exactly it ends: in a real terminal, side by side with the same timer that is stopped
// for a while, with one whose wall clock is set, with a plain counter, and with `sleep`.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { doorOf, envIn, newHome } from './program.mjs';
import { goalCell, milliseconds, table, verdict } from './report.mjs';
import { openTerminal } from './terminal.mjs';

const CPU = { goal: 30, stretch: 20 };
const END = { goal: 50, stretch: 10 };

const STOPPED_FOR = 6_000;
const HOUR = 3_600;
/** What a program does at its end is no part of a minute of running. */
const BEFORE_END = 2_000;

const FRAME = /space pause.*q stop/;
const OVER = /Time is up/;

/** The countdown that everybody writes first: it counts ticks. */
const counter = (minutes) => `let left = ${minutes * 60};
const show = () => process.stdout.write('\\r' + Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0') + ' left ');
show();
const tick = setInterval(() => { left -= 1; show(); if (left === 0) { clearInterval(tick); console.log('Time is up'); } }, 1000);`;

/** Measures one Node for so many minutes. Returns the figures; `text` is the table. */
export async function timerCost(node, { folder, place }, { minutes }) {
  const args = [doorOf(folder), 'timer', 'ice', String(minutes), '--safe', '--area', 'knee-front'];
  const timer = () => ({ file: node.path, args, env: envIn(newHome(place)) });
  const clock = openClock(newHome(place));
  const half = minutes * 30_000;
  const runs = [
    run('hikecare timer', timer(), minutes),
    run(`stopped for ${STOPPED_FOR / 1000} s`, timer(), minutes, async ({ signal }) => {
      await after(half);
      signal('SIGSTOP');
      await after(STOPPED_FOR);
      signal('SIGCONT');
    }),
    ...[HOUR, -HOUR].flatMap((seconds) => {
      if (clock === undefined) return [];
      const { env, set } = clock(seconds);
      const call = timer();
      return run(`clock set by ${seconds / HOUR} h`, { ...call, env: { ...call.env, ...env } }, minutes, async () => {
        await after(half);
        set();
      });
    }),
    run('counting with setInterval', { file: node.path, args: ['-e', counter(minutes)], env: envIn('/') }, minutes),
    sleep(minutes),
  ];
  const results = await Promise.all(runs);
  const rows = results.map(({ name, cpu, wakeUps, error }) => {
    const own = name === 'hikecare timer';
    const isClock = name.startsWith('clock');
    const judged = own || isClock || name.startsWith('stopped');
    // The library that sets a clock has work of its own.
    const isTold = cpu !== undefined && !isClock;
    return [
      name,
      isTold ? milliseconds(cpu) : '-',
      own ? goalCell(CPU, milliseconds) : '-',
      own && cpu !== undefined ? verdict(cpu, CPU, 1) : '-',
      isTold ? wakeUps.toFixed(0) : '-',
      milliseconds(error),
      judged ? goalCell(END, milliseconds) : '-',
      judged ? verdict(Math.abs(error), END, 1) : '-',
    ];
  });
  const heads = [
    '',
    'CPU a minute',
    'goal / stretch',
    'came to',
    'wake-ups a minute',
    'end too late by',
    'goal / stretch',
    'came to',
  ];
  return {
    figures: results,
    text: [
      `A pack of ${minutes} min. All at the same time.`,
      ...(clock === undefined ? ['Left out: a clock that is set; libfaketime is not here.'] : []),
      '',
      table(heads, rows),
    ].join('\n'),
  };
}

/**
 * One countdown in a terminal. The end is counted from the start that the timer keeps on the disk; where it keeps none, from
 * its first word. `meanwhile` disturbs it.
 */
async function run(name, call, minutes, meanwhile = async () => {}) {
  const terminal = openTerminal(call);
  const length = minutes * 60_000;
  try {
    const shown = await terminal.until(call.args[0] === '-e' ? /left/ : FRAME);
    const started = keptStart(call.env.XDG_STATE_HOME) ?? shown;
    const disturbed = meanwhile(terminal);
    const [end, cost] = await Promise.all([
      terminal.until(OVER, { patience: length + 2 * STOPPED_FOR + 60_000 }),
      costBetween(terminal.pid, Math.min(60_000, length / 4), length - BEFORE_END),
      disturbed,
    ]);
    return { name, ...cost, error: end - started - length, frameAfter: shown - started };
  } finally {
    await terminal.end();
  }
}

/** When the pack in this folder started, by the steady clock of this process, to a millisecond or so. */
function keptStart(folder) {
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder, { recursive: true }).find((name) => name.endsWith('.jsonl'));
  const line = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .find((text) => text.includes('"started"'));
  return JSON.parse(line).at.wall - (Date.now() - performance.now());
}

function sleep(minutes) {
  const started = performance.now();
  const child = spawn('sleep', [String(minutes * 60)], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve({ name: 'sleep', error: performance.now() - started - minutes * 60_000 }));
  });
}

/** Milliseconds of CPU and wake-ups a minute between two moments from now. Nothing where the system does not tell. */
async function costBetween(pid, from, to) {
  await after(from);
  const first = usageOf(pid);
  await after(to - from);
  const last = usageOf(pid);
  if (first === undefined || last === undefined) return {};
  const perMinute = 60_000 / (last.at - first.at);
  return { cpu: (last.cpu - first.cpu) * perMinute, wakeUps: (last.wakeUps - first.wakeUps) * perMinute };
}

/** What all threads of a program have used by now, as Linux tells it; the scheduler counts finer than /proc/PID/stat. */
function usageOf(pid) {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}`);
    const sum = (read) => tasks.reduce((total, task) => total + read(task), 0);
    return {
      at: performance.now(),
      cpu: sum((task) => Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0])) / 1e6,
      wakeUps: sum((task) =>
        Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(`${task}/status`, 'utf8'))[1]),
      ),
    };
  } catch {
    return undefined;
  }
}

function after(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/**
 * What makes a wall clock that can be set: the environment for a program, and a function that sets its clock by so many
 * seconds. Undefined without libfaketime, which the end-to-end tests fetch (tests/e2e/wall-clock.ts).
 */
function openClock(home) {
  const library = faketime();
  if (library === undefined) return undefined;
  return (seconds) => {
    const file = join(home, `clock${seconds}`);
    const put = (offset) => {
      writeFileSync(`${file}.new`, `${offset < 0 ? '-' : '+'}${Math.abs(offset)}\n`);
      renameSync(`${file}.new`, file);
    };
    put(0);
    const env = {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
    return { env, set: () => put(seconds) };
  };
}

function faketime() {
  const cache = resolve(import.meta.dirname, '../node_modules/.cache/hikecare-faketime');
  const fetched = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name, 'usr')) : [];
  return [...fetched, '/usr']
    .flatMap((home) => ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((kind) => join(home, 'lib', kind)))
    .map((folder) => join(folder, 'faketime/libfaketime.so.1'))
    .find((file) => existsSync(file));
}
