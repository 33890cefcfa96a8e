// From the start of a command to its first frame in a real terminal, by bare Node in the same kind of terminal; and from a
// key to the redraw that it brings.

import { rmSync } from 'node:fs';
import { floor } from './commands.mjs';
import { interleaved, ratios, summary } from './measure.mjs';
import { doorOf, envIn, newHome } from './program.mjs';
import { goalCell, milliseconds, ratio, spread, table, verdict } from './report.mjs';
import { openTerminal } from './terminal.mjs';

const DOWN = '\u001b[B';
const SPACE = ' ';
/** One frame of a screen that is drawn sixty times a second. */
const REDRAW = { goal: 16 };
/** A person's fingers are no faster; and what an earlier key brought is over by then. */
const BETWEEN_KEYS = 120;

// `frame`: the last words of the first frame. `keys`: what is pressed in turns, each with the last words of the redraw.
const SCREENS = [
  {
    name: 'first question of check',
    line: ['check'],
    frame: /\? why/,
    goals: { goal: 2.2, stretch: 1.5 },
    keyName: 'down, in a question of check',
    keys: [{ key: DOWN, redraw: /❯.*\? why/ }],
  },
  {
    name: 'first frame of the timer',
    line: ['timer', 'ice', '10', '--safe', '--area', 'knee-front'],
    frame: /space pause.*q stop/,
    keyName: 'space, in the timer',
    keys: [
      { key: SPACE, redraw: /paused: the pack is off.*q stop/ },
      { key: SPACE, redraw: /on again.*space pause.*q stop/ },
    ],
  },
  {
    name: 'first frame of a session',
    line: ['stretch', 'figure-four', '--safe'],
    frame: /space start.*h hurts/,
    keyName: 'space, in a session',
    // It begins, and from then on it is paused and goes on; the pauses leave the count of five seconds as it stands.
    first: { key: SPACE, redraw: /Get into position.*p back/ },
    keys: [
      { key: SPACE, redraw: /Paused.*\? steps/ },
      { key: SPACE, redraw: /(?:Get into position|Hold).*p back/ },
    ],
  },
];

function open(node, { folder, place }, line) {
  const home = newHome(place);
  const terminal = openTerminal({ file: node.path, args: [doorOf(folder), ...line], env: envIn(home) });
  const close = async () => {
    await terminal.end();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...terminal, close };
}

async function untilFrame(node, program, { line, frame }) {
  const terminal = open(node, program, line);
  try {
    return (await terminal.until(frame)) - terminal.started;
  } finally {
    await terminal.close();
  }
}

async function bareInTerminal(node) {
  const terminal = openTerminal(floor(node));
  return (await terminal.exit) - terminal.started;
}

/** Milliseconds from each key to its redraw, so many of them in one run of the program. */
async function redraws(node, program, { line, frame, first, keys }, count) {
  const terminal = open(node, program, line);
  const press = async ({ key, redraw }) => {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS));
    const from = terminal.mark();
    const pressed = performance.now();
    terminal.press(key);
    return (await terminal.until(redraw, { from })) - pressed;
  };
  try {
    await terminal.until(frame);
    if (first !== undefined) await press(first);
    const times = [];
    for (let place = 0; place < count; place += 1) times.push(await press(keys[place % keys.length]));
    return times;
  } finally {
    await terminal.close();
  }
}

/** Measures one Node. Returns the figures; `text` is the tables. */
export async function firstFrames(node, program, { rounds }) {
  const bare = 'node -e 0';
  const samples = [
    { name: bare, measure: () => bareInTerminal(node) },
    ...SCREENS.map((screen) => ({ name: screen.name, measure: () => untilFrame(node, program, screen) })),
  ];
  for (const { measure } of samples) await measure();
  const times = await interleaved(rounds, samples);
  const figures = {};
  const frameRows = SCREENS.map(({ name, goals }) => {
    const time = summary(ratios(times.get(name), times.get(bare)));
    figures[name] = { time, milliseconds: times.get(name) };
    const inTime = milliseconds(summary(times.get(name)).median);
    return [name, spread(time), inTime, goalCell(goals, ratio), verdict(time.median, goals)];
  });
  const keyRows = [];
  for (const screen of SCREENS) {
    const values = await redraws(node, program, screen, rounds);
    const { median, min, max } = summary(values);
    figures[screen.keyName] = { milliseconds: values };
    const cells = [median, min, max].map(milliseconds);
    keyRows.push([screen.keyName, ...cells, goalCell(REDRAW, milliseconds), verdict(median, REDRAW, 1)]);
  }
  return {
    figures,
    text: [
      `1 is \`node -e 0\` in the same terminal: ${spread(summary(times.get(bare)), milliseconds)}.`,
      '',
      table(['', 'time', 'median', 'goal / stretch', 'came to'], frameRows),
      '',
      table(['from a key to the end of its redraw', 'median', 'least', 'most', 'goal', 'came to'], keyRows),
    ].join('\n'),
  };
}
