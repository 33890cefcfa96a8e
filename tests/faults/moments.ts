// Every kind of moment at which the program waits in a terminal, and how one comes to it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS, type Screen } from '../e2e/screen.ts';
import { run } from './program.ts';

/** A moment at which the program waits. */
export interface Moment {
  readonly name: string;
  readonly args: readonly string[];
  /** What is there before. */
  readonly prepare?: (home: string) => Promise<void>;
  /** Comes to the moment. */
  readonly reach: (screen: Screen, accessible: boolean) => Promise<void>;
  /** What is on the screen then. */
  readonly shows: string | RegExp;
  /** Where these words are not told in lines for a screen reader, others are. */
  readonly told?: string | RegExp;
  /** The exit code of Ctrl-C, where it is not 130. */
  readonly ctrlC?: number;
}

const HIP: Readonly<Record<string, string>> = {
  '--region': 'hip',
  '--spot': 'outer-hip',
  '--side': 'right',
  '--onset': 'slowly',
  '--days': '2',
  '--pain': '4',
  '--signs': 'none',
  '--age': '47',
  '--conditions': 'none',
};
const MORE = ['--answer', 'effects=none', '--answer', 'hip-behaviour=lie-on-it', '--answer', 'course=same'];

/** A check of which everything but one thing is known. */
function checkBut(...left: readonly string[]): readonly string[] {
  return [
    'check',
    ...Object.entries(HIP).flatMap(([flag, value]) => (left.includes(flag) ? [] : [flag, value])),
    ...MORE,
  ];
}

const nothing = async () => {};
const pressed =
  (...steps: readonly (readonly [string | RegExp, string])[]): Moment['reach'] =>
  async (screen) => {
    for (const [words, key] of steps) {
      await screen.until(words);
      screen.press(key);
    }
  };

/** A home in which a session was left a moment ago. */
async function leftSession(home: string): Promise<void> {
  const now = `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}+00:00`;
  const exercises = [{ exercise: 'bottom-to-heels', done: 9, of: 9 }];
  const session = { type: 'session', startedAt: now, end: 'stopped', exercises, left: ['figure-four'] };
  const folder = join(home, 'data/hikecare/journal');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(folder, `${now.slice(0, 7)}.jsonl`),
    `{"hikecare":"journal","version":1}\n\n${JSON.stringify({ v: 1, id: 'left', at: now, ...session })}\n`,
  );
}

async function aRecord(home: string): Promise<void> {
  await run({ home, args: ['settings', 'set', 'journal', 'yes'] });
  await run({ home, args: ['timer', 'ice', '6', '--ago', '5:59', '--safe', '--json'] });
}

const ICE = ['timer', 'ice', '6', '--area', 'knee-front', '--safe'];
const SESSION = ['stretch', 'bottom-to-heels', '--safe'];
const HOLD = /Hold\b/;

/** All of them. */
export const MOMENTS: readonly Moment[] = [
  { name: 'check, several', args: ['check'], reach: nothing, shows: 'notice any of these' },
  { name: 'check, choice', args: checkBut('--side'), reach: nothing, shows: 'Which side?' },
  { name: 'check, number', args: checkBut('--age'), reach: nothing, shows: 'How old are you' },
  {
    name: 'check, yes or no',
    args: [
      'check',
      '--region',
      'ankle',
      '--spot',
      'outer-ankle',
      '--side',
      'left',
      '--signs',
      'none',
      '--age',
      '47',
      '--conditions',
      'blood-thinners',
    ],
    reach: nothing,
    shows: 'growing fast, from hour to hour',
  },
  { name: 'check, review', args: checkBut(), reach: nothing, shows: 'Is this right?' },
  { name: 'check, keeping', args: checkBut(), reach: pressed(['Is this right?', '1\r']), shows: 'Keep this check' },
  {
    name: 'check, what next',
    args: checkBut(),
    reach: pressed(['Is this right?', '1\r'], ['Keep this check', '1\r']),
    shows: 'What next?',
  },
  {
    name: 'check, timer from there',
    args: checkBut(),
    reach: pressed(['Is this right?', '1\r'], ['Keep this check', '1\r'], ['What next?', '1\r']),
    shows: 'Before the pack goes on',
  },
  {
    name: 'check, timer after keeping',
    args: checkBut(),
    reach: pressed(['Is this right?', '1\r'], ['Keep this check', '3\r'], ['What next?', '1\r']),
    shows: 'Before the pack goes on',
  },
  {
    name: 'settings reset',
    args: ['settings', 'reset'],
    prepare: aRecord,
    reach: nothing,
    shows: 'Reset all settings',
  },
  { name: 'journal wipe', args: ['journal', 'wipe'], prepare: aRecord, reach: nothing, shows: 'Remove the journal' },
  {
    name: 'timer, question',
    args: ['timer', 'ice', '6', '--area', 'knee-front'],
    reach: nothing,
    shows: 'Before the pack goes on',
  },
  { name: 'timer, running', args: ICE, reach: nothing, shows: /q stop/, told: /Keys:/ },
  {
    name: 'timer, paused',
    args: ICE,
    reach: pressed([/q stop|Keys:/, KEYS.space]),
    shows: /space on again/,
    told: /paused|Paused/,
  },
  { name: 'timer, skin check', args: [...ICE, '--ago', '4:59'], reach: nothing, shows: 'Is the skin white' },
  { name: 'timer, over', args: [...ICE, '--ago', '5:59'], reach: nothing, shows: /Press a key when it is off/ },
  {
    name: 'timer, waiting',
    args: ['timer', 'ice', '6', '--safe', '--wait'],
    prepare: aRecord,
    reach: nothing,
    shows: /next one is fine|may go on/,
  },
  { name: 'stretch, question', args: ['stretch', 'bottom-to-heels'], reach: nothing, shows: 'notice any of these' },
  {
    name: 'stretch, going on',
    args: ['stretch'],
    prepare: leftSession,
    reach: nothing,
    shows: 'Go on where you stopped?',
  },
  { name: 'stretch, introduction', args: SESSION, reach: nothing, shows: /1 of 1/ },
  { name: 'stretch, count-in', args: SESSION, reach: pressed([/1 of 1/, ' ']), shows: 'Get into position' },
  { name: 'stretch, hold', args: SESSION, reach: pressed([/1 of 1/, ' '], ['Get into position', 's']), shows: HOLD },
  {
    name: 'stretch, rest',
    args: SESSION,
    reach: pressed([/1 of 1/, ' '], ['Get into position', 's'], [/Hold {2}0:0|Hold\. 5/, 's']),
    shows: /Rest|Back|Come|Hold/,
  },
  {
    name: 'stretch, paused',
    args: SESSION,
    reach: pressed([/1 of 1/, ' '], ['Get into position', ' ']),
    shows: /[Pp]aused/,
  },
  { name: 'stretch, help', args: SESSION, reach: pressed([/1 of 1/, '?']), shows: /back|pull/ },
];
