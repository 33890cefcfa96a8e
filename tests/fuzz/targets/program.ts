// The whole program in this process: command lines in a world of its own, where time is moved by hand.

import { join } from 'node:path';
import { main } from '../../../src/main.ts';
import { openJournal } from '../../../src/shell/journal/journal.ts';
import { readSettingsFile, settingsPath } from '../../../src/shell/preferences.ts';
import type { AskResult, Prompter } from '../../../src/shell/prompter.ts';
import { openSettings } from '../../../src/shell/settings.ts';
import type { World } from '../../../src/shell/world.ts';
import { type FakeWorld, fakeWorld } from '../../shell/fake-world.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { commandLine } from '../command-lines.ts';
import { checkFiles, type Files, type Home, homeWith, someFiles } from '../home.ts';
import { checkOutcome } from '../outcome.ts';
import { installed, pretendData } from '../program-folders.ts';
import { anAnswer, NOW } from '../samples.ts';
import { ensure, type Target, target } from '../target.ts';

interface Input {
  readonly line: readonly string[];
  readonly env: readonly (readonly [string, string])[];
  readonly files: Files;
  readonly terminal: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly shipped: boolean;
  /** What is pressed, or how many milliseconds pass, one after the other. */
  readonly script: readonly (string | number)[];
  /** The seed of the answers that are given when asked. */
  readonly talk: number;
}

const KEYS = [
  ' ',
  '\r',
  'q',
  'p',
  's',
  'n',
  'b',
  'y',
  '?',
  '+',
  'h',
  '\u001b[A',
  '\u001b',
  '\u001b[D',
  'x',
  '\u001a',
  'zz',
  '1',
];

function make(chance: Chance): Input {
  return {
    line: commandLine(chance),
    env: chance.list(3, () => chance.pick(ENVIRONMENT)),
    files: someFiles(chance),
    terminal: chance.yes(40),
    columns: chance.pick([0, 1, 20, 40, 80, 80, 400]),
    rows: chance.pick([1, 4, 24, 24, 100]),
    shipped: chance.yes(15),
    script: chance.list(30, () =>
      chance.yes(60) ? chance.pick([10, 1000, 30_000, 300_000, 1_200_000]) : chance.pick(KEYS),
    ),
    talk: chance.below(1_000_000),
  };
}

const ENVIRONMENT = [
  ['LANG', 'C'],
  ['TERM', 'dumb'],
  ['NO_COLOR', '1'],
  ['ACCESSIBLE', '1'],
  ['CI', '1'],
  ['HIKECARE_PLAIN', '1'],
  ['HIKECARE_DATA', 'data'],
  ['HIKECARE_DATA', '/missing'],
  ['COLUMNS', '-5'],
] as const;

/** Answers by chance, and now and then goes back or leaves. */
function talker(chance: Chance): Prompter {
  let asked = 0;
  const leave = () => Object.assign(new Error('Stopped.'), { name: 'Failure', kind: 'cancelled' });
  return {
    ask: async (question, view): Promise<AskResult> => {
      asked += 1;
      if (asked > 60 || chance.yes(1)) throw leave();
      if (view.canGoBack && chance.yes(3)) return { kind: 'back' };
      // Little to tell, so that the talk comes to its end.
      const ids = (question.options ?? []).map(({ id }) => id);
      const calm =
        question.kind === 'yes-no'
          ? 'no'
          : question.kind === 'several' && question.atLeastOne !== true
            ? ['none']
            : ids[0];
      return { kind: 'answer', value: calm !== undefined && chance.yes(85) ? calm : anAnswer(chance, question) };
    },
    choose: async (_message, choices) => {
      asked += 1;
      if (asked > 60) throw leave();
      return chance.pick(choices).id;
    },
  };
}

async function check(input: Input): Promise<string> {
  const home = homeWith('program', input.files);
  const env = {
    LANG: 'en_GB.UTF-8',
    TERM: 'xterm-256color',
    HIKECARE_DEBUG: '1',
    ...Object.fromEntries(input.env),
    ...home.env,
  };
  const fake = fakeWorld({
    // Answers that are typed wait for Ctrl-D or Ctrl-C, as in any program that reads a terminal.
    terminal: input.terminal && !readsStdin(input.line),
    columns: input.columns,
    rows: input.rows,
    env,
    now: NOW,
    offsetMinutes: 0,
    stdin: input.files.find(([path]) => path.endsWith('answers.json'))?.[1] ?? '',
    dataFolder: input.shipped ? installed().data : pretendData(),
    cwd: home.calledFrom,
    packFolder: join(home.folder, 'state', 'hikecare', 'packs'),
    ids: `id${input.talk}`,
  });
  const world: World = { ...fake, ...storesOf(env), prompter: async () => talker(chanceOf(input.talk, 'talk', 0)) };
  const line = inFolder(input.line, home);
  const exitCode = await ended(main(line, world), fake, input.script);
  ensure(!fake.rawMode(), 'the terminal is given back');
  const seen = checkOutcome({ exitCode, stdout: fake.out(), stderr: fake.err() }, line, input.terminal);
  checkFiles(home, input.files, line);
  return `${seen}${input.terminal ? ', terminal' : ''}`;
}

/** The real settings and the real journal, below the home folder. */
function storesOf(env: Readonly<Record<string, string>>): Pick<World, 'settings' | 'journal' | 'remembered'> {
  return {
    settings: async () => openSettings(env),
    journal: async () => openJournal(env),
    remembered: async () => {
      const file = readSettingsFile(settingsPath(env));
      if (file.kind === 'read') return { profile: file.stored.profile ?? {} };
      const settings = openSettings(env);
      return { profile: settings.profile(), ...(settings.damaged === undefined ? {} : { damaged: settings.damaged }) };
    },
  };
}

/** Files are opened by the folder of this process, not by that of the world. */
function inFolder(line: readonly string[], { calledFrom }: Home): readonly string[] {
  return line.map((word) => (/^(?:answers|damaged|missing)\.json$/.test(word) ? join(calledFrom, word) : word));
}

const TURNS = 6;
const MOST_STEPS = 400;

/** Plays the script, then asks it to end. Throws where it does not. */
async function ended(exit: Promise<number>, world: FakeWorld, script: readonly (string | number)[]): Promise<number> {
  let code: number | undefined;
  void exit.then((exitCode) => {
    code = exitCode;
  });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    for (let turn = 0; turn < TURNS && code === undefined; turn += 1) await new Promise((next) => setImmediate(next));
    if (code !== undefined) return code;
    if (world.time.waiting() === 0 && !world.rawMode()) {
      // It reads a file, which takes time of its own.
      await new Promise((next) => setTimeout(next, 1));
      continue;
    }
    const next = script[step];
    if (typeof next === 'number') world.time.pass(next);
    else if (next !== undefined) world.press(next);
    else if (step % 3 === 0) world.signal('SIGINT');
    else if (step % 3 === 1) world.press('\u0003');
    else world.time.pass(1000);
    if (world.suspended.length > 0) world.signal('SIGCONT');
  }
  throw new Error('broken: it ends when it is asked to');
}

export const PROGRAM_TARGETS: readonly Target[] = [target('program in a pretend world', 6, make, check, 150)];

/** `--answers -` in either spelling. */
function readsStdin(line: readonly string[]): boolean {
  return line.some((word) => word === '-' || word === '--answers=-');
}
