import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/program.ts';
import { fakeWorld } from './fake-world.ts';

/** What the parser prints for this command line, with all commands filled in or only those that it names. */
async function printed(argv: readonly string[], onlyNamed: boolean, columns: number) {
  const world = fakeWorld({ terminal: true, columns });
  const program = buildProgram(world, () => {}, onlyNamed ? argv : undefined);
  // What a command does is not the matter here, but that and how it is called.
  const called: unknown[] = [];
  for (const command of program.commands) {
    command.hook('preAction', (_, { args, processedArgs }) => {
      called.push([command.name(), args, processedArgs, command.optsWithGlobals()]);
      throw new Error('called');
    });
  }
  const outcome = await program.parseAsync(argv, { from: 'user' }).then(
    () => 'done',
    (error: { readonly code?: string; readonly message: string }) => `${error.code} ${error.message}`,
  );
  return { outcome, called, out: world.out(), err: world.err() };
}

const NAMES = buildProgram(fakeWorld(), () => {}).commands.map((command) => command.name());

describe('commands that a command line does not name', () => {
  test.each([
    [],
    ['help'],
    ['--help'],
    ['-h'],
    ['--ascii', '--help'],
    ['help', 'nonsense'],
    ['checks'],
    ['checks', '--full'],
    ['--nonsense'],
    ['--json', 'check'],
    ['--country', 'check'],
    ['--country', 'GB', 'check', '--full'],
    ['--color', 'sometimes', 'timer', 'ice'],
    ['advice', 'timer', '--json'],
    ['timer', 'ice', '15', '--area', 'check', '--say'],
    ['timer', 'melt'],
    ['journal'],
    ...NAMES.flatMap((name) => [[name, '--help'], ['help', name], [name, '--nonsense'], [name, '--jason'], [name]]),
  ])('change nothing: %j', async (...words: string[]) => {
    for (const columns of [40, 80, 120]) {
      const all = await printed(words, false, columns);
      expect(await printed(words, true, columns)).toEqual(all);
      expect(`${all.out}${all.err}${all.called.length}`).not.toBe('0');
    }
  });
});

test('the help of the program is made without the flags of any command', () => {
  const { commands } = buildProgram(fakeWorld(), () => {}, ['help']);
  expect(commands.map((command) => command.name())).toEqual(NAMES);
  expect(commands.flatMap(({ options }) => options)).toEqual([]);
});
