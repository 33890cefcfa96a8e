import { Terminal as Emulator } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openStage, type Stage, type StageEvents, type StageOptions } from '../../src/shell/terminal/stage.ts';
import type { GlobalOptions } from '../../src/shell/world.ts';
import { contextOf, type FakeWorld, type FakeWorldOptions, fakeWorld } from './fake-world.ts';

const XTERM = { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', NO_COLOR: '1' };
const ALL: StageOptions = { title: true, notify: 'auto', progress: true };
const NONE: StageOptions = { title: false, notify: 'none', progress: false };

interface Seen {
  readonly world: FakeWorld;
  readonly stage: Stage;
  /** What was written since this was asked last. */
  readonly news: () => string;
  /** What stands on the screen, as an emulator has read it. */
  readonly screen: () => Promise<readonly string[]>;
  /** The lines that have left the screen at the top. */
  readonly scrolledAway: () => Promise<number>;
  readonly title: () => string;
  readonly resize: (columns: number, rows?: number) => Promise<void>;
}

/** A stage in a fake terminal, and an emulator that reads every byte of it. */
function open(
  { columns = 40, rows = 12, ...more }: FakeWorldOptions = {},
  { options = ALL, on = {}, flags = {} }: { options?: StageOptions; on?: StageEvents; flags?: GlobalOptions } = {},
): Seen {
  const world = fakeWorld({ terminal: true, columns, rows, ...more });
  const emulator = new Emulator({
    cols: columns,
    rows,
    scrollback: 200,
    allowProposedApi: true,
    convertEol: true,
    windowOptions: { pushTitle: true, popTitle: true },
  });
  const titles = ['before'];
  emulator.parser.registerOscHandler(2, (text) => titles.splice(-1, 1, text).length > 0);
  emulator.parser.registerCsiHandler({ final: 't' }, ([what]) => {
    if (what === 22) titles.push(titles.at(-1) ?? '');
    if (what === 23) titles.pop();
    return true;
  });
  let read = 0;
  let told = 0;
  const settle = () => {
    const text = world.err().slice(read);
    read += text.length;
    return new Promise<void>((resolve) => emulator.write(text, resolve));
  };
  const buffer = () => emulator.buffer.active;
  return {
    world,
    stage: openStage(contextOf(world, flags), options, on),
    news: () => {
      const text = world.err().slice(told);
      told += text.length;
      return text;
    },
    screen: async () => {
      await settle();
      const lines = Array.from({ length: emulator.rows }, (_, row) =>
        (
          buffer()
            .getLine(buffer().baseY + row)
            ?.translateToString(true) ?? ''
        ).trimEnd(),
      );
      while (lines.at(-1) === '') lines.pop();
      return lines;
    },
    scrolledAway: async () => {
      await settle();
      return buffer().baseY;
    },
    title: () => titles.at(-1) ?? '',
    resize: async (wide, high = rows) => {
      await settle();
      emulator.resize(wide, high);
      world.resize(wide, high);
      await settle();
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Title and progress go out with the next drawing, or right after what is going on now. */
const written = () => Promise.resolve();

describe('the drawing', () => {
  test('stands at the bottom, is replaced in place, and taken away', async () => {
    const { stage, screen } = open();
    stage.print('The pack is on.');
    stage.draw(['cold pack', '####....']);
    expect(await screen()).toEqual(['The pack is on.', 'cold pack', '####....']);
    stage.draw(['cold', '#####...', 'space pause']);
    expect(await screen()).toEqual(['The pack is on.', 'cold', '#####...', 'space pause']);
    stage.draw(['done']);
    expect(await screen()).toEqual(['The pack is on.', 'done']);
    stage.draw([]);
    expect(await screen()).toEqual(['The pack is on.']);
  });

  test('stays below what is printed while it stands', async () => {
    const { stage, screen } = open();
    stage.draw(['cold pack', '####....']);
    stage.print('Half of the time is over.\n');
    stage.print('Look at your skin.');
    expect(await screen()).toEqual(['Half of the time is over.', 'Look at your skin.', 'cold pack', '####....']);
  });

  test('keeps the character in the last column', async () => {
    const { stage, screen } = open({ columns: 20 });
    const full = ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)];
    stage.draw(full);
    expect(await screen()).toEqual(full);
    const other = full.map((line) => line.toUpperCase());
    stage.draw(other);
    expect(await screen()).toEqual(other);
  });

  test('is one write, and none where nothing changes', () => {
    const { stage, world, news } = open();
    const write = vi.spyOn(world.stderr, 'write');
    stage.draw(['cold pack', '####....']);
    expect(write).toHaveBeenCalledTimes(1);
    news();
    stage.draw(['cold pack', '####....']);
    expect(news()).toBe('');
    expect(write).toHaveBeenCalledTimes(1);
  });

  test('is not cleared before it is drawn again, so that nothing flickers', () => {
    const { stage, news } = open();
    stage.draw(['cold pack', '####....']);
    news();
    stage.draw(['cold pack', '#####...']);
    expect(news()).toBe('\u001b[?2026h\r\u001b[1Acold pack\u001b[K\r\n\u001b[J#####...\r\u001b[?2026l');
  });

  test('counts what is seen, not the colours', async () => {
    const { stage, screen } = open({ columns: 20 });
    const line = `\u001b[1;32m${'a'.repeat(20)}\u001b[39m`;
    stage.draw([line, line]);
    stage.draw([line, 'end']);
    expect(await screen()).toEqual(['a'.repeat(20), 'end']);
  });

  test('shows only its last lines where the terminal is too low, and never scrolls on', async () => {
    const { stage, screen, scrolledAway } = open({ rows: 4 });
    for (let frame = 0; frame < 5; frame += 1) {
      stage.draw(Array.from({ length: 9 }, (_, row) => `row ${row} of ${frame}`));
    }
    expect(await screen()).toEqual(['row 5 of 4', 'row 6 of 4', 'row 7 of 4', 'row 8 of 4']);
    expect(await scrolledAway()).toBe(0);
  });
});

describe('a terminal that changes its size', () => {
  const words = (width: number) => ['-'.repeat(width), `width ${width}`.padEnd(width, '.'), 'space pause  q stop'];

  test.each([
    ['narrower', [60, 33, 21]],
    ['wider', [20, 41, 80]],
    ['to and fro', [60, 25, 59, 20, 60]],
    ['much narrower than is thought of', [60, 20, 7, 20]],
  ])('%s: what was printed and the drawing stand there once', async (_how, widths) => {
    const [first = 60, ...rest] = widths;
    let stage: Stage | undefined;
    const seen = open({ columns: first, rows: 20 }, { on: { resize: () => stage?.draw(words(stage.width())) } });
    stage = seen.stage;
    stage.print('On.');
    stage.draw(words(first));
    for (const width of rest) {
      await seen.resize(width, 20);
      if (width >= 20) expect(await seen.screen()).toEqual(['On.', ...words(width)]);
    }
  });

  test('whatever is drawn and printed at whatever width, it stands there once', async () => {
    const step = fc.oneof(
      fc.record({ width: fc.integer({ min: 20, max: 90 }) }),
      fc.record({ lines: fc.integer({ min: 0, max: 7 }) }),
      fc.record({ print: fc.constantFrom('Half.', 'Skin?') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        let count = 3;
        let width = 60;
        let stage: Stage | undefined;
        const drawn = () =>
          Array.from({ length: count }, (_, row) => `${row}`.repeat(row % 2 === 0 ? width : width - 7));
        const seen = open({ columns: width, rows: 60 }, { on: { resize: () => stage?.draw(drawn()) } });
        stage = seen.stage;
        const printed: string[] = [];
        stage.draw(drawn());
        for (const action of steps) {
          if ('width' in action) {
            width = action.width;
            await seen.resize(width, 60);
          } else if ('lines' in action) {
            count = action.lines;
            stage.draw(drawn());
          } else {
            printed.push(action.print);
            stage.print(action.print);
          }
          expect(await seen.screen()).toEqual([...printed, ...drawn()]);
        }
        stage.close();
        expect(await seen.screen()).toEqual(printed);
      }),
      { numRuns: 150 },
    );
  });

  test('is drawn again as it was, where the command does nothing about it', async () => {
    const { stage, screen, resize } = open({ columns: 60 });
    stage.draw(['a'.repeat(50), 'b']);
    await resize(30);
    expect(await screen()).toEqual(['a'.repeat(30), 'a'.repeat(20), 'b']);
    await resize(60);
    expect(await screen()).toEqual(['a'.repeat(50), 'b']);
  });

  test('a window that is made lower keeps the last lines', async () => {
    const { stage, screen, resize } = open({ rows: 12 });
    stage.draw(Array.from({ length: 10 }, (_, row) => `row ${row}`));
    await resize(40, 4);
    expect(await screen()).toEqual(['row 6', 'row 7', 'row 8', 'row 9']);
  });

  test('in a terminal that does not break lines, what was printed is not wiped away', () => {
    const { stage, news, world } = open({ columns: 60, env: { ...XTERM, XTERM_VERSION: 'XTerm(390)' } });
    stage.draw(['a'.repeat(50), 'b']);
    news();
    world.resize(30);
    expect(news()).toContain('\r\u001b[1A\u001b[J');
  });
});

describe('keys', () => {
  const pressed = (...chunks: readonly string[]) => {
    const keys: string[] = [];
    const { world, stage } = open({}, { on: { key: (key) => keys.push(key) } });
    for (const chunk of chunks) world.press(chunk);
    world.time.pass(1000);
    stage.close();
    return keys;
  };

  test.each<[string, readonly string[], readonly string[]]>([
    ['letters, in lower case', ['q', 'N', '?', '+'], ['q', 'n', '?', '+']],
    ['keys with a name', [' ', '\r', '\u0003'], ['space', 'enter', 'ctrl-c']],
    ['arrows, of both kinds', ['\u001b[A', '\u001bOB', '\u001b[C\u001b[D'], ['up', 'down', 'right', 'left']],
    ['an arrow that comes in pieces', ['\u001b', '[', 'A', 'q'], ['up', 'q']],
    ['Escape alone', ['\u001b'], ['escape']],
    ['Escape twice', ['\u001b\u001b'], ['escape', 'escape']],
    [
      'function keys, with Ctrl or Shift, and of the Linux console',
      ['\u001b[15~\u001b[1;5A\u001b[2~\u001b[[A', 'q'],
      ['q'],
    ],
    ['a letter with Alt', ['\u001bq'], []],
    ['an arrow with Alt', ['\u001b\u001b[A'], []],
    ['an answer of the terminal', ['\u001b]11;rgb:00/00', '/00\u001b\\', '\u001b[?62;22c', '\u001bP1+r\u001b\\'], []],
    ['text that was pasted', ['quit now please'], []],
    ['text that was pasted and is marked', ['\u001b[200~n q', ' r\u001b[20', '1~h'], ['h']],
    ['one key that is held down', ['++++++'], ['+', '+', '+', '+', '+', '+']],
    ['Ctrl-C between other things', ['some text\u0003'], ['ctrl-c']],
    ['keys as kitty tells them', ['\u001b[99;5u\u001b[27u\u001b[113;1u\u001b[113;3u'], ['ctrl-c', 'escape', 'q']],
    ['letters beyond ASCII', ['ä', 'ß', '日'], []],
  ])('%s', (_what, chunks, keys) => {
    expect(pressed(...chunks)).toEqual(keys);
  });

  test('are left with the terminal where nobody wants them, and where nothing may be asked', () => {
    expect(open().world.rawMode()).toBe(false);
    expect(open({}, { on: { key: () => {} }, flags: { input: false } }).world.rawMode()).toBe(false);
    expect(open({ stdinIsTerminal: false }, { on: { key: () => {} } }).stage.hasKeys).toBe(false);
  });

  test('after the one that closes the stage, none arrive, and no timeout is left', () => {
    const keys: string[] = [];
    let stage: Stage | undefined;
    const on = {
      key: (key: string) => {
        keys.push(key);
        stage?.close();
      },
    };
    const seen = open({}, { on });
    stage = seen.stage;
    seen.world.press('qn\u001b');
    expect(keys).toEqual(['q']);
    expect(seen.world.time.waiting()).toBe(0);
  });
});

describe('the window title and the taskbar', () => {
  test('the title is set, and afterwards as it was before', async () => {
    const { stage, title, screen, news } = open();
    stage.title('12 min');
    stage.title('11 min\u0007\u001b[2J');
    await written();
    await screen();
    expect(title()).toBe('11 min[2J');
    news();
    stage.title('11 min\u0007\u001b[2J');
    expect(news()).toBe('');
    stage.close();
    await screen();
    expect(title()).toBe('before');
  });

  test('progress is written in whole percent, when it changes', async () => {
    const { stage, news } = open();
    stage.progress({ percent: 10.2 });
    await written();
    expect(news()).toBe('\u001b]9;4;1;10\u001b\\');
    stage.progress({ percent: 10.4 });
    await written();
    expect(news()).toBe('');
    stage.progress({ percent: 11, paused: true });
    await written();
    expect(news()).toBe('\u001b]9;4;4;11\u001b\\');
    stage.progress(undefined);
    await written();
    expect(news()).toBe('\u001b]9;4;0\u001b\\');
    stage.progress(undefined);
    stage.close();
    await written();
    expect(news()).toBe('');
  });

  test('progress that stays is told again after ten seconds, together with the drawing', () => {
    const { stage, news, world } = open();
    stage.progress({ percent: 10 });
    world.time.pass(9_000);
    stage.draw(['a']);
    news();
    world.time.pass(1_000);
    stage.draw(['a']);
    expect(news()).toBe('\u001b]9;4;1;10\u001b\\');
    expect(world.time.waiting()).toBe(0);
  });

  test('progress that was taken away does not come back after a stop', async () => {
    const { stage, news, world } = open({}, { on: { key: () => {} } });
    stage.progress({ percent: 10 });
    world.press('\u001a');
    world.signal('SIGCONT');
    await turn();
    stage.progress(undefined);
    news();
    world.signal('SIGCONT');
    expect(news()).not.toContain(']9;4;1');
  });

  test.each<[string, FakeWorldOptions, GlobalOptions]>([
    ['without a terminal', { stderrIsTerminal: false }, {}],
    ['in a dumb terminal', { env: { ...XTERM, TERM: 'dumb' } }, {}],
    ['on the Linux console', { env: { ...XTERM, TERM: 'linux' } }, {}],
    ['where the terminal is not known', { env: { LANG: 'C.UTF-8' } }, {}],
    ['for a screen reader', {}, { accessible: true }],
    ['with --plain', {}, { plain: true }],
    ['with HIKECARE_PLAIN=1', { env: { ...XTERM, HIKECARE_PLAIN: '1' } }, {}],
  ])('nothing of both %s', (_where, options, flags) => {
    const { stage, news } = open(options, { flags });
    stage.title('12 min');
    stage.progress({ percent: 10 });
    stage.close();
    expect(news()).toBe('');
  });

  test('no progress in an iTerm2 that would show each as a notification', async () => {
    const at = async (version: string) => {
      const { stage, news } = open({ env: { ...XTERM, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: version } });
      stage.progress({ percent: 10 });
      await written();
      return news();
    };
    expect(await at('3.6.5')).toBe('');
    expect(await at('3.6.6')).not.toBe('');
    expect(await at('3.10.0')).not.toBe('');
  });

  test('no title in GNU Screen, which could not bring back the old one', async () => {
    const { stage, news } = open({ env: { ...XTERM, TERM: 'screen', STY: '123.pts-0' } });
    stage.title('12 min');
    await written();
    expect(news()).toBe('');
  });
});

describe('an alert', () => {
  const rung = (env: Readonly<Record<string, string>>, notify: StageOptions['notify'], flags: GlobalOptions = {}) => {
    const { stage, news } = open({ env: { ...XTERM, ...env } }, { options: { ...NONE, notify }, flags });
    stage.alert('Take it off; now\u0007');
    return news();
  };
  const OSC9 = '\u0007\u001b]9;Take it off, now\u001b\\';
  const OSC777 = '\u0007\u001b]777;notify;hikecare;Take it off, now\u001b\\';

  test.each([
    ['iTerm2', { TERM_PROGRAM: 'iTerm.app' }, OSC9],
    ['iTerm2 over SSH', { LC_TERMINAL: 'iTerm2' }, OSC9],
    ['kitty', { TERM: 'xterm-kitty' }, OSC9],
    ['WezTerm', { TERM_PROGRAM: 'WezTerm' }, OSC9],
    ['Ghostty', { TERM: 'xterm-ghostty' }, OSC9],
    ['Windows Terminal', { WT_SESSION: '1' }, OSC777],
    ['GNOME Terminal', { VTE_VERSION: '7600' }, OSC777],
    ['foot', { TERM: 'foot' }, OSC777],
    ['an unknown one', {}, '\u0007'],
    ['the Linux console', { TERM: 'linux', VTE_VERSION: '7600' }, '\u0007'],
    [
      'kitty with tmux in it',
      { TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0', KITTY_WINDOW_ID: '1' },
      '\u0007\u001bPtmux;\u001b\u001b]9;Take it off, now\u001b\u001b\\\u001b\\',
    ],
  ])('in %s', (_where, env, expected) => {
    expect(rung(env as Record<string, string>, 'auto')).toBe(expected);
  });

  test('is what was asked for', () => {
    expect(rung({}, 'osc9')).toBe(OSC9);
    expect(rung({}, 'osc777')).toBe(OSC777);
    expect(rung({ TERM: 'foot' }, 'bell')).toBe('\u0007');
    expect(rung({ TERM: 'foot' }, 'none')).toBe('');
  });

  test('is the bell alone with --plain, and nothing without a terminal', () => {
    expect(rung({ TERM: 'foot' }, 'auto', { plain: true })).toBe('\u0007');
    const { stage, news } = open({ stderrIsTerminal: false });
    stage.alert('End.');
    expect(news()).toBe('');
  });
});

describe('the way out', () => {
  const busy = (more: FakeWorldOptions = {}, on: StageEvents = {}) => {
    const seen = open(more, { on: { key: () => {}, ...on } });
    seen.stage.print('On.');
    seen.stage.title('12 min');
    seen.stage.progress({ percent: 10 });
    seen.stage.draw(['cold pack', '####....']);
    return seen;
  };
  const givenBack = async ({ screen, title, news, world }: Seen) => {
    expect(await screen()).toEqual(['On.']);
    expect(title()).toBe('before');
    expect(world.rawMode()).toBe(false);
    const text = news();
    expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'));
    expect(text.lastIndexOf('\u001b]9;4;0')).toBeGreaterThan(text.lastIndexOf('\u001b]9;4;1'));
    expect(text).not.toContain('?2004');
  };

  test('gives everything back, once, and leaves nothing behind', async () => {
    const seen = busy();
    const before = fakeWorld({ terminal: true }).leftBehind();
    seen.stage.close();
    await givenBack(seen);
    seen.stage.close();
    expect(seen.news()).toBe('');
    expect(seen.world.leftBehind()).toBe(before);
    expect(seen.world.stdin.listenerCount('error')).toBe(0);
    expect(seen.world.time.waiting()).toBe(0);
    expect(seen.world.stdin.isPaused()).toBe(true);
  });

  test('gives everything back after a crash', async () => {
    const seen = busy();
    seen.world.crash();
    await givenBack(seen);
  });

  test('a terminal that was closed does not make a crash of it', () => {
    const { world, stage } = busy();
    expect(() => world.stdin.emit('error', Object.assign(new Error('EIO'), { code: 'EIO' }))).not.toThrow();
    stage.close();
  });

  test('Ctrl-Z gives everything back, stops the whole job, and takes it again afterwards', async () => {
    const resumed = vi.fn();
    const seen = busy({}, { resumed });
    seen.world.press('\u001a');
    expect(seen.world.suspended).toEqual(['job']);
    await givenBack(seen);
    seen.world.signal('SIGCONT');
    await turn();
    expect(await seen.screen()).toEqual(['On.', 'cold pack', '####....']);
    expect(seen.title()).toBe('12 min');
    expect(seen.world.rawMode()).toBe(true);
    expect(seen.news()).toContain('\u001b]9;4;1;10');
    expect(resumed).toHaveBeenCalledTimes(1);
    seen.stage.close();
    await seen.screen();
    expect(seen.title()).toBe('before');
  });

  test('a stop from outside stops only this program', async () => {
    const seen = busy();
    seen.world.signal('SIGTSTP');
    expect(seen.world.suspended).toEqual(['process']);
    await givenBack(seen);
  });

  test('a stage that is closed while it is stopped is not taken over again', async () => {
    const seen = busy();
    seen.world.press('\u001a');
    seen.stage.close();
    seen.news();
    seen.world.signal('SIGCONT');
    await turn();
    expect(seen.news()).toBe('');
    expect(seen.world.rawMode()).toBe(false);
  });

  test('after a stop it could not notice, it draws below what the shell has written', async () => {
    const seen = busy();
    seen.world.stderr.write('\r\n[1]+ Stopped\n$ fg\n');
    seen.world.signal('SIGCONT');
    expect(await seen.screen()).toEqual([
      'On.',
      'cold pack',
      '####....',
      '[1]+ Stopped',
      '$ fg',
      'cold pack',
      '####....',
    ]);
    seen.stage.close();
    await seen.screen();
    expect(seen.title()).toBe('before');
  });
});

describe('where nothing can be redrawn', () => {
  test.each<[string, FakeWorldOptions, GlobalOptions]>([
    ['a file', { terminal: false, stdinIsTerminal: false }, {}],
    ['a screen reader', {}, { accessible: true }],
    ['a dumb terminal', { env: { ...XTERM, TERM: 'dumb' } }, {}],
  ])('%s gets the words alone', (_what, options, flags) => {
    const { stage, news } = open({ ...options }, { flags });
    expect(stage.canDraw).toBe(false);
    stage.draw(['cold pack']);
    stage.print('Half of the time is over.');
    stage.close();
    expect(news()).toBe('Half of the time is over.\n');
  });
});
