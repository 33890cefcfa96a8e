import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { AdviceOptions } from './shell/commands/advice.ts';
import type { CheckOptions } from './shell/commands/check.ts';
import type { JournalOptions } from './shell/commands/journal.ts';
import type { QuestionsOptions } from './shell/commands/questions.ts';
import type { SchemaOptions } from './shell/commands/schema.ts';
import type { SettingsOptions } from './shell/commands/settings.ts';
import type { StretchOptions } from './shell/commands/stretch.ts';
import type { TimerOptions } from './shell/commands/timer.ts';
import type { AttachOptions } from './shell/commands/timer-attach.ts';
import type { ChangeOptions } from './shell/commands/timer-change.ts';
import type { StatusOptions } from './shell/commands/timer-status.ts';
import { openContext } from './shell/context.ts';
import { withoutControls } from './shell/terminal/terminal.ts';
import type { GlobalOptions, Run, World } from './shell/world.ts';

const FIRST_SCREEN = `
Start here:
  hikecare check                          answer questions, get a plan
  hikecare timer ice                      start a cold pack, 20 minutes at most
  hikecare stretch                        be led through your stretches
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

/** What a command takes, and what runs it. */
type Fill = (command: Command, wire: Wire) => void;

/**
 * The program: names, flags, help. A command is loaded only when it is called; and where the command line is told
 * (`argv`), commands that it does not name are there by name alone: the help of the program shows no more of them.
 */
export function buildProgram(world: World, done: (exitCode: number) => void, argv?: readonly string[]): Command {
  const program = withGlobalOptions(new Command('hikecare'), world)
    .description('Hiking recovery assistant: how urgent it is, what it may be, what helps, when to hike again.')
    .addHelpText('after', FIRST_SCREEN);
  const wire: Wire = (command, load, toOptions) => {
    command.action(async () => {
      const run = await load();
      done(await run(openContext(world, command.optsWithGlobals<GlobalOptions>()), toOptions(command)));
    });
  };
  for (const [name, description, fill] of COMMANDS) {
    const command = program.command(name).description(description);
    if (argv === undefined || argv.includes(name)) fill(command, wire);
  }
  return program;
}

/** The commands in the order of the help. */
const COMMANDS: readonly (readonly [name: string, description: string, fill: Fill])[] = [
  ['check', 'answer questions, danger signs first, and get a plan', fillCheck],
  ['advice', 'look something up: a region, a section of it, an exercise, or your own words', fillAdvice],
  ['timer', 'run a cold pack (never over 20 minutes) or a heat pack (never over 10), and look after it', fillTimer],
  ['stretch', 'be led through stretches: those of your last check, of a region, or those you name', fillStretch],
  ['questions', 'the questions of check as data, for scripts', fillQuestions],
  ['settings', 'preferences and what is remembered about you', fillSettings],
  ['journal', 'what was done: packs, sessions and checks, kept on this computer only', fillJournal],
  ['schema', 'print the JSON Schema of what a command prints with --json', fillSchema],
];

function withGlobalOptions(program: Command, world: World): Command {
  return program
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--ascii', 'plain ASCII signs only')
    .option('--accessible', 'numbered lines, nothing redrawn (also ACCESSIBLE=1)')
    .option('--plain', 'no colours, and no window title, taskbar or desktop messages (also HIKECARE_PLAIN=1)')
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

function fillCheck(command: Command, wire: Wire): void {
  command
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

function fillAdvice(command: Command, wire: Wire): void {
  command
    .argument('[words...]', 'a region, a section of it, an exercise, or what you would say to a friend')
    .option('--field <path>', 'print only this field, such as data.items.0.text')
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/advice.ts')).advice,
    () => ({ ...command.opts<Omit<AdviceOptions, 'words'>>(), words: command.processedArgs[0] as string[] }),
  );
}

function fillTimer(command: Command, wire: Wire): void {
  command
    .addArgument(
      new Argument('<what>', 'which pack to start, or what to do with one that runs').choices([
        'ice',
        'cold',
        'heat',
        ...Object.keys(OPTIONS_OF_ACTIONS),
      ]),
    )
    .argument('[time]', 'how long: 15, 15m or 15:00; for extend: how much longer')
    .option('--area <id>', 'where it lies: an area, spot or region')
    .addOption(new Option('--side <side>', 'on which side').choices(['left', 'right']))
    .option('--ago <time>', 'the pack is on since: 3, 3m or 3:00')
    .option('--rounds <n>', 'so many packs, with the gaps between them waited out')
    .option('--wait', 'too early for a pack: wait until it is fine')
    .option('--say', 'say aloud what is to be done')
    .addOption(new Option('--notify <how>', 'how to call you').choices(NOTIFY_METHODS).default('auto'))
    .option('--no-title', 'leave the window title and the taskbar alone')
    .option('--exec <command>', 'run this at the skin check and at the end (HIKECARE_EVENT says which)')
    .option('--safe', 'none of the reasons against this pack holds for you (for scripts)')
    .option('--format <text>', 'for status: {left} {kind} {area} {side} {until} {state} {over}')
    .option('--json', 'print JSON: one event a line for a pack, one document for status')
    .addHelpText('after', TIMER_EXAMPLES);
  wire<TimerWords>(
    command,
    async () => {
      const what = String(command.processedArgs[0]);
      refuseOthers(command, what);
      if (what === 'status') return (await import('./shell/commands/timer-status.ts')).timerStatus;
      if (what === 'attach') return (await import('./shell/commands/timer-attach.ts')).attach;
      if (!(what in OPTIONS_OF_ACTIONS)) return (await import('./shell/commands/timer.ts')).timer;
      const { changePack } = await import('./shell/commands/timer-change.ts');
      return (context, options) => changePack(context, { ...options, change: what as ChangeOptions['change'] });
    },
    () => ({
      ...command.opts<Omit<TimerWords, 'pack' | 'minutes' | 'time'>>(),
      pack: command.processedArgs[0] as string,
      minutes: command.processedArgs[1] as string | undefined,
      time: command.processedArgs[1] as string | undefined,
    }),
  );
}

/** The options of all that `timer` does: each takes what is its own. */
type TimerWords = TimerOptions & StatusOptions & AttachOptions & Pick<ChangeOptions, 'time'>;

const OF_EVERY_ACTION = ['area', 'side', 'json'];

/** What is done with a pack that runs, each with the options it takes. */
const OPTIONS_OF_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  status: [...OF_EVERY_ACTION, 'format'],
  pause: OF_EVERY_ACTION,
  resume: OF_EVERY_ACTION,
  extend: OF_EVERY_ACTION,
  stop: OF_EVERY_ACTION,
  attach: [...OF_EVERY_ACTION, 'say', 'notify', 'title', 'exec'],
};

/** An option or a time that would do nothing is a mistake: nobody is left to think that it does. */
function refuseOthers(command: Command, what: string): void {
  const own = OPTIONS_OF_ACTIONS[what];
  for (const option of command.options) {
    const name = option.attributeName();
    const isOwn = own === undefined ? name !== 'format' : own.includes(name);
    if (!isOwn && command.getOptionValueSource(name) === 'cli')
      command.error(`error: option '${option.long}' is not for 'timer ${what}'`);
  }
  if (own !== undefined && what !== 'extend' && command.processedArgs[1] !== undefined)
    command.error(`error: 'timer ${what}' takes no time`);
}

const NOTIFY_METHODS = ['auto', 'bell', 'osc9', 'osc777', 'none'];

const TIMER_EXAMPLES = `
Examples:
  hikecare timer ice --area <place> --side left  where it lies, on which side
  hikecare timer ice 10 --ago 3m                 it is on for 3 minutes already
  hikecare timer ice --rounds 3                  three packs and their gaps
  hikecare timer status --format '{left} {kind}' for a status line
  hikecare timer pause | resume | stop | attach  from any terminal
  hikecare timer extend 2m                       never past the most`;

function fillStretch(command: Command, wire: Wire): void {
  command
    .argument('[words...]', 'regions or exercises; without any, the stretches of your last check')
    .option('--minutes <n>', 'the time you have; exercises are left out, holds are never made shorter')
    .option('--strength', 'the strengthening exercises as well')
    .option('--list', 'print what would be done, and why something is left out')
    .option('--say', 'say aloud what to do')
    .addOption(new Option('--notify <how>', 'at the end of a hold').choices(['bell', 'none']).default('bell'))
    .option('--fresh', 'begin anew, do not ask to go on where the last session stopped')
    .option('--again', 'try the named exercise again as it is, although it hurt before')
    .option('--safe', 'no danger sign and no reason against these exercises holds for you (for scripts)')
    .option('--json', 'print the routine as one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/stretch.ts')).stretch,
    () => ({ ...command.opts<Omit<StretchOptions, 'words'>>(), words: command.processedArgs[0] as string[] }),
  );
}

function fillQuestions(command: Command, wire: Wire): void {
  command
    .option('--region <ids>', 'only what is asked for these regions', list)
    .option('--json', 'print one JSON document');
  wire(
    command,
    async () => (await import('./shell/commands/questions.ts')).questions,
    () => command.opts<QuestionsOptions>(),
  );
}

function fillSettings(command: Command, wire: Wire): void {
  command
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

function fillJournal(command: Command, wire: Wire): void {
  command
    .addArgument(
      new Argument('<action>', 'where it is, all of it as one JSON document, or take it away').choices([
        'path',
        'export',
        'wipe',
      ]),
    )
    .option('--force', 'wipe without asking')
    .option('--json', 'print one JSON document; export always does');
  wire(
    command,
    async () => (await import('./shell/commands/journal.ts')).journal,
    () => ({
      ...command.opts<Omit<JournalOptions, 'action'>>(),
      action: command.processedArgs[0] as JournalOptions['action'],
    }),
  );
}

function fillSchema(command: Command, wire: Wire): void {
  command.argument('[name]', 'check, advice, stretch, questions, settings, journal, timer or timer-status');
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
