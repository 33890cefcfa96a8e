import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSpeech } from '../../src/shell/terminal/speech.ts';
import { type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A world with these programs on its PATH. */
function worldWith(programs: readonly string[], options: FakeWorldOptions = {}) {
  const folder = scratchFolder();
  for (const program of programs) writeFileSync(join(folder, program), '', { mode: 0o755 });
  return fakeWorld({ ...options, env: { PATH: ['', 'bin', '/nowhere', folder].join(delimiter) } });
}

async function said(programs: readonly string[], platform: NodeJS.Platform, text: string) {
  const world = worldWith(programs, { platform });
  (await openSpeech(world)).say(text);
  await settle();
  expect(world.err()).toBe('');
  return world.programs.map(({ program, args, env }) => ({ program, args, env }));
}

describe('speech', () => {
  test.each([
    [['spd-say', 'espeak-ng', 'espeak'], 'linux', 'spd-say', ['--wait', 'Ten seconds left.']],
    [['espeak', 'espeak-ng'], 'linux', 'espeak-ng', ['Ten seconds left.']],
    [['espeak'], 'freebsd', 'espeak', ['Ten seconds left.']],
    [['say', 'espeak'], 'darwin', 'say', ['Ten seconds left.']],
  ] as const)('of %s on %s, %s speaks', async (programs, platform, program, args) => {
    expect(await said(programs, platform, 'Ten seconds left.')).toEqual([{ program, args, env: {} }]);
  });

  test('on Windows the text is no part of the script', async () => {
    const text = "$(Remove-Item x); 'half'";
    const [first] = await said(['powershell.exe'], 'win32', text);
    expect(first?.args.join(' ')).not.toContain('Remove-Item');
    expect(first?.env).toEqual({ HIKECARE_TEXT: text });
  });

  test('text is no option and holds no command to the voice', async () => {
    const [first] = await said(['say'], 'darwin', '--output-file=x\n[[slnc 9000]]\u001b now');
    expect(first?.args).toEqual(['output-file=x slnc 9000 now']);
  });

  test('a sentence breaks off the one before, and only that', async () => {
    const world = worldWith(['espeak']);
    const speech = await openSpeech(world);
    speech.say('Half of the time is over.');
    speech.say('Look at your skin.');
    await settle();
    expect(world.programs.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  test('where no program speaks, one sentence says so, once', async () => {
    const world = worldWith(['say']);
    const folder = scratchFolder();
    mkdirSync(join(folder, 'espeak'));
    const speech = await openSpeech({ ...world, env: { PATH: folder } });
    speech.say('One.');
    speech.say('Two.');
    await settle();
    expect(world.err()).toBe(
      'Nothing is said aloud: no program that speaks was found (such as spd-say or espeak-ng).\n',
    );
    expect(world.programs).toEqual([]);
  });

  test('where the program does not start, one sentence says so, and it is not tried again', async () => {
    const world = worldWith(['espeak'], { programsFail: { espeak: 'The program espeak may not be run.' } });
    const speech = await openSpeech(world);
    speech.say('One.');
    await settle();
    speech.say('Two.');
    await settle();
    expect(world.err()).toBe('Nothing is said aloud: The program espeak may not be run.\n');
    expect(world.programs).toHaveLength(1);
  });
});
