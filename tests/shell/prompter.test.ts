import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/catalogue.ts';
import { isFailure } from '../../src/shell/failure.ts';
import type { AskView } from '../../src/shell/prompter.ts';
import {
  CHOICE,
  DOUBT,
  LONG,
  NUMBER,
  openTerminal,
  PLACE,
  type PretendTerminal,
  SEVERAL,
  SIGNS,
  VIEW,
} from './prompter-terminal.ts';

/** Asks, presses the keys, and says what came of it: the result, or "asking" while none came. */
async function ask(
  question: Question,
  keys: readonly string[],
  view: Partial<AskView> = {},
  terminal = openTerminal(),
) {
  const asked = terminal.prompter.ask(question, { ...VIEW, ...view });
  const settled = asked.catch(() => 'failed' as const);
  await terminal.press(...keys);
  const screen = await terminal.screen();
  return { result: await Promise.race([settled, Promise.resolve('asking' as const)]), screen, terminal, asked };
}

function answer(value: unknown) {
  return { kind: 'answer', value };
}

describe('a choice', () => {
  it('shows part, number, question and options, and highlights nothing', async () => {
    const { screen } = await ask(CHOICE, []);
    expect(screen).toEqual([
      '',
      'The way · question 3',
      '',
      'Which colour is the path?',
      '',
      '  1 Red',
      '  2 Blue',
      '  3 Green',
      '',
      '↑↓ move · Enter take · ? why · b back',
    ]);
  });
  it('says once that it is shown, when it stands on the screen', async () => {
    const terminal = openTerminal();
    const seen: string[] = [];
    const shown = () => seen.push(terminal.written());
    await ask(CHOICE, ['Down', 'Up', '?'], { shown }, terminal);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain('? why');
  });
  it('takes the highlighted answer', async () => {
    expect((await ask(CHOICE, ['Down', 'Down', 'Enter'])).result).toEqual(answer('blue'));
    expect((await ask(CHOICE, ['Up', 'Enter'])).result).toEqual(answer('green'));
    expect((await ask(CHOICE, ['j', 'j', 'j', 'k', 'Enter'])).result).toEqual(answer('blue'));
  });
  it('jumps to a number, which does not answer by itself', async () => {
    expect((await ask(CHOICE, ['2'])).result).toBe('asking');
    expect((await ask(CHOICE, ['2', 'Enter'])).result).toEqual(answer('blue'));
    expect((await ask(CHOICE, ['9', 'Enter'])).result).toBe('asking');
  });
  it('is never answered by Enter alone, and says so', async () => {
    const { result, screen } = await ask(CHOICE, ['Enter', 'Enter', 'Enter']);
    expect(result).toBe('asking');
    expect(screen).toContain('! Choose one with the arrow keys.');
  });
  it('highlights the earlier answer, which Enter keeps', async () => {
    const { result, screen } = await ask(CHOICE, [], { earlier: 'blue' });
    expect(result).toBe('asking');
    expect(screen).toContain('❯ 2 Blue');
    expect((await ask(CHOICE, ['Enter'], { earlier: 'blue' })).result).toEqual(answer('blue'));
  });
  it('leaves one line of question and answer behind', async () => {
    expect((await ask(CHOICE, ['Down', 'Enter'])).screen).toEqual(['Which colour is the path? Red']);
  });
});

describe('yes or no', () => {
  it('offers "Not sure" for a danger sign only', async () => {
    expect((await ask(DOUBT, ['3', 'Enter'])).result).toEqual(answer('not-sure'));
    const { danger: _, ...harmless } = DOUBT;
    const { screen } = await ask(harmless, []);
    expect(screen).toContain('  2 No');
    expect(screen.join('\n')).not.toContain('Not sure');
  });
  it('says on "?" why it is asked and how to tell', async () => {
    const { screen } = await ask(DOUBT, ['?']);
    expect(screen).toContain('  Then help is sent.');
    expect(screen).toContain('  How to tell: look for a sign.');
  });
});

describe('the reasons for a question', () => {
  it('follow the highlighted option and go away again', async () => {
    const { screen, terminal } = await ask(CHOICE, ['?', 'Down', 'Down']);
    expect(screen).toContain('  Paths of different colours lead to different huts.');
    expect(screen).toContain('  How to tell: look at the sky.');
    await terminal.press('?');
    expect((await terminal.screen()).join('\n')).not.toContain('Paths of');
  });
  it('go away on Escape', async () => {
    const { terminal } = await ask(CHOICE, ['?']);
    // As readline reports it, after it has waited for what may follow.
    terminal.input.emit('keypress', undefined, { name: 'escape', meta: true, sequence: '\u001b' });
    expect((await terminal.screen()).join('\n')).not.toContain('Paths of');
  });
});

