import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { AdviceOptions } from './shell/commands/advice.ts';
import type { CheckOptions } from './shell/commands/check.ts';
import type { QuestionsOptions } from './shell/commands/questions.ts';
import type { SchemaOptions } from './shell/commands/schema.ts';
import type { SettingsOptions } from './shell/commands/settings.ts';
import type { TimerOptions } from './shell/commands/timer.ts';
import { readPreferences } from './shell/preferences.ts';
import { readTerminal, withoutControls } from './shell/terminal.ts';
import type { GlobalOptions, Run, World } from './shell/world.ts';

const FIRST_SCREEN = `
Start here:
  hikecare check                          answer questions, get a plan
  hikecare timer ice                      start a cold pack, 20 minutes at most
  hikecare advice                         what can be looked up
  hikecare advice figure-four --json      one thing, for a script

hikecare gives information, not a diagnosis. In an emergency call your local
emergency number (112 in Europe). Nothing you answer leaves this machine.`;

/** Hands the exit code of the command that ran to `done`. */
type Wire = <Options>(
  command: Command,
  load: () => Promise<Run<Options>>,
  toOptions: (command: Command) => Options,
) => void;

/** The program: names, flags, help. A command is loaded only when it is called. */
export function buildProgram(world: World, done: (exitCode: number) => void): Command {
  const program = withGlobalOptions(new Command('hikecare'), world)
    .description('Hiking recovery assistant: how urgent it is, what it may be, what helps, when to hike again.')
    .addHelpText('after', FIRST_SCREEN);
  const wire: Wire = (command, load, toOptions) => {
    command.action(async () => {
      const flags = command.optsWithGlobals<GlobalOptions>();
      const preferences = readPreferences(world.env);
      // A flag wins over the environment, the environment over a setting.
      const country = flags.country ?? preferences.country;
      const options = { ...flags, ...(country === undefined ? {} : { country }) };
      const run = await load();
      done(await run({ world, options, terminal: readTerminal(world, options, preferences) }, toOptions(command)));
    });
  };
  addCheck(program, wire);
  addAdvice(program, wire);
  addTimer(program, wire);
  addQuestions(program, wire);
  addSettings(program, wire);
  addSchema(program, wire);
  return program;
}

function withGlobalOptions(program: Command, world: World): Command {
  return program
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--ascii', 'plain ASCII signs only')
    .option('--accessible', 'numbered lines, nothing redrawn (also ACCESSIBLE=1)')
    .option('--no-input', 'never ask')
    .option('--country <code>', 'country for emergency numbers, such as GB', country)
    .option('--data <folder>', 'use another data folder (also HIKECARE_DATA)')
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 24, subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: (text) => world.stdout.write(withoutControls(text)),
      writeErr: (text) => world.stderr.write(withoutControls(text)),
      getOutHelpWidth: () => world.stdout.columns ?? 80,
      getErrHelpWidth: () => world.stderr.columns ?? 80,
    })
    .showSuggestionAfterError()
    .exitOverride();
}

function addCheck(program: Command, wire: Wire): void {
  const command = program
    .command('check')
    .description('answer questions, danger signs first, and get a plan')
    .option('--answers <file>', 'answers from a JSON file, or - for stdin; nothing is asked')
    .option('--answer <id=value>', 'one answer; may be given again', collect)
    .option('--region <ids>', 'where: region ids, separated by commas', list)
    .option('--spot <ids>', 'where exactly: spot ids', list)
    .option('--side <side>', 'left, right, both or middle')
    .option('--onset <id>', 'how it began')
    .option('--days <n>', 'full days since it began')
    .option('--pain <n>', 'worst pain in the last 24 hours, 0 to 10')
    .option('--signs <ids>', 'danger signs that are there; end with "none" for: and no others', list)
    .option('--age <years>', 'age in years')
    .option('--conditions <ids>', 'conditions and medicines, or none', list)
    .option('--full', 'print everything that is known, how to do each exercise included')
    .option('--exit-code', 'exit 10 for soon, 20 for urgent, 30 for emergency')
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/check.ts')).check,
    () => command.opts<CheckOptions>(),
  );
}

function addAdvice(program: Command, wire: Wire): void {
  const command = program
    .command('advice')
    .description('look something up: a region, a section of it, an exercise, or your own words')
    .argument('[words...]', 'a region, a section of it, an exercise, or what you would say to a friend')
    .option('--field <path>', 'print only this field, such as data.items.0.text')
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/advice.ts')).advice,
    () => ({ ...command.opts<Omit<AdviceOptions, 'words'>>(), words: command.processedArgs[0] as string[] }),
  );
}

function addTimer(program: Command, wire: Wire): void {
  const command = program
    .command('timer')
    .description('run a cold pack (never over 20 minutes) or a heat pack (never over 10)')
    .addArgument(new Argument('<pack>', 'which pack').choices(['ice', 'cold', 'heat']))
    .argument('[minutes]', 'how long: 15, 15m or 15:00')
    .option('--area <id>', 'where it lies: an area, spot or region')
    .option('--ago <time>', 'the pack is on since: 3, 3m or 3:00')
    .option('--safe', 'none of the reasons against this pack holds for you (for scripts)')
    .option('--json', 'print one JSON event a line');
  wire(
    command,
    async () => (await import('./shell/commands/timer.ts')).timer,
    () => ({
      ...command.opts<Omit<TimerOptions, 'pack' | 'minutes'>>(),
      pack: command.processedArgs[0] as string,
      minutes: command.processedArgs[1] as string | undefined,
    }),
  );
}

function addQuestions(program: Command, wire: Wire): void {
  const command = program
    .command('questions')
    .description('the questions of check as data, for scripts')
    .option('--region <ids>', 'only what is asked for these regions', list)
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/questions.ts')).questions,
    () => command.opts<QuestionsOptions>(),
  );
}

function addSettings(program: Command, wire: Wire): void {
  const command = program
    .command('settings')
    .description('preferences and what is remembered about you')
    .addArgument(
      new Argument('[action]', 'what to do').choices(['list', 'get', 'set', 'reset', 'path']).default('list'),
    )
    .argument('[name]', 'which setting')
    .argument('[value]', 'its new value')
    .option('--force', 'reset everything without asking')
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/settings.ts')).settings,
    () => {
      const [action, name, value] = command.processedArgs as [SettingsOptions['action'], string?, string?];
      return { ...command.opts<Pick<SettingsOptions, 'json' | 'force'>>(), action, name, value };
    },
  );
}

function addSchema(program: Command, wire: Wire): void {
  const command = program
    .command('schema')
    .description('print the JSON Schema of what a command prints with --json')
    .argument('[name]', 'check, advice, questions, settings or timer');
  wire(
    command,
    async () => (await import('./shell/commands/schema.ts')).schema,
    () => ({ name: command.processedArgs[0] as string | undefined }) satisfies SchemaOptions,
  );
}

/** "a, b" as ["a", "b"]; a flag that is given again adds to what it said before. */
function list(text: string, earlier: readonly string[] = []): readonly string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return [...earlier, ...parts];
}

function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

function country(text: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('It is a code of two letters, such as GB.');
}
