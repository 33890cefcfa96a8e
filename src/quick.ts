import type { Run } from './shell/world.ts';

/** A command line that was understood without the parser: the options as the parser would name them, and what runs it. */
export interface QuickCall {
  readonly options: Readonly<Record<string, unknown>>;
  readonly load: () => Promise<Run<never>>;
}

/** What a quick command takes: flags without a value, flags with one, and which words may stand beside them. */
interface QuickCommand {
  readonly switches: readonly string[];
  readonly values: readonly string[];
  /** The words as options, or undefined where they need the parser. */
  readonly toOptions: (words: readonly string[]) => QuickCall['options'] | undefined;
  readonly load: QuickCall['load'];
}

/**
 * The look-ups that run inside prompts and scripts of others, and the check. The parser costs more than their work, so
 * the plainest ways to write them are read here; the command behind is the same, and a test compares both ways.
 */
const QUICK_COMMANDS: ReadonlyMap<string, QuickCommand> = new Map([
  [
    'advice',
    {
      switches: ['json'],
      values: ['field'],
      toOptions: (words) => ({ words }),
      load: async () => (await import('./shell/commands/advice.ts')).advice as Run<never>,
    },
  ],
  [
    'check',
    {
      switches: ['json', 'full', 'exit-code'],
      values: ['answers'],
      toOptions: (words) => (words.length === 0 ? {} : undefined),
      load: async () => (await import('./shell/commands/check.ts')).check as Run<never>,
    },
  ],
  [
    'timer',
    {
      switches: ['json'],
      values: ['format'],
      toOptions: (words) => (words.join(' ') === 'status' ? {} : undefined),
      load: async () => (await import('./shell/commands/timer-status.ts')).timerStatus as Run<never>,
    },
  ],
]);

/** Reads a command line that needs no parser. Returns undefined for every other one, wrong ones included. */
export function quickCall([name = '', ...args]: readonly string[]): QuickCall | undefined {
  const command = QUICK_COMMANDS.get(name);
  if (command === undefined) return undefined;
  const words: string[] = [];
  const flags = new Map<string, unknown>();
  for (let place = 0; place < args.length; place += 1) {
    const arg = args[place] ?? '';
    const flag = arg.startsWith('--') ? arg.slice(2) : undefined;
    if (flag === undefined) {
      if (arg.startsWith('-')) return undefined;
      words.push(arg);
    } else if (flags.has(camelCase(flag))) return undefined;
    else if (command.switches.includes(flag)) flags.set(camelCase(flag), true);
    else if (command.values.includes(flag)) {
      place += 1;
      const value = args[place];
      if (value === undefined || value.startsWith('-')) return undefined;
      flags.set(camelCase(flag), value);
    } else return undefined;
  }
  const own = command.toOptions(words);
  return own === undefined ? undefined : { options: { ...Object.fromEntries(flags), ...own }, load: command.load };
}

/** The flags of all quick commands, for the test that compares them with the parser's. */
export const QUICK_FLAGS: readonly (readonly [string, QuickCommand['switches'], QuickCommand['values']])[] = [
  ...QUICK_COMMANDS,
].map(([name, { switches, values }]) => [name, switches, values]);

function camelCase(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
