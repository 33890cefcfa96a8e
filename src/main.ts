import { join } from 'node:path';
import type { CommanderError } from 'commander';
import { type QuickCall, quickCall } from './quick.ts';
import { openContext } from './shell/context.ts';
import { EXIT_CODES, isFailure } from './shell/failure.ts';
import { realWorld } from './shell/real-world.ts';
import { columns, wrap } from './shell/render/layout.ts';
import { UNKNOWN_WIDTH, withoutControls } from './shell/terminal/terminal.ts';
import type { World } from './shell/world.ts';

const ISSUES = 'the issue tracker of hikecare';

/**
 * A reader that leaves (`| head -1`) is no failure: the command ends by itself, with its own exit code. A terminal
 * that was closed takes no words.
 */
const READER_LEFT: readonly string[] = ['EPIPE', 'EIO', 'EOF', 'ERR_STREAM_DESTROYED'];

/** Runs the program on the real machine: what the door calls. */
export async function start(): Promise<void> {
  // src/ and dist/ both stand right below the folder of the package.
  const world = realWorld(join(import.meta.dirname, '..'), (output, error) => {
    if (READER_LEFT.includes(error.code ?? '')) return;
    // Where stderr itself is full, its own listener comes here again, and the exit code alone tells.
    if (output === 'stdout') world.stderr.write(`${writeFailure(error)}\n`);
    process.exit(EXIT_CODES.failed);
  });
  process.exitCode = EXIT_CODES.bug;
  process.exitCode = await main(process.argv.slice(2), world);
}

/** Runs one command line in a world. Returns the exit code; never throws. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      world.stdout.write(`${world.version}\n`);
      return 0;
    }
    const quick = quickCall(argv);
    return await (quick === undefined ? runParsed(argv, world) : runQuick(quick, world));
  } catch (error) {
    return report(error, world, argv);
  }
}

async function runQuick({ load, options }: QuickCall, world: World): Promise<number> {
  const run = await load();
  return run(openContext(world, options), options as never);
}

/** The long way, by the parser: every command and flag, help, and what is said of wrong ones. */
export async function runParsed(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const { buildProgram } = await import('./program.ts');
  const done = (code: number) => {
    exitCode = code;
  };
  const program = buildProgram(world, done, argv);
  const [first, name = ''] = argv;
  // "help nonsense" is told as "nonsense" is: commander would print the help of everything.
  const isKnown = !/^[^-]/.test(name) || program.commands.some((command) => command.name() === name);
  await program.parseAsync(first === 'help' && !isKnown ? argv.slice(1) : argv, { from: 'user' });
  return exitCode;
}

/** What is said where the output cannot be written. */
function writeFailure(error: NodeJS.ErrnoException): string {
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : (error.code ?? error.name);
  return `hikecare: The output cannot be written: ${reason}.`;
}

/** The one table: kind of error to text and exit code. */
function report(error: unknown, world: World, argv: readonly string[]): number {
  if (isCommanderError(error)) {
    // Commander has printed its text itself; help that was asked for and version are no errors.
    return error.exitCode === 0 || isHelp(error, argv) ? 0 : EXIT_CODES.usage;
  }
  if (isFailure(error)) {
    const message = error.message.replace(/\s+/g, ' ');
    say(world, error.kind === 'cancelled' ? message : `hikecare: ${message}`);
    if (error.hint !== undefined) say(world, error.hint);
    return EXIT_CODES[error.kind];
  }
  // The message of an unknown error could hold an answer, so only its kind is told.
  const name = error instanceof Error ? error.name : typeof error;
  say(world, `hikecare: Sorry, this is a bug in hikecare (${name}). Please report what you typed to ${ISSUES}.`);
  if (world.env['HIKECARE_DEBUG'] === '1' && error instanceof Error) say(world, error.stack ?? error.message);
  return EXIT_CODES.bug;
}

/** Says it on stderr. A terminal by itself would break lines in the middle of a word. */
function say({ stderr }: World, text: string): void {
  const lines = withoutControls(text).split('\n');
  const width = stderr.isTTY === true ? stderr.columns || UNKNOWN_WIDTH : Number.POSITIVE_INFINITY;
  stderr.write(`${lines.flatMap((line) => fitted(line, width)).join('\n')}\n`);
}

/** A line on as many as it needs. A command is there to be copied: it stays whole, whether indented or after a colon. */
function fitted(line: string, width: number): readonly string[] {
  if (columns(line) <= width || line.startsWith(' ')) return [line];
  const [, words = line, ...command] = /^(.*:) (hikecare .*)$/.exec(line) ?? [];
  return [...wrap(words, width), ...command];
}

/** `hikecare help`: commander takes its exit code from the process, which is set to fail until all is done. */
function isHelp({ code }: CommanderError, [command]: readonly string[]): boolean {
  return code === 'commander.help' && command === 'help';
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
