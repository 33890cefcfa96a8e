import type { Prompter } from '../prompter.ts';
import { HIDE_CURSOR, SHOW_CURSOR } from '../prompts/streams.ts';
import type { Input, Output, World } from '../world.ts';

/** What is needed beside the prompter. */
interface Machine extends Pick<World, 'onSignal' | 'suspend'> {
  readonly input: Input & { readonly isRaw?: boolean };
  readonly screen: Output;
  /** Writes to the terminal at once. */
  readonly writeNow: (text: string) => void;
  /** Sends this program a signal. */
  readonly raise: (signal: NodeJS.Signals) => void;
}

const ENDING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/**
 * The same prompter, which gives the terminal back at a signal from outside. One that ends the program ends it as ever;
 * one that stops it lets it go on where it was. (Node gives the terminal back by itself only as long as nobody has ever
 * listened to a signal, and the library listens.) `drawn` is true where the cursor is hidden while a question stands.
 */
export function givingBack(prompter: Prompter, drawn: boolean, machine: Machine): Prompter {
  return {
    ask: (question, view) => during(machine, drawn, () => prompter.ask(question, view)),
    choose: (message, choices, preselected) =>
      during(machine, false, () => prompter.choose(message, choices, preselected)),
  };
}

async function during<Value>(machine: Machine, drawn: boolean, ask: () => Promise<Value>): Promise<Value> {
  const { input, screen } = machine;
  let open = true;
  const giveBack = () => {
    const raw = input.isRaw === true;
    input.setRawMode?.(false);
    machine.writeNow(SHOW_CURSOR);
    return raw;
  };
  const forgetEnds = machine.onSignal(ENDING, (signal) => {
    giveBack();
    forget();
    machine.raise(signal);
  });
  let forgetStop = () => {};
  const listenToStop = () => {
    forgetStop = machine.onSignal(['SIGTSTP'], () => {
      const raw = giveBack();
      forgetStop();
      void machine.suspend(false).then(() => {
        if (!open) return;
        listenToStop();
        input.setRawMode?.(raw);
        if (drawn) machine.writeNow(HIDE_CURSOR);
        // Whoever had the terminal meanwhile has written to it: it is drawn anew, as for another size.
        screen.emit('resize');
      });
    });
  };
  const forget = () => {
    open = false;
    forgetEnds();
    forgetStop();
  };
  listenToStop();
  try {
    return await ask();
  } finally {
    forget();
  }
}
