import type { World } from '../world.ts';
import { type Key, keyDecoder } from './key-decoder.ts';

/** How long the rest of a sequence may take before an escape character was the Escape key. */
const ESCAPE_WAIT = 50;

/** Switches the terminal to single keys and reads them until `close`; `giveBack` and `take` are for a stop in between. */
export function takeKeys({ stdin, clock }: World, press: (key: Key) => void) {
  const decoder = keyDecoder();
  let open = true;
  let disarm = () => {};
  const pressAll = (keys: readonly Key[]) => {
    // A key may end the command; what was typed after it is nobody's.
    for (const key of keys) if (open) press(key);
  };
  const listen = (chunk: unknown) => {
    disarm();
    pressAll(decoder.feed(String(chunk)));
    if (open && decoder.undecided()) {
      disarm = clock.after(ESCAPE_WAIT, () => {
        pressAll(decoder.settle());
      });
    }
  };
  // A terminal that was closed takes no settings any more; the signal that comes with it is what counts.
  const ignore = () => {};
  const take = () => {
    // Said twice, because a shell in between has set the terminal as it likes it.
    stdin.setRawMode?.(false);
    stdin.setRawMode?.(true);
  };
  const giveBack = () => {
    disarm();
    stdin.setRawMode?.(false);
  };
  stdin.on('error', ignore);
  take();
  stdin.on('data', listen);
  stdin.resume();
  return {
    take,
    giveBack,
    close: () => {
      open = false;
      stdin.removeListener('data', listen);
      giveBack();
      stdin.pause();
      stdin.removeListener('error', ignore);
    },
  };
}