describe('a list to tick', () => {
  it('takes what is ticked, in the order of the catalogue', async () => {
    expect((await ask(SEVERAL, ['Down', 'Space', 'Up', 'Space', 'Enter'])).result).toEqual(answer(['rope', 'tent']));
  });
  it('is never answered by Enter with nothing ticked', async () => {
    const { result, screen } = await ask(SEVERAL, ['Enter', 'Down', 'Enter', 'Down', 'Enter']);
    expect(result).toBe('asking');
    expect(screen).toContain('! Tick what fits with Space, or "Nothing at all".');
  });
  it('lets none of these and the others exclude each other', async () => {
    const { screen, terminal } = await ask(SEVERAL, ['Space', '3', 'Space']);
    expect(screen).toContain('  1 [ ] Rope');
    expect(screen).toContain('❯ 3 [x] Nothing at all');
    await terminal.press('1', 'Space');
    expect(await terminal.screen()).toContain('❯ 1 [x] Rope');
    expect(await terminal.screen()).toContain('  3 [ ] Nothing at all');
    expect((await ask(SEVERAL, ['3', 'Space', 'Enter'])).result).toEqual(answer(['none']));
  });
  it('has no none of these where a place must be named', async () => {
    const { result, screen } = await ask(PLACE, ['Enter']);
    expect(screen.join('\n')).not.toContain('Nothing at all');
    expect(screen).toContain('! Tick at least one with Space.');
    expect(result).toBe('asking');
  });
  it('knows no doubt where there is no danger', async () => {
    const { result, screen } = await ask(SEVERAL, ['n', 'Enter']);
    expect(screen.join('\n')).not.toContain('not sure');
    expect(result).toBe('asking');
  });
  it('ticks the earlier answers, doubts included', async () => {
    const { screen } = await ask(SIGNS, [], { earlier: ['flood', 'not-sure:smoke'] });
    expect(screen).toContain('❯ 1 [?] Smoke (not sure)');
    expect(screen).toContain('  2 [x] A flood');
  });
});

describe('a list of danger signs', () => {
  it('marks a sign as not sure, in a sign and in words', async () => {
    const { screen, terminal } = await ask(SIGNS, ['Down', 'n']);
    expect(screen).toContain('❯ 2 [?] A flood (not sure)');
    await terminal.press('n');
    expect(await terminal.screen()).toContain('❯ 2 [ ] A flood');
    expect((await ask(SIGNS, ['n', 'Down', 'Space', 'Enter'])).result).toEqual(answer(['flood', 'not-sure:smoke']));
  });
  it('is asked sign by sign when somebody is not sure about all of it', async () => {
    const { screen, terminal, asked } = await ask(SIGNS, ['Up', 'Enter']);
    expect(screen).toContain('1 of 3: Smoke');
    expect(screen).toContain('How to tell: look towards the hut.');
    await terminal.press('Enter');
    expect(await terminal.screen()).toContain('! Choose one with the arrow keys.');
    await terminal.press('2', 'Enter', '3', 'Enter', '1');
    expect(await terminal.screen()).toContain('3 of 3: A bear');
    await terminal.press('Enter');
    expect(await asked).toEqual(answer(['bear', 'not-sure:flood']));
  });
  it('is none of these when every sign was a no', async () => {
    const { result, screen } = await ask(SIGNS, ['5', 'Enter', '2', 'Enter', '2', 'Enter', '2', 'Enter']);
    expect(result).toEqual(answer(['none']));
    expect(screen).toEqual(['Did you see any of these? None of these']);
  });
  it('goes back from sign to sign and to the list, and remembers', async () => {
    const { screen, terminal } = await ask(SIGNS, ['5', 'Enter', '1', 'Enter', 'Left']);
    expect(screen).toContain('1 of 3: Smoke');
    expect(screen).toContain('❯ 1 Yes');
    await terminal.press('b');
    expect(await terminal.screen()).toContain('  1 [x] Smoke');
  });
});

