import { describe, expect, test } from 'vitest';
import { openUserCommand } from '../../src/shell/terminal/user-command.ts';
import { fakeWorld } from './fake-world.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function started(command: string) {
  const world = fakeWorld();
  openUserCommand(world, command).run({ event: 'end' });
  await settle();
  const [first] = world.programs;
  return [first?.program, ...(first?.args ?? [])];
}

describe('the command of --exec', () => {
  test.each([
    ['notify-send hikecare', ['notify-send', 'hikecare']],
    ["notify-send 'the pack is off'", ['notify-send', 'the pack is off']],
    ['notify-send "it\'s off" ""', ['notify-send', "it's off", '']],
    ['/opt/my\\ tools/ring --long', ['/opt/my tools/ring', '--long']],
    ['echo "say \\"off\\"" a\\\\b', ['echo', 'say "off"', 'a\\b']],
  ])('%s is split as a shell does it', async (command, words) => {
    expect(await started(command)).toEqual(words);
  });

  test('nothing in it is expanded or run by a shell', async () => {
    expect(await started('echo $HOME `id` * ; rm x && y > z')).toEqual([
      'echo',
      '$HOME',
      '`id`',
      '*',
      ';',
      'rm',
      'x',
      '&&',
      'y',
      '>',
      'z',
    ]);
  });

  test('is told what has happened, in its environment', async () => {
    const world = fakeWorld();
    openUserCommand(world, 'ring').run({
      event: 'end',
      kind: 'ice',
      left: '0',
      nextFrom: undefined,
      skinCheck: 'yes\u0000',
    });
    await settle();
    expect(world.programs[0]?.env).toEqual({
      HIKECARE_EVENT: 'end',
      HIKECARE_KIND: 'ice',
      HIKECARE_LEFT: '0',
      HIKECARE_SKIN_CHECK: 'yes',
    });
  });

  test.each([
    ['a quote that does not end', 'ring "loud'],
    ['nothing', '  '],
    ['an empty word', '""'],
  ])('is refused at once: %s', (_what, command) => {
    expect(() => openUserCommand(fakeWorld(), command)).toThrow(expect.objectContaining({ kind: 'usage' }));
  });

  test('one sentence says that it cannot be started, once', async () => {
    const world = fakeWorld({ programsFail: { ring: 'The program ring was not found.' } });
    const command = openUserCommand(world, 'ring');
    command.run({ event: 'start' });
    command.run({ event: 'end' });
    await settle();
    expect(world.err()).toBe('--exec: The program ring was not found.\n');
  });
});
