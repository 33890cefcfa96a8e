import { join } from 'node:path';
import type { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import { EXIT_CODES, isFailure } from './shell/failure.ts';
import { realWorld } from './shell/real-world.ts';
import type { World } from './shell/world.ts';

const ISSUES = 'the issue tracker of hikecare';

/** Runs the program on the real machine: what the door calls. */
export async function start(): Promise<void> {
  // src/ and dist/ both stand right below the folder of the package.
  const world = realWorld(join(import.meta.dirname, '..'));
  // A reader that leaves (`| head -1`) is no failure: end quietly. A terminal that was closed takes no words.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      if (error.code !== 'EIO') throw error;
    });
  }
  process.exitCode = EXIT_CODES.bug;
  process.exitCode = await main(process.argv.slice(2), world);
}

/** Runs one command line in a world. Returns the exit code; never throws. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  try {
    await buildProgram(world, (code) => {
      exitCode = code;
    }).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, world);
  }
}

/** The one table: kind of error to text and exit code. */
function report(error: unknown, world: World): number {
  const say = (text: string) => world.stderr.write(`${text}\n`);
  if (isCommanderError(error)) {
    // Commander has printed its text itself; help and version are no errors.
    return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
  }
  if (isFailure(error)) {
    say(error.kind === 'cancelled' ? error.message : `hikecare: ${error.message}`);
    if (error.hint !== undefined) say(error.hint);
    return EXIT_CODES[error.kind];
  }
  // The message of an unknown error could hold an answer, so only its kind is told.
  const name = error instanceof Error ? error.name : typeof error;
  say(`hikecare: Sorry, this is a bug in hikecare (${name}). Please report what you typed to ${ISSUES}.`);
  if (world.env['HIKECARE_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? error.message);
  return EXIT_CODES.bug;
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
