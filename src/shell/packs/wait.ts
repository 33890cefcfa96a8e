import { SECOND } from '../../core/duration.ts';
import type { Pack } from '../../core/packs/packs.ts';
import { EXIT_CODES, signalExit } from '../failure.ts';
import { logLine, packName, sentenceLines } from '../render/timer.ts';
import { waitLines } from '../render/timer-screen.ts';
import { startStopwatch } from '../stopwatch.ts';
import { openStage } from '../terminal/stage.ts';
import { timeOfDay } from '../time-of-day.ts';
import type { Context } from '../world.ts';
import type { Telling } from './voice.ts';

const LONGEST_WAIT = 5000;

/** What is waited for: a moment of the wall clock as it is now, and why. */
export interface PackWait {
  readonly pack: Pack;
  readonly from: number;
  readonly sentence: string;
}

/**
 * Waits until a pack may go on, then until somebody has put it on and pressed a key, where there are keys. Returns
 * undefined then, or the exit code where the hiker does not want to wait. The machine may sleep meanwhile; a wall clock
 * that is set makes it no shorter. `silent`: nothing is written.
 */
export function waitForPack(
  context: Context,
  { pack, from, sentence }: PackWait,
  telling: Telling,
  silent: boolean,
): Promise<number | undefined> {
  const { world } = context;
  const { clock } = world;
  const elapsed = startStopwatch(clock);
  const total = Math.max(0, from - clock.now());
  const isTerminal = world.stderr.isTTY === true;
  return new Promise((resolve, reject) => {
    let disarm = () => {};
    let open = true;
    let ready = false;
    const stage =
      isTerminal && !silent
        ? openStage(
            context,
            { title: telling.title, notify: telling.notify, progress: false },
            { key: (key) => safely(() => press(key)), resize: () => safely(tick), resumed: () => safely(tick) },
          )
        : undefined;
    const finish = (settle: () => void) => {
      open = false;
      disarm();
      // A signal between the two would leave the terminal as it is.
      stage?.close();
      forgetSignals();
      settle();
    };
    const safely = (act: () => void) => {
      if (!open) return;
      try {
        act();
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const say = (text: string) => {
      if (stage !== undefined) stage.print(`${sentenceLines(text, page()).join('\n')}\n`);
      else if (!silent) world.stdout.write(`${logLine(text, telling.style)}\n`);
    };
    const page = () => ({ style: telling.style, width: Math.min(100, (stage?.width() ?? 80) - 1) });
    const press = (key: string) => {
      if (key === 'ctrl-c') finish(() => resolve(EXIT_CODES.cancelled));
      else if (key === 'q') finish(() => resolve(0));
      else if (ready) finish(() => resolve(undefined));
    };
    const announce = () => {
      ready = true;
      telling.speech?.say(`The next ${pack} pack may go on now.`);
      telling.command?.run({ event: 'ready', pack });
      stage?.draw([]);
      stage?.alert(`The next ${pack} pack may go on now.`);
      if (stage?.hasKeys === true) say(`${packName(pack)}: put it on, in its cloth, then press a key. q stops.`);
      else finish(() => resolve(undefined));
    };
    const tick = () => {
      if (ready) return;
      const left = total - elapsed();
      if (left <= 0) return announce();
      if (stage?.canDraw === true) {
        stage.draw(waitLines(left, timeOfDay(from, clock.now()), stage.hasKeys, page()));
      }
      disarm();
      const nextSecond = left - (Math.ceil(left / SECOND) - 1) * SECOND;
      const wait = stage?.canDraw === true ? nextSecond : Math.min(left, LONGEST_WAIT);
      disarm = clock.after(Math.ceil(wait), () => safely(tick));
    };
    const forgetSignals = world.onSignal(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT'], (signal) => {
      // The process was stopped: its timeout may not have run down meanwhile.
      if (signal === 'SIGCONT') safely(tick);
      else finish(() => resolve(signalExit(signal)));
    });
    safely(() => {
      if (total > 0) say(sentence);
      tick();
    });
  });
}
