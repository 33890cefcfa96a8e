// Words and names from outside that mean harm.

import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lineOfStart } from '../../src/core/packs/lines.ts';
import { installed } from '../fuzz/program-folders.ts';
import { ensure } from '../fuzz/target.ts';
import { EVERY_COMMAND, FINE } from './command-lines.ts';
import type { Fault } from './fault.ts';
import { judged, run } from './program.ts';

/** Everything that a terminal could act on, as one word. */
const HARM = 'a\u202eb\u2066c\u200fd\u200ee\u001b]0;f\u0007g\u001b[2Jh\u009b31mi\u0090qj\u001b\\k\u0085l\u0008m\rn';
const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

const START = lineOfStart({
  id: 'harm',
  at: { wall: Date.now(), boot: 1 },
  pack: 'cold',
  areas: ['knee-front'],
  labels: [HARM],
  duration: 600_000,
  most: 600_000,
  alreadyOn: 0,
  skinCheckAt: 300_000,
  gapHours: 2,
  timesPerDay: 3,
});

/** Puts something harmful somewhere: returns the words and variables of the call. */
interface Place {
  readonly name: string;
  readonly lay: (
    home: string,
  ) => { readonly env?: Readonly<Record<string, string>>; readonly args?: readonly string[] } | undefined;
}

