// A fault that is played with the real program, and what came of it.

import { type Chance, chanceOf } from '../fuzz/chance.ts';
import { emptyFolder } from '../fuzz/scratch.ts';

/** A kind of fault. */
export interface Fault {
  readonly name: string;
  /** What may come of it, in a few words. */
  readonly allowed: string;
  readonly play: (play: Play) => Promise<void>;
}

/** What a fault is played with. */
export interface Play {
  readonly chance: Chance;
  /** The first number in a whole run, the second in a quick one. */
  readonly times: (whole: number, quick: number) => number;
  /**
   * A round for each item, some at the same time. Counts what a round returns as an outcome, and what it throws as a
   * failure.
   */
  readonly each: <Item>(
    items: readonly Item[],
    nameOf: (item: Item) => string,
    act: (item: Item, round: Round) => Promise<string>,
    together?: number,
  ) => Promise<void>;
  /** Says that what a part of this needs is not there. */
  readonly notTried: (why: string) => void;
}

/** One round: chance of its own, and a home folder of its own that is empty. */
export interface Round {
  readonly chance: Chance;
  readonly home: string;
}

/** What came of a fault. */
export interface Seen {
  readonly name: string;
  readonly allowed: string;
  readonly times: number;
  readonly seconds: number;
  /** How often each outcome was seen. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
  readonly notTried: readonly string[];
}

/** How faults are played. The same seed plays the same ones, though not at the same microsecond. */
export interface PlayOptions {
  readonly seed: number;
  readonly quick: boolean;
  /** So many rounds at the same time. */
  readonly together: number;
}

/** Plays one kind of fault to its end. Never rejects. */
export async function playFault({ name, allowed, play }: Fault, options: PlayOptions): Promise<Seen> {
  const start = performance.now();
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  const notTried: string[] = [];
  let number = 0;
  const each: Play['each'] = async (items, nameOf, act, together = options.together) => {
    const waiting = [...items];
    const work = async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        number += 1;
        const round = { chance: chanceOf(options.seed, name, number), home: emptyFolder(`${slug(name)}-${number}`) };
        try {
          const outcome = await act(item, round);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        } catch (error) {
          failures.push(`${nameOf(item)}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: together }, work));
  };
  try {
    await play({
      chance: chanceOf(options.seed, name, 0),
      times: (whole, quick) => (options.quick ? quick : whole),
      each,
      notTried: (why) => notTried.push(why),
    });
  } catch (error) {
    failures.push(`the fault itself could not be played: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  return { name, allowed, times: number, seconds, outcomes, failures, notTried };
}

function slug(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40);
}
