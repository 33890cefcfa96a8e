import { split } from 'shlex';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import type { World } from '../world.ts';

/** What the command is told, in its environment: `event` as HIKECARE_EVENT, `left` as HIKECARE_LEFT, and so on. */
export interface UserEvent {
  readonly event: string;
  readonly [detail: string]: string | undefined;
}

/** The command of --exec. */
export interface UserCommand {
  /** Starts it for this event and does not wait for it. Never fails; why it cannot be started is told once. */
  run(event: UserEvent): void;
}

/**
 * The command of --exec, split into words as a shell does it: quotes and backslashes count. No shell runs, so that
 * nothing in it is expanded. Throws a Failure (usage) where there is no word, or a quote that does not end.
 */
export function openUserCommand(
  world: World,
  command: string,
  tell: (sentence: string) => void = (sentence) => world.stderr.write(`${sentence}\n`),
): UserCommand {
  const [program, ...args] = wordsOf(command);
  if (program === undefined || program === '') throw new Failure('usage', '--exec needs a command.');
  let told = false;
  const tellOnce = (problem: string) => {
    if (!told) tell(stripControls(`--exec: ${problem}`));
    told = true;
  };
  return {
    run: (event) => {
      void world.run(program, args, variablesOf(event)).then(async ({ ended }) => {
        const problem = await ended;
        if (problem !== undefined) tellOnce(problem);
      });
    },
  };
}

function wordsOf(command: string): readonly string[] {
  try {
    return split(command);
  } catch {
    throw new Failure(
      'usage',
      'A quote in the command of --exec does not end.',
      'Put a \\ before a sign that is meant as it is.',
    );
  }
}

function variablesOf(event: UserEvent): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(event)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      // "nextFrom" as HIKECARE_NEXT_FROM. A zero character would keep the program from starting.
      .map(([name, value]) => [
        `HIKECARE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
        stripControls(value),
      ]),
  );
}
