// Many processes at the same moment.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_SCRIPT, journalEnvironment } from '../e2e/journal-script.ts';
import { runProgram } from '../e2e/run.ts';
import { installed } from '../fuzz/program-folders.ts';
import { ensure } from '../fuzz/target.ts';
import type { Fault } from './fault.ts';
import { ask, judged, run } from './program.ts';
import { filesOf, packs, records, settings } from './stored.ts';

const MANY = 50;

function times<Value>(count: number, make: (number: number) => Promise<Value>): Promise<readonly Value[]> {
  return Promise.all(Array.from({ length: count }, (_, number) => make(number)));
}

/** Fifty processes with fifty records each. */
export const MANY_RECORDS: Fault = {
  name: 'fifty processes with fifty records each at once',
  allowed: 'none lost, none torn, one header',
  play: (play) =>
    play.each(
      Array.from({ length: play.times(3, 1) }, (_, number) => number),
      () => 'journal',
      async (_number, { home }) => {
        const env = journalEnvironment(join(installed().program, '../../dist'), join(home, 'data'));
        const writers = play.times(MANY, 8);
        const outcomes = await times(writers, (writer) =>
          runProgram(
            process.execPath,
            ['-e', `${JOURNAL_SCRIPT} for (let index = 0; index < ${MANY}; index += 1) keep('w${writer}-' + index);`],
            { env },
          ),
        );
        for (const { exitCode, stderr } of outcomes) ensure(exitCode === 0 && stderr === '', () => `kept: ${stderr}`);
        const told = outcomes.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line !== ''));
        const kept = new Set((await records(home)).map(({ id }) => id));
        ensure(told.length === writers * MANY, () => `all were told: ${told.length}`);
        const lost = told.filter((id) => !kept.has(id));
        ensure(lost.length === 0 && kept.size === told.length, () => `none is lost: ${lost.slice(0, 5)}`);
        const folder = join(home, 'data/hikecare/journal');
        ensure(readdirSync(folder).length === 1, () => `one file: ${readdirSync(folder)}`);
        const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
        ensure(text.match(/"hikecare":"journal"/g)?.length === 1, 'one header');
        return `${writers} x ${MANY} records, none lost`;
      },
      1,
    ),
};

const SETTINGS: readonly (readonly [string, readonly string[]])[] = [
  ['country', ['GB', 'DE']],
  ['color', ['always', 'never']],
  ['accessible', ['true', 'false']],
  ['remember', ['yes', 'no']],
  ['journal', ['yes', 'no']],
  ['age-band', ['45-to-49', '50-to-54']],
  ['conditions', ['diabetes', 'blood-thinners']],
];

/** Fifty changes of all settings, each told, none lost. */
export const MANY_SETTINGS: Fault = {
  name: 'fifty settings set at once',
  allowed: 'each setting holds a value that it was told to hold; none lost',
  play: (play) =>
    play.each(
      Array.from({ length: play.times(6, 2) }, (_, number) => number),
      () => 'settings',
      async (_number, { home }) => {
        const calls = await times(play.times(MANY, 14), async (number) => {
          const [name, values] = SETTINGS[number % SETTINGS.length] ?? ['', []];
          const args = ['settings', 'set', name, values[Math.floor(number / SETTINGS.length) % 2] ?? ''];
          const ended = await run({ home, args });
          judged(ended, { args });
          ensure(ended.exitCode === 0, () => `it is set: ${ended.stderr}`);
          return ended.exitCode;
        });
        const now = await settings(home);
        for (const [name, values] of SETTINGS)
          ensure(
            values.includes(String(now[name])),
            () => `${name} was told to be ${values.join(' or ')}: ${now[name]}`,
          );
        const strays = filesOf(home).filter((file) => file !== 'config/hikecare/settings.json');
        ensure(strays.length === 0, () => `nothing is left behind: ${strays}`);
        return `${calls.length} told, none lost`;
      },
      1,
    ),
};

/** Fifty packs on one place: one runs. */
export const MANY_PACKS: Fault = {
  name: 'fifty packs on one place at once',
  allowed: 'exactly one runs, the others are refused in a sentence',
  play: (play) =>
    play.each(
      Array.from({ length: play.times(4, 1) }, (_, number) => number),
      () => 'timer ice',
      async (_number, { home }) => {
        const args = ['timer', 'ice', '5', '--area', 'ankle', '--side', 'left', '--safe', '--json'];
        const all = await times(play.times(MANY, 8), async () => {
          // Whoever has got it would go on for five minutes.
          const shell = `"$@" & pid=$!; sleep ${play.times(7, 3)}; kill -TERM $pid 2>/dev/null; wait $pid`;
          const ended = await run({ home, args, shell });
          judged(ended, { args }, [143, 1]);
          return ended;
        });
        const started = all.filter(({ stdout }) => stdout.includes('"event":"start"'));
        ensure(started.length === 1, () => `one runs: ${started.length}`);
        for (const { exitCode, stderr, stdout } of all)
          ensure(exitCode === 143 || /already|runs|on there/.test(stderr + stdout), () => `refused: ${stderr}`);
        ensure((await packs(home)).length === 1, 'status knows it');
        await ask(home, ['timer', 'stop']);
        ensure(!existsSync(join(home, 'state/hikecare/packs/.draft')), 'no draft');
        const strays = filesOf(home).filter((file) => file.startsWith('state/'));
        ensure(strays.length === 0, () => `nothing is left behind: ${strays}`);
        return `1 of ${all.length} runs`;
      },
      1,
    ),
};