describe('a number', () => {
  it('is typed in digits, its unit and range beside it', async () => {
    const { screen, terminal, asked } = await ask(NUMBER, ['1', '4']);
    expect(screen).toContain('❯ 14_ days  (1 to 30)');
    await terminal.press('Enter');
    expect(await asked).toEqual(answer(14));
    expect(await terminal.screen()).toEqual(['How many days? 14 days']);
  });
  it('is not answered by Enter alone, by letters or out of range', async () => {
    expect((await ask(NUMBER, ['Enter'])).screen).toContain('! Type a whole number from 1 to 30 (days).');
    const { result, screen } = await ask(NUMBER, ['x', '3', '1', 'Enter']);
    expect(result).toBe('asking');
    expect(screen).toContain('! 31 does not fit. Type a whole number from 1 to 30 (days).');
    expect((await ask(NUMBER, ['0', 'Enter'])).result).toBe('asking');
    expect((await ask(NUMBER, ['-', '5', '.', '5', 'Backspace', 'Enter'])).result).toEqual(answer(5));
  });
  it('holds the earlier number, which can be changed', async () => {
    expect((await ask(NUMBER, ['Enter'], { earlier: 12 })).result).toEqual(answer(12));
    expect((await ask(NUMBER, ['Backspace', '3', 'Enter'], { earlier: 12 })).result).toEqual(answer(13));
  });
  it('goes back as long as nothing was typed', async () => {
    const back = { kind: 'back' };
    expect((await ask(NUMBER, ['Left'])).result).toEqual(back);
    expect((await ask(NUMBER, ['Left'], { earlier: 12 })).result).toEqual(back);
    expect((await ask(NUMBER, ['1', 'Left'])).result).toBe('asking');
    expect((await ask(NUMBER, ['1', 'Backspace'])).result).toBe('asking');
    expect((await ask(NUMBER, ['1', 'Backspace', 'Backspace'])).result).toEqual(back);
  });
});

describe('going back', () => {
  it.each(['Left', 'b', 'Backspace'])('is done with %s, and leaves nothing behind', async (key) => {
    const { result, screen } = await ask(CHOICE, ['Down', key]);
    expect(result).toEqual({ kind: 'back' });
    expect(screen).toEqual([]);
  });
  it('is not possible from the first question, which says so', async () => {
    const { result, screen } = await ask(CHOICE, ['b'], { canGoBack: false });
    expect(result).toBe('asking');
    expect(screen).toContain('! This is the first question.');
    expect(screen.join('\n')).not.toContain('b back');
  });
});

describe('the end before the answer', () => {
  it('is a cancelled failure on Ctrl-C, with the terminal as it was', async () => {
    const { asked, terminal, screen } = await ask(CHOICE, ['Down', 'Ctrl-C']);
    await expect(asked).rejects.toMatchObject({ kind: 'cancelled', message: 'Stopped. Nothing was saved.' });
    await expect(asked).rejects.toSatisfy(isFailure);
    expect(screen).toEqual([]);
    expect(terminal.input.raw).toBe(false);
    expect(lastMode(terminal, '25')).toBe('h');
    expect(lastMode(terminal, '2004')).toBe('l');
  });
  it.each(['ended', 'closed', 'broken off', 'Ctrl-D'])('is a failure of usage when the input is %s', async (how) => {
    for (const question of [CHOICE, SIGNS, NUMBER]) {
      const { asked, terminal } = await ask(question, []);
      if (how === 'ended') terminal.input.end();
      if (how === 'closed') terminal.input.destroy();
      if (how === 'broken off') terminal.input.destroy(new Error('EIO'));
      if (how === 'Ctrl-D') await terminal.press('Ctrl-D');
      await expect(asked).rejects.toMatchObject({
        kind: 'usage',
        message: 'The input ended before the questions did.',
      });
      expect(lastMode(terminal, '25')).toBe('h');
    }
  });
  it('is known of an input that has ended before', async () => {
    for (const accessible of [true, false]) {
      const terminal = openTerminal({ accessible });
      terminal.input.end();
      terminal.input.resume();
      await terminal.press();
      await expect(terminal.prompter.ask(CHOICE, VIEW)).rejects.toMatchObject({ kind: 'usage' });
      await expect(terminal.prompter.choose('What next?', [])).rejects.toMatchObject({ kind: 'usage' });
    }
  });
  it('holds for the list of what to do next, too', async () => {
    for (const [key, kind] of [
      ['Ctrl-C', 'cancelled'],
      ['Ctrl-D', 'usage'],
      ['broken off', 'usage'],
    ] as const) {
      const terminal = openTerminal();
      const chosen = terminal.prompter.choose('What next?', [{ id: 'a', label: 'This' }]);
      chosen.catch(() => undefined);
      await drawn(terminal, 'This');
      if (key === 'broken off') terminal.input.destroy(new Error('EIO'));
      else await terminal.press(key);
      await expect(chosen).rejects.toMatchObject({ kind });
    }
  });
});

