// cspell:ignore espeak
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
// Loaded before the clock is looked at: it takes a while.
import '../../src/shell/render/theme.ts';
import { withoutSequences } from '../../src/shell/render/sequences.ts';
import { type FakeWorld, type FakeWorldOptions, scratchFolder } from './fake-world.ts';
import { HOUR, lines, MINUTE, type Running, running, SAFE, SECOND, shown, start, tinyWorld } from './timer-world.ts';

const BELL = '\u0007';
const bells = (world: FakeWorld) => world.err().replaceAll('\u001b\\', '').split(BELL).length - 1;

async function inTerminal(options: FakeWorldOptions = {}, minutes = '6', flags = {}): Promise<Running> {
  return running(tinyWorld({ terminal: true, ...options }), { pack: 'ice', minutes, ...SAFE }, flags);
}

const seen = async (world: FakeWorld, columns = 80) => shown(world.err(), columns);

describe('in a terminal', () => {
  test('what matters stays, and under it the time left and the keys are redrawn', async () => {
    const { world } = await inTerminal();
    expect(await seen(world)).toEqual([
      '',
      'Cold pack: 6 minutes, until 09:06.',
      '  • Wrap the cold pack in a cloth.',
      '',
      ' 6:00 left  ████████████████████████████████████████  until 09:06',
      'space pause, + one minute more, d leave it running, q stop',
    ]);
    world.time.pass(2 * SECOND);
    expect((await seen(world))[4]).toBe(' 5:58 left  ████████████████████████████████████████  until 09:06');
    world.time.pass(3 * MINUTE);
    expect((await seen(world))[4]).toBe(' 2:58 left  ████████████████████░░░░░░░░░░░░░░░░░░░░  until 09:06');
  });

  test('the end calls, and the time past it is shown until a key is pressed', async () => {
    const { world, exit } = await inTerminal({}, '4');
    world.time.pass(4 * MINUTE + 130 * SECOND);
    expect((await seen(world)).slice(4)).toEqual([
      'Time is up: take the cold pack off now.',
      'Leave at least 2 hours before the next one: not before 11:04.',
      'Look at the skin. Is the skin under the feathers white, red, numb or burning? y',
      '= yes / n = no',
      'Take it off: 2:10 over',
      'Press a key when it is off.',
    ]);
    // At the end, and at each full minute past it.
    expect(bells(world)).toBe(3);
    world.press('x');
    expect(await exit).toBe(0);
    expect((await seen(world)).at(-1)).toBe('The cold pack is off. It was on for 6:10.');
    expect(world.records).toMatchObject([{ type: 'pack', pack: 'cold', seconds: 370, end: 'finished' }]);
  });

  test('an end that nobody takes note of is over after an hour', async () => {
    const { world, exit } = await inTerminal({}, '4');
    world.time.pass(2 * HOUR);
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([{ seconds: 240, end: 'finished' }]);
  });

  test.each([20, 39, 40, 57, 80, 200])(
    'every line fits %d columns, also after the window was made so',
    async (columns) => {
      const { world, exit } = await inTerminal({ columns: 80 });
      world.time.pass(MINUTE);
      const before = world.err().length;
      world.resize(columns);
      for (const act of [' ', ' ', '+', 'n']) {
        world.press(act);
        world.time.pass(2 * MINUTE);
      }
      world.time.pass(10 * MINUTE);
      world.press('x');
      expect(await exit).toBe(0);
      const drawn = world.err().slice(before);
      for (const line of withoutSequences(drawn)
        .replaceAll(BELL, '')
        .split(/[\r\n]+/)) {
        expect([...line].length).toBeLessThanOrEqual(columns);
      }
    },
  );

  test('space pauses and goes on: the pack is off meanwhile, and its minutes wait', async () => {
    const { world, exit } = await inTerminal();
    world.time.pass(2 * MINUTE);
    world.press(' ');
    expect((await seen(world)).slice(4)).toEqual([
      'Paused with 4:00 left. Take the cold pack off while it is paused.',
      '4:00 left, paused: the pack is off',
      'space on again, d leave it running, q stop',
    ]);
    world.time.pass(20 * MINUTE);
    world.time.sleep(20 * MINUTE);
    world.press(' ');
    expect((await seen(world)).join('\n')).toContain('Cold pack on again: 4:00 left, until 09:46.');
    world.time.pass(4 * MINUTE - 20);
    expect((await seen(world)).join('\n')).not.toContain('Time is up');
    world.time.pass(20);
    expect((await seen(world)).join('\n')).toContain('Time is up');
    // Meant for what was there before the end.
    world.press('x');
    world.time.pass(SECOND);
    world.press('x');
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([{ seconds: 360, end: 'finished' }]);
  });

  test('a pause that lasts an hour ends it', async () => {
    const { world, exit } = await inTerminal();
    world.time.pass(2 * MINUTE);
    world.press(' ');
    world.time.pass(HOUR + SECOND);
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([{ seconds: 120, end: 'stopped' }]);
  });

  test('+ makes it a minute longer, up to the most here and no further', async () => {
    const world = tinyWorld({ terminal: true });
    await running(world, { pack: 'ice', minutes: '10:30', area: 'bare', ...SAFE });
    world.press('+');
    expect((await seen(world)).join('\n')).toContain('Cold pack longer: 11:30 left, until 09:11.');
    world.press('+');
    expect((await seen(world)).join('\n')).toContain('Cold pack longer: 12:00 left, until 09:12.');
    world.press('+');
    expect((await seen(world)).join('\n')).toContain('No longer: 12 minutes is the most for this cold pack.');
    expect((await seen(world)).at(-1)).toBe('space pause, d leave it running, q stop');
    world.press('q');
  });

  test('d leaves it running, and says how to see it again', async () => {
    const { world, exit } = await inTerminal();
    world.time.pass(MINUTE);
    world.press('d');
    expect(await exit).toBe(0);
    expect((await seen(world)).slice(-2).join(' ')).toContain('still on: 5:00 left.');
    expect(world.records).toEqual([]);
  });

  test.each([
    ['q', 0],
    ['Q', 0],
    ['\u0003', 130],
  ])('%j stops it, says how long it was on, and exits with %d', async (key, code) => {
    const { world, exit } = await inTerminal();
    world.time.pass(100 * SECOND);
    world.press(key);
    expect(await exit).toBe(code);
    expect((await seen(world)).join(' ')).toContain(
      '1:40 of 20:00 used: 18:20 may still follow now, then leave 2 hours.',
    );
    expect(world.records).toMatchObject([{ seconds: 100, end: 'stopped' }]);
  });

  test('a stop in a pause tells the time on the skin', async () => {
    const { world, exit } = await inTerminal();
    world.time.pass(MINUTE);
    world.press(' ');
    world.time.pass(10 * MINUTE);
    world.press('q');
    expect(await exit).toBe(0);
    expect(world.err()).toContain('1:00 of 20:00 used: 19:00 may still follow');
  });

  test('other keys do nothing, arrows and their letters included', async () => {
    const { world } = await inTerminal();
    for (const keys of ['x', 'y', 'n', '\r', '\u001b[A', '\u001b[200~ q\u001b[201~']) world.press(keys);
    expect(world.err()).not.toMatch(/Paused|Stopped|off now/);
  });

  test('the window title has the time left, and the taskbar the progress; --no-title leaves both alone', async () => {
    const { world } = await inTerminal();
    world.time.pass(5 * MINUTE + 10 * SECOND);
    expect(world.err()).toContain('\u001b]2;6 min left - cold pack\u001b\\');
    expect(world.err()).toContain('\u001b]2;0:50 left - cold pack\u001b\\');
    expect(world.err()).toContain('\u001b]9;4;1;50\u001b\\');
    const quiet = tinyWorld({ terminal: true });
    await running(quiet, { pack: 'ice', title: false, ...SAFE });
    quiet.time.pass(MINUTE);
    expect(quiet.err()).not.toContain('\u001b]');
  });

  test('the last minute and the time past the end have a colour of their own', async () => {
    const { world } = await inTerminal({ env: { LANG: 'C.UTF-8', TERM: 'xterm-256color' } });
    const colours = () => world.err().split('left').at(-2)?.slice(-30) ?? '';
    const first = colours();
    world.time.pass(5 * MINUTE + SECOND);
    const last = colours();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    expect(/\u001b\[[\d;]*m(?=[^m]*$)/.exec(last)?.[0]).not.toBe(/\u001b\[[\d;]*m(?=[^m]*$)/.exec(first)?.[0]);
  });

  test('the terminal is given back on every way out', async () => {
    const ways: Readonly<Record<string, (world: FakeWorld) => void>> = {
      end: (world) => {
        world.time.pass(10 * MINUTE);
        world.press('x');
      },
      'slept through': (world) => {
        world.time.sleep(HOUR);
        world.time.pass(MINUTE);
        world.press('x');
      },
      q: (world) => world.press('q'),
      d: (world) => world.press('d'),
      skin: (world) => {
        world.time.pass(5 * MINUTE);
        world.press('y');
      },
      'Ctrl-C': (world) => world.press('\u0003'),
      'keys at once': (world) => world.press(' q\u0003q'),
      SIGINT: (world) => world.signal('SIGINT'),
      SIGTERM: (world) => world.signal('SIGTERM'),
      SIGHUP: (world) => world.signal('SIGHUP'),
    };
    for (const [way, leave] of Object.entries(ways)) {
      const { world, exit } = await inTerminal();
      expect(world.rawMode(), way).toBe(true);
      leave(world);
      await exit;
      expect(world.rawMode(), way).toBe(false);
      expect(world.err().lastIndexOf('\u001b[?25h'), way).toBeGreaterThan(world.err().lastIndexOf('\u001b[?25l'));
      expect(world.err().lastIndexOf('\u001b]9;4;0\u001b\\'), way).toBeGreaterThan(
        world.err().lastIndexOf('\u001b]9;4;1'),
      );
      expect([world.leftBehind(), world.time.waiting()], way).toEqual([0, 0]);
    }
  });

  test('the terminal is given back when something breaks', async () => {
    const world = tinyWorld({ terminal: true });
    const exit = start(world, { pack: 'ice', ...SAFE });
    await world.time.untilArmed();
    let broken = true;
    const write = world.stderr.write.bind(world.stderr);
    world.stderr.write = ((text: string) => {
      if (!broken) return write(text);
      broken = false;
      throw new RangeError('broken');
    }) as typeof world.stderr.write;
    world.time.pass(2 * SECOND);
    await expect(exit).rejects.toThrow('broken');
    expect([world.rawMode(), world.leftBehind(), world.time.waiting()]).toEqual([false, 0, 0]);
    expect(world.err()).toContain('\u001b[?25h');
  });

  test('nothing is read from it with --no-input, a signal still stops it, and its end is the end', async () => {
    const { world, exit } = await inTerminal({}, '6', { input: false });
    expect(world.rawMode()).toBe(false);
    expect(world.err()).not.toContain('q stop');
    world.signal('SIGINT');
    expect(await exit).toBe(130);
    const other = await inTerminal({}, '6', { input: false });
    other.world.time.pass(6 * MINUTE);
    expect(await other.exit).toBe(0);
  });

  test('there are plain signs only where it has no others', async () => {
    const { world, exit } = await inTerminal({ env: { TERM: 'xterm', NO_COLOR: '1' } });
    world.time.pass(10 * MINUTE);
    world.press('x');
    await exit;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they move the cursor.
    expect(world.err()).toMatch(/^[\u0000-\u007f]*$/);
    expect(world.err()).toContain(' 6:00 left  ########################################  until 09:06');
  });
});

describe('the skin check', () => {
  test('asks while the time goes on, and "no" goes on', async () => {
    const { world } = await inTerminal({}, '8');
    world.time.pass(5 * MINUTE + 2 * SECOND);
    expect((await seen(world)).slice(4)).toEqual([
      'Skin check: 5:00 on, 3:00 left. Lift the pack and look.',
      '  • Take the cold pack off if the skin changes.',
      'Lift the pack. Is the skin under the feathers white, red, numb or burning? y =',
      'yes, stop / n = no, go on',
      ' 2:58 left  ███████████████░░░░░░░░░░░░░░░░░░░░░░░░░  until 09:08',
      'space pause, + one minute more, d leave it running, q stop',
    ]);
    expect(bells(world)).toBe(1);
    world.press('n');
    expect((await seen(world)).slice(6)).toEqual([
      'Good. It stays on.',
      ' 2:58 left  ███████████████░░░░░░░░░░░░░░░░░░░░░░░░░  until 09:08',
      'space pause, + one minute more, d leave it running, q stop',
    ]);
    world.press('y');
    expect(world.records).toEqual([]);
  });

  test('"yes" stops it, says what to do, and the next pack has to wait', async () => {
    const { world, exit } = await inTerminal({}, '8');
    world.time.pass(5 * MINUTE + 2 * SECOND);
    world.press('y');
    expect(await exit).toBe(0);
    expect((await seen(world)).slice(6)).toEqual([
      'Take the cold pack off now. It was on for 5:02.',
      '  • Take the cold pack off if the skin changes.',
      'Leave at least 2 hours before the next one: not before 11:05.',
    ]);
    expect(world.records).toMatchObject([{ seconds: 302, end: 'skin' }]);
    await expect(start(world, { pack: 'ice', ...SAFE })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('came off because of the skin. The next one is fine from 11:05'),
    });
  });

  test.each([0, 5 * SECOND])('is asked at the end as well: "yes" then is the skin (%d ms after it)', async (after) => {
    const { world, exit } = await inTerminal({}, '6');
    world.time.pass(6 * MINUTE + after);
    expect((await seen(world)).join('\n')).toContain('Look at the skin. Is the skin');
    world.press('y');
    expect(await exit).toBe(0);
    expect((await seen(world)).join('\n')).toContain('Take the cold pack off if the skin changes.');
    expect(world.records).toMatchObject([{ end: 'skin' }]);
  });
});

describe('for a screen reader', () => {
  test.each([
    ['ACCESSIBLE', { ACCESSIBLE: '1', LANG: 'C.UTF-8', NO_COLOR: '1' }, {}],
    ['--accessible', { LANG: 'C.UTF-8', NO_COLOR: '1' }, { accessible: true }],
    ['a terminal that cannot redraw', { TERM: 'dumb' }, {}],
  ])('there are lines at set points and nothing is redrawn (%s)', async (_why, env, flags) => {
    const { world, exit } = await inTerminal({ env }, '8', flags);
    world.time.pass(9 * MINUTE + SECOND);
    world.press('x');
    expect(await exit).toBe(0);
    expect(world.err()).not.toContain('\r');
    expect(world.err()).not.toContain('\u001b');
    expect(lines(world.err().replaceAll(BELL, '')).slice(2)).toEqual([
      'Keys: space pause, + one minute more, d leave it running, q stop.',
      'Cold pack: 4:00 left.',
      'Skin check: 5:00 on, 3:00 left. Lift the pack and look.',
      expect.stringContaining('Take the cold pack off if the skin changes.'),
      'Is the skin under the feathers white, red, numb or burning? y = yes, stop / n =',
      'no, go on',
      'Cold pack: 1:00 left.',
      'Cold pack: 0:30 left.',
      'Cold pack: 0:10 left.',
      'Time is up: take the cold pack off now.',
      'Leave at least 2 hours before the next one: not before 11:08.',
      'Look at the skin. Is the skin under the feathers white, red, numb or burning? y',
      '= yes / n = no',
      'Press a key when it is off.',
      'Take the cold pack off: 1:00 over.',
      'The cold pack is off. It was on for 9:01.',
    ]);
  });

  test('a pause, its end and the answer about the skin are said; Enter after a key does nothing', async () => {
    const { world, exit } = await inTerminal({}, '8', { accessible: true });
    world.press(' \r');
    world.press(' \r');
    world.time.pass(5 * MINUTE);
    world.press('n\r');
    world.press('q\r');
    expect(await exit).toBe(0);
    expect(world.err()).toMatch(/Paused with 8:00 left[\s\S]*on again[\s\S]*Good. It stays on[\s\S]*Stopped/);
    expect(world.rawMode()).toBe(false);
  });
});

test('--exec runs at the skin check and the end', async () => {
  const world = tinyWorld({ terminal: true });
  await running(world, { pack: 'ice', minutes: '6', exec: 'ring --loud', ...SAFE });
  world.time.pass(6 * MINUTE);
  await new Promise((resolve) => setImmediate(resolve));
  expect(world.programs).toMatchObject([
    {
      program: 'ring',
      args: ['--loud'],
      env: { HIKECARE_EVENT: 'skin-check', HIKECARE_PACK: 'cold', HIKECARE_LEFT: '60' },
    },
    { program: 'ring', args: ['--loud'], env: { HIKECARE_EVENT: 'end', HIKECARE_LEFT: '0' } },
  ]);
  world.press('x');
});

test('--say speaks at the points that matter', async () => {
  const bin = scratchFolder();
  writeFileSync(join(bin, 'espeak-ng'), '', { mode: 0o755 });
  const env = { LANG: 'C.UTF-8', TERM: 'xterm-256color', NO_COLOR: '1', PATH: bin };
  const world = tinyWorld({ terminal: true, env });
  await running(world, { pack: 'ice', minutes: '6', say: true, ...SAFE });
  world.time.pass(7 * MINUTE);
  await new Promise((resolve) => setImmediate(resolve));
  expect(world.programs.map(({ args }) => args[0])).toEqual([
    'cold pack: 6 minutes left.',
    'Skin check. Lift the pack and look.',
    'Time is up. Take the cold pack off.',
    'Take the cold pack off. It is 1 minute over.',
  ]);
  world.press('x');
});
