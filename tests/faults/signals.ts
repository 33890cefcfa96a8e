// cspell:ignore TSTP
// Signals at every moment at which the program waits in a terminal.

import { KEYS } from '../e2e/screen.ts';
import { ensure } from '../fuzz/target.ts';
import type { Fault } from './fault.ts';
import { MOMENTS, type Moment } from './moments.ts';
import { belowShell, settled } from './terminal.ts';

const ENDING = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const;
type Way = (typeof ENDING)[number][0] | 'SIGTSTP' | 'Ctrl-C' | 'Ctrl-Z';
const WAYS: readonly Way[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGTSTP', 'Ctrl-C', 'Ctrl-Z'];

interface Case {
  readonly moment: Moment;
  readonly way: Way;
  readonly accessible: boolean;
}

/** Signals and the keys that stand for them. */
export const SIGNALS: Fault = {
  name: 'signals at every prompt, in the timer and in a session',
  allowed: 'the terminal is given back; 130, 143, 129, 131; a stopped program goes on; no stack trace',
  play: async (play) => {
    const cases = MOMENTS.flatMap((moment) =>
      WAYS.flatMap((way) => [false, true].map((accessible): Case => ({ moment, way, accessible }))),
    );
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 10),
      ({ moment, way, accessible }) => `${moment.name}${accessible ? ' in lines' : ''}, ${way}`,
      playOne,
      // Most of the time is waiting.
      8,
    );
  },
};

async function playOne({ moment, way, accessible }: Case, { home }: { readonly home: string }): Promise<string> {
  await moment.prepare?.(home);
  const screen = belowShell({ args: moment.args, home, env: accessible ? { ACCESSIBLE: '1' } : {} });
  try {
    await moment.reach(screen, accessible);
    await screen.until(accessible ? (moment.told ?? moment.shows) : moment.shows);
    // What is on the screen was written before the keys are listened to.
    await settled(screen.text);
    const end = ENDING.find(([name]) => name === way);
    if (end !== undefined) {
      screen.signal(end[0]);
      const exitCode = await screen.ended();
      ensure(exitCode === end[1], () => `exit ${end[1]}: ${exitCode}\n${screen.history().slice(-500)}`);
      return `${way}: exit ${exitCode}`;
    }
    if (way === 'Ctrl-C') {
      screen.press(KEYS.ctrlC);
      const exitCode = await screen.ended();
      ensure(exitCode === 130, () => `exit 130: ${exitCode}\n${screen.history().slice(-500)}`);
      return `${way}: exit 130`;
    }
    if (way === 'Ctrl-Z') screen.press('\u001a');
    else screen.signal('SIGTSTP');
    await screen.stopped();
    screen.goOn();
    await settled(screen.text);
    screen.press(KEYS.ctrlC);
    const exitCode = await screen.ended();
    ensure(exitCode === 130, () => `exit 130 after going on: ${exitCode}\n${screen.history().slice(-500)}`);
    return `${way}: stopped, went on, exit 130`;
  } finally {
    screen.kill('SIGKILL');
  }
}
