// A target: how inputs for a part of the program are made, and what must hold for each of them.

import { type Chance, chanceOf } from './chance.ts';
import { shrunk } from './shrink.ts';

/** A part of the program under fire. Inputs are plain data, so that they can be printed and made smaller. */
export interface Target {
  readonly name: string;
  /** How many of a thousand inputs of its kind it gets, about. */
  readonly share: number;
  readonly make: (chance: Chance) => unknown;
  /** Returns the kind of outcome; throws where a promise is broken. */
  readonly check: (input: unknown) => string | Promise<string>;
  /** How often a smaller input is tried: fewer where a try costs a process. */
  readonly shrinkTries: number;
}

/** A promise that was broken, and by which input. */
export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly number: number;
  /** What tells it from other findings. */
  readonly kind: string;
  readonly message: string;
  readonly input: unknown;
}

/** A target whose inputs have a type. */
export function target<Input>(
  name: string,
  share: number,
  make: (chance: Chance) => Input,
  check: (input: Input) => string | Promise<string>,
  shrinkTries = 2000,
): Target {
  return { name, share, make, check: (input) => check(input as Input), shrinkTries };
}

/** Throws where the condition does not hold. */
export function ensure(condition: boolean, promise: string | (() => string)): asserts condition {
  if (!condition) throw new Error(`broken: ${typeof promise === 'string' ? promise : promise()}`);
}

/** One case of a target: its outcome, or what it found. A finding of a kind that is known is not made smaller. */
export async function runCase(
  of: Target,
  seed: number,
  number: number,
  isKnown: (kind: string) => boolean = () => false,
): Promise<string | Finding> {
  const input = of.make(chanceOf(seed, of.name, number));
  const failure = await failureOf(of, input);
  if (failure.outcome !== undefined) return failure.outcome;
  const kind = kindOf(failure.message);
  const first = { target: of.name, seed, number, kind, message: failure.message ?? '', input };
  if (isKnown(kind)) return first;
  const failsTheSame = async (smaller: unknown) => {
    const { message } = await failureOf(of, smaller);
    return message !== undefined && kindOf(message) === kind;
  };
  const small = await shrunk(input, failsTheSame, of.shrinkTries);
  const { message = first.message } = await failureOf(of, small);
  return { ...first, message, input: small };
}

async function failureOf(
  of: Target,
  input: unknown,
): Promise<{ readonly outcome?: string; readonly message?: string }> {
  try {
    const outcome = of.check(input);
    return { outcome: typeof outcome === 'string' ? outcome : await outcome };
  } catch (error) {
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The first line of a message without its details: what tells two failures apart. */
function kindOf(message = ''): string {
  const [line = ''] = message.split('\n');
  return line.replace(/"[^"]*"|\d+/g, '#').slice(0, 80);
}
