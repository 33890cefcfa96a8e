// Plays the faults one after the other and prints what came of them.

import { join } from 'node:path';
import { installed } from '../fuzz/program-folders.ts';
import { playFault, type Seen } from './fault.ts';
import { FAULTS } from './faults.ts';
import { mostMemory, openToAll } from './program.ts';
import { tableOf } from './table.ts';

/** What is to be played. */
export interface Work {
  readonly seed: number;
  readonly quick: boolean;
  readonly only: string;
  readonly together: number;
}

/** More of one kind tell nothing new. */
const MOST_TOLD = 40;

/** Plays what was asked for and prints the table. Returns the exit code: 1 where something fails. */
export async function runFaults({ only, ...options }: Work, print: (text: string) => void): Promise<number> {
  const wanted = FAULTS.filter(({ name }) => name.includes(only));
  if (wanted.length === 0) {
    print(`No fault is named "${only}". There are:\n${FAULTS.map(({ name }) => `  ${name}`).join('\n')}`);
    return 2;
  }
  openToAll(join(installed().program, '../..'));
  const seen: Seen[] = [];
  for (const fault of wanted) {
    const result = await playFault(fault, options);
    print(`${result.name}: ${result.times} times, ${result.seconds} s, ${result.failures.length} failed`);
    for (const failure of result.failures.slice(0, MOST_TOLD))
      print(`  FAILED ${failure.split('\n').slice(0, 8).join('\n  ')}`);
    seen.push(result);
  }
  const sum = seen.reduce((all, { times }) => all + times, 0);
  const failed = seen.reduce((all, { failures }) => all + failures.length, 0);
  print(tableOf(seen));
  print(
    `seed ${options.seed}: ${sum} rounds, ${failed === 0 ? 'none' : failed} failed; at most ${Math.round(mostMemory() / 1000)} MB`,
  );
  return failed === 0 ? 0 : 1;
}