function put(home: string, path: string, text: string): undefined {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

const answers = (change: (all: Record<string, unknown>) => void) => {
  const all = JSON.parse(readFileSync(FINE, 'utf8')) as Record<string, unknown>;
  change(all);
  return JSON.stringify(all);
};
const MONTH = `data/hikecare/journal/${new Date().toISOString().slice(0, 7)}.jsonl`;
const HEADER = '{"hikecare":"journal","version":1}\n';
const record = (more: object) => ({ v: 1, id: 'x', at: `${new Date().toISOString().slice(0, 19)}+00:00`, ...more });

const PLACES: readonly Place[] = [
  ...['country', 'color', 'remember', 'unknown'].map(
    (name): Place => ({
      name: `settings, ${name}`,
      lay: (home) => put(home, 'config/hikecare/settings.json', JSON.stringify({ [name]: HARM })),
    }),
  ),
  {
    name: 'settings, profile',
    lay: (home) =>
      put(home, 'config/hikecare/settings.json', JSON.stringify({ profile: { ageBand: HARM, conditions: [HARM] } })),
  },
  { name: 'settings, no JSON', lay: (home) => put(home, 'config/hikecare/settings.json', `{"${HARM}`) },
  ...PROTOTYPE.map(
    (name): Place => ({
      name: `settings, ${name}`,
      lay: (home) =>
        put(
          home,
          'config/hikecare/settings.json',
          `{"${name}":{"country":"GB","journal":"yes"},"profile":{"${name}":{"ageBand":"x"}}}`,
        ),
    }),
  ),
  {
    name: 'journal, a record',
    lay: (home) =>
      put(home, MONTH, `${HEADER}\n${JSON.stringify(record({ type: 'hurt', exercise: HARM, state: 'hurt' }))}\n`),
  },
  {
    name: 'journal, a check',
    lay: (home) =>
      put(
        home,
        MONTH,
        `${HEADER}\n${JSON.stringify(record({ type: 'check', dataVersion: HARM, level: 'soon', noExercise: false, answers: { [HARM]: HARM, region: [HARM] } }))}\n`,
      ),
  },
  {
    name: 'journal, a session',
    lay: (home) =>
      put(
        home,
        MONTH,
        `${HEADER}\n${JSON.stringify(record({ type: 'session', startedAt: record({}).at, end: 'stopped', exercises: [HARM], left: [HARM], regions: [HARM] }))}\n`,
      ),
  },
  { name: 'journal, damage', lay: (home) => put(home, MONTH, `${HEADER}\n{"${HARM}\n`) },
  ...PROTOTYPE.map(
    (name): Place => ({
      name: `journal, ${name}`,
      lay: (home) =>
        put(
          home,
          MONTH,
          `${HEADER}\n{"v":1,"id":"${name}","at":"${record({}).at}","type":"check","dataVersion":"1","level":"soon","noExercise":false,"answers":{"${name}":["${name}"]},"${name}":{"x":1}}\n`,
        ),
    }),
  ),
  {
    name: 'a running pack',
    lay: (home) => put(home, 'state/hikecare/packs/knee-front.jsonl', `\n${START}\n`),
  },
  {
    name: 'the name of a running pack',
    lay: (home) => put(home, `state/hikecare/packs/${HARM.replaceAll('/', '')}.jsonl`, 'damaged'),
  },
  {
    name: 'the name of a month',
    lay: (home) => put(home, `data/hikecare/journal/${HARM.replaceAll('/', '')}.jsonl`, 'damaged'),
  },
  ...[
    'COUNTRY',
    'LANG',
    'LC_ALL',
    'TERM',
    'TZ',
    'COLUMNS',
    'COLORTERM',
    'TERM_PROGRAM',
    'USER',
    'HIKECARE_DATA',
    'CI',
    'ACCESSIBLE',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
    'XDG_STATE_HOME',
  ].map(
    (name): Place => ({
      name: `variable ${name}`,
      // Node itself crashes on a long language that there is not.
      lay: (home) => ({
        env: { [name]: /XDG|DATA/.test(name) ? join(home, HARM) : /^L/.test(name) ? 'x\u001b[2J' : HARM },
      }),
    }),
  ),
  ...['config', 'data', 'state'].map(
    (name): Place => ({
      name: `a file in the way, ${name}`,
      lay: (home) => {
        put(home, HARM, 'x');
        return { env: { [`XDG_${name.toUpperCase()}_HOME`]: join(home, HARM) } };
      },
    }),
  ),
  {
    name: 'answers, a value',
    lay: (home) => {
      put(
        home,
        'answers.json',
        answers((all) => {
          all['side'] = HARM;
        }),
      );
      return { args: ['check', '--answers', join(home, 'answers.json')] };
    },
  },
  {
    name: 'answers, a name',
    lay: (home) => {
      put(
        home,
        'answers.json',
        answers((all) => {
          all[HARM] = 'x';
        }),
      );
      return { args: ['check', '--answers', join(home, 'answers.json')] };
    },
  },
  ...PROTOTYPE.map(
    (name): Place => ({
      name: `answers, ${name}`,
      lay: (home) => {
        put(
          home,
          'answers.json',
          answers((all) => {
            Object.defineProperty(all, name, { value: { pain: 9 }, enumerable: true });
          }),
        );
        return { args: ['check', '--answers', join(home, 'answers.json')] };
      },
    }),
  ),
  {
    name: 'answers, the name of the file',
    lay: (home) => {
      put(home, HARM, 'x');
      return { args: ['check', '--answers', join(home, HARM)] };
    },
  },
  {
    name: 'foreign data, a sentence',
    lay: (home) => ({ args: ['advice', 'hip', '--data', foreign(home, HARM)] }),
  },
  {
    name: 'foreign data, its name',
    lay: (home) => {
      const at = join(home, `${HARM}-data`);
      renameSync(foreign(home, 'y'), at);
      return { args: ['advice', 'hip', '--data', at] };
    },
  },
  {
    name: 'foreign data, no data',
    lay: (home) => {
      put(home, `${HARM}/regions/x.json`, HARM);
      return { args: ['advice', 'hip', '--data', join(home, HARM)] };
    },
  },
];

/** A copy of the shipped data in which every sentence of one region begins with harm. */
function foreign(home: string, harm: string): string {
  const folder = join(home, 'foreign');
  cpSync(join(dirname(installed().program), '../dist/data'), folder, { recursive: true });
  const file = join(folder, 'regions/hip.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"text":"/g, `"text":"${JSON.stringify(harm).slice(1, -1)} `));
  return folder;
}

/** Commands that may show what is stored. */
export const SHOWING = EVERY_COMMAND.filter(
  (args) =>
    /check|advice hip$|settings|journal|timer|stretch/.test(args.join(' ')) &&
    !/schema|wipe|reset/.test(args.join(' ')),
);

/** Harm in every text from outside. */
export const OUTSIDE_TEXT: Fault = {
  name: 'control characters, turning marks and prototype keys in every text from outside',
  allowed: 'none of them reaches the output; no setting or answer comes by way of a prototype',
  play: async (play) => {
    const words = EVERY_COMMAND.filter((args) => args.length > 0).flatMap((args) => [
      { name: 'a word more', args: [...args, HARM] },
      { name: 'the last word', args: [...args.slice(0, -1), HARM] },
      { name: 'a flag', args: [...args, `--${HARM}`] },
      {
        name: 'the value of a flag',
        args: [...args, '--answer', `${HARM}=x`, '--area', HARM, '--field', HARM, '--data', `/${HARM}`],
      },
    ]);
    const placed = PLACES.flatMap((place) => {
      return SHOWING.map((args) => ({ name: place.name, args, place }));
    });
    const cases: readonly { readonly name: string; readonly args: readonly string[]; readonly place?: Place }[] = [
      ...words,
      ...placed,
    ];
    await play.each(
      play.times(1, 0) === 1 ? cases : cases.filter(() => play.chance.below(cases.length) < 40),
      ({ name, args }) => `${name}: ${JSON.stringify(args)}`,
      async ({ name, args, place }, { home }) => {
        const more = place?.lay(home) ?? {};
        const call = more.args ?? args;
        const ended = await run({ home, args: call, ...(more.env === undefined ? {} : { env: more.env }) });
        // Where the path itself is asked for, a program reads it.
        const isPath = call[1] === 'path';
        judged(isPath ? { ...ended, stdout: '' } : ended, { args: call }, [0, 1, 2]);
        // The harm lies under such a name: nobody has set this country.
        if (PROTOTYPE.some((word) => name === `settings, ${word}`) && call.join(' ') === 'settings get country')
          ensure(ended.stdout === '', () => `no setting comes by way of a prototype: ${ended.stdout}`);
        return `${name.replace(/^variable .*/, 'a variable').replace(/,.*/, '')}: exit ${ended.exitCode}`;
      },
    );
  },
};