/** "h" when a mode of the terminal was last set, "l" when it was last reset. */
function lastMode(terminal: PretendTerminal, mode: string): string | undefined {
  return [...terminal.written().matchAll(new RegExp(`\\u001b\\[\\?${mode}([hl])`, 'g'))].at(-1)?.[1];
}

/** Waits until a text stands on the screen: the library of the list is loaded first. */
async function drawn(terminal: PretendTerminal, text: string): Promise<void> {
  while (!(await terminal.screen()).join('\n').includes(text)) await new Promise((resolve) => setImmediate(resolve));
}

describe('a narrow terminal', () => {
  it.each([
    [40, 24],
    [40, 10],
    [24, 8],
    [80, 24],
    [200, 60],
  ])('of %i by %i shows every question without a broken line', async (columns, rows) => {
    for (const question of [CHOICE, SEVERAL, SIGNS, DOUBT, NUMBER, LONG]) {
      for (const keys of [['?'], ['Enter', 'Down'], ['Up', 'Enter', '?']]) {
        const { screen } = await ask(question, keys, {}, openTerminal({ columns, rows }));
        expect(Math.max(...screen.map((line) => line.length))).toBeLessThan(Math.min(columns, 100));
        expect(screen.length).toBeLessThan(rows);
      }
    }
  });
  it('says that a list goes on above and below', async () => {
    const { screen, terminal } = await ask(LONG, [], {}, openTerminal({ columns: 40, rows: 24 }));
    const text = screen.join('\n');
    expect(text).toMatch(/↓ \d+ more below/);
    expect(text).not.toContain('more above');
    await terminal.press('1', '0');
    expect((await terminal.screen()).join('\n')).toMatch(/↑ \d+ more above[\s\S]*❯ 10 \[ \][\s\S]*↓ \d+ more below/);
    await terminal.press('Up', 'Up', 'Up', 'Up', 'Up', 'Up', 'Up', 'Up', 'Up', 'Up');
    const end = (await terminal.screen()).join('\n');
    expect(end).toContain('I am not sure about this');
    expect(end).not.toContain('more below');
  });
  it.each([120, 40, 12])('of %i lines is drawn anew when it grows narrower or wider', async (rows) => {
    for (const question of [CHOICE, NUMBER, LONG]) {
      const { terminal } = await ask(question, ['2', '?'], {}, openTerminal({ columns: 80, rows }));
      for (const columns of [40, 60, 40, 30, 100, 40]) {
        await terminal.resize(columns);
        const { screen } = await ask(question, ['2', '?'], {}, openTerminal({ columns, rows }));
        expect(await terminal.screen()).toEqual(screen);
      }
    }
  });
  it('leaves what stands above alone', async () => {
    const terminal = openTerminal({ columns: 80, rows: 60 });
    await ask(CHOICE, ['2', 'Enter'], {}, terminal);
    await ask({ ...SIGNS, why: LONG.why, ask: LONG.ask }, ['2', '?'], {}, terminal);
    for (const columns of [40, 60, 40, 32, 100, 40]) {
      await terminal.resize(columns);
      expect((await terminal.screen()).slice(0, 3)).toEqual([
        'Which colour is the path? Blue',
        '',
        'The way · question 3',
      ]);
    }
  });
});

