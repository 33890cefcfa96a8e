// A program that has the terminal and does nothing with it: what stage.test.ts runs in a real terminal.

import { realWorld } from '../../src/shell/real-world.ts';
import { openStage } from '../../src/shell/terminal/stage.ts';
import { readTerminal } from '../../src/shell/terminal/terminal.ts';

const world = realWorld(process.cwd(), () => {});
const stage = openStage(
  { world, options: {}, terminal: readTerminal(world, {}) },
  { title: true, notify: 'auto', progress: true },
  {
    key: (key) => {
      if (key === 'x') throw new Error('a bug');
      if (key === 'e') process.exit(3);
      // The shell of a terminal that closes sends it once more, to a program that is ending.
      if (key === 'h') process.once('exit', () => process.kill(process.pid, 'SIGHUP'));
      if (key === 'q') leave(0);
      else show(`last key ${key}`);
    },
    resize: () => show('resized'),
    resumed: () => stage.print('Back again.'),
  },
);
// As main.ts has it: a terminal that was closed takes no words.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const waiting = setInterval(() => {}, 60_000);
const forget = world.onSignal(['SIGTERM', 'SIGHUP'], () => leave(143));

function show(text: string): void {
  stage.draw(['='.repeat(stage.width()), text]);
}

/** It ends by itself, so that whatever is left open would hang. */
function leave(exitCode: number): void {
  process.exitCode = exitCode;
  clearInterval(waiting);
  stage.close();
  forget();
}

stage.title('stage under test');
stage.progress({ percent: 40 });
stage.print(`Process ${process.pid}.`);
show('ready');