describe('what is typed by accident', () => {
  it('is harmless when it is pasted', async () => {
    for (const paste of [
      '\u001b[200~1\r\u001b[201~',
      '\u001b[200~j\rj\r\u001b[201~',
      '1\r1\r1\r',
      'j and more text\r',
      '1\n2\n',
    ]) {
      for (const question of [CHOICE, SIGNS, DOUBT]) expect((await ask(question, [paste])).result).toBe('asking');
    }
    expect((await ask(NUMBER, ['\u001b[200~12\r\u001b[201~'])).result).toBe('asking');
    expect((await ask(NUMBER, ['\u001b[200~12\r\u001b[201~', 'Enter'])).result).toEqual(answer(12));
  });
  it('is never echoed', async () => {
    const { result, terminal } = await ask(NUMBER, ['\u0007', '\u009b2J', '\u001b]0;title\u0007', '\u0000', 'é', '\t']);
    expect(result).toBe('asking');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(terminal.written()).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001a\u009b]|title|é/);
  });
  it('does not answer the next question when it was typed during the last', async () => {
    const { terminal, asked } = await ask(CHOICE, ['Down']);
    terminal.input.write('\r1\r');
    await terminal.press();
    expect(await Promise.race([asked, 'asking'])).toBe('asking');
    await terminal.press('Enter');
    expect(await asked).toEqual(answer('red'));
    const next = terminal.prompter.ask(DOUBT, VIEW);
    next.catch(() => undefined);
    await terminal.press();
    expect(await Promise.race([next, Promise.resolve('asking')])).toBe('asking');
  });
});

describe('the words of the data', () => {
  it('cannot steer the terminal', async () => {
    const evil: Question = { ...CHOICE, ask: 'Red\u001b[2J?', options: [{ id: 'a', label: 'A\u009b31m\u202e' }] };
    const { screen, terminal } = await ask(evil, ['Down', 'Enter']);
    expect(screen).toEqual(['Red[2J? A31m']);
    expect(terminal.written()).not.toContain('\u001b[2J');
  });
  it('are plain ASCII where the terminal knows no more', async () => {
    const question: Question = { ...SIGNS, ask: 'A “curly” question – here?' };
    const terminal = openTerminal({ unicode: false, columns: 40, rows: 16 });
    const { screen } = await ask(question, ['n', '?'], {}, terminal);
    expect(screen).toContain('> 1 [?] Smoke (not sure)');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII is looked for.
    expect(screen.join('')).not.toMatch(/[^\u0000-\u007f]/);
  });
  it('carry colour only where there is some', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for.
    const colours = /\u001b\[\d+m/;
    expect((await ask(CHOICE, ['Down'])).terminal.written()).not.toMatch(colours);
    const terminal = openTerminal({ colour: 1 });
    terminal.prompter.ask(CHOICE, VIEW).catch(() => undefined);
    await drawn(terminal, 'Red');
    expect(terminal.written()).toMatch(colours);
    terminal.input.end();
  });
  it('are shortened in the line that is left behind, the answer last', async () => {
    const terminal = openTerminal({ columns: 40 });
    const { screen } = await ask(LONG, ['Space', 'Down', 'Space', 'Enter'], {}, terminal);
    expect(screen).toHaveLength(1);
    expect(screen[0]).toMatch(/^Which of these.*… Thing number 1.*…$/);
    expect(screen[0]?.length).toBeLessThan(40);
  });
});

describe('what to do next', () => {
  const CHOICES = [
    { id: 'save', label: 'Save it' },
    { id: 'cold', label: 'Start the cold pack, which is somewhere in the freezer' },
    { id: 'end', label: 'Nothing' },
  ] as const;

  async function choose(keys: readonly string[], preselected?: 'cold', terminal = openTerminal({ columns: 40 })) {
    const asked = terminal.prompter.choose('What would you like to do next, now?', CHOICES, preselected);
    asked.catch(() => undefined);
    await drawn(terminal, 'Nothing');
    await terminal.press(...keys);
    const screen = await terminal.screen();
    return { result: await Promise.race([asked, Promise.resolve('asking' as const)]), screen, terminal };
  }

  it('is taken with the arrows or by its number', async () => {
    expect((await choose(['Down', 'Down', 'Enter'])).result).toBe('cold');
    expect((await choose(['3', 'Enter'])).result).toBe('end');
  });
  it('is not taken by Enter alone, which is told until a line is highlighted', async () => {
    const { result, screen, terminal } = await choose(['Enter', 'Enter']);
    expect(result).toBe('asking');
    expect(screen.join(' ')).toContain('! Choose one');
    await terminal.press('Down');
    expect((await terminal.screen()).join(' ')).not.toContain('! Choose one');
  });
  it('is taken by Enter where it is preselected', async () => {
    expect((await choose(['Enter'], 'cold')).result).toBe('cold');
  });
  it('leaves one line behind', async () => {
    expect((await choose(['1', 'Enter'])).screen).toEqual(['What would you like to do next… Save it']);
  });
  it('does not take what is not in the list', async () => {
    expect((await choose(['9', 'Enter', 'x', '\u0007', 'Enter'])).result).toBe('asking');
  });
});
