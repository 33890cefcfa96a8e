import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/catalogue.ts';
import type { AskView } from '../../src/shell/prompter.ts';
import { CHOICE, DOUBT, NUMBER, openTerminal, PLACE, SEVERAL, SIGNS, VIEW } from './prompter-terminal.ts';

/** Asks in accessible mode, types lines, and says what came of it: the result, or "asking" while none came. */
async function ask(question: Question, lines: readonly string[], view: Partial<AskView> = {}) {
  const terminal = openTerminal({ accessible: true, rows: 60 });
  const asked = terminal.prompter.ask(question, { ...VIEW, ...view });
  const settled = asked.catch(() => 'failed' as const);
  for (const line of lines) await terminal.press(line, 'Enter');
  const screen = await terminal.screen();
  const said = screen.filter((line) => !line.startsWith('>')).at(-1);
  return { result: await Promise.race([settled, Promise.resolve('asking' as const)]), screen, said, terminal, asked };
}

function answer(value: unknown) {
  return { kind: 'answer', value };
}

describe('in accessible mode', () => {
  it('a question is numbered lines, and then one line to type', async () => {
    const { screen } = await ask(SIGNS, []);
    expect(screen).toEqual([
      '',
      'The way, question 3.',
      'Did you see any of these?',
      '1. Smoke',
      '2. A flood',
      '3. A bear',
      '4. I am not sure about this list',
      '0. None of these',
      'Type the numbers, separated by commas. n 2 = not sure about 2. 0 = none of',
      'these. b = back. ? = why.',
      '> ',
    ]);
  });
  it('a question says once that it is shown, when it has been told', async () => {
    const terminal = openTerminal({ accessible: true });
    const seen: string[] = [];
    const asked = terminal.prompter.ask(SIGNS, { ...VIEW, shown: () => seen.push(terminal.written()) });
    await terminal.press('x', 'Enter', '?', 'Enter', '0', 'Enter');
    expect(await asked).toEqual(answer(['none']));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain('? = why.');
  });
  it('nothing is ever drawn again: no cursor moves up, no line is erased', async () => {
    const { terminal } = await ask(SIGNS, ['x', '?', '', 'n 1, 2']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: cursor movements are what is looked for.
    expect(terminal.written()).not.toMatch(/\u001b\[\d*[AKF]|\u001b\[[12]J|\u001b\[\?25l/);
  });
  it('a choice is taken by its number or its words', async () => {
    expect((await ask(CHOICE, ['2'])).result).toEqual(answer('blue'));
    expect((await ask(CHOICE, [' green '])).result).toEqual(answer('green'));
    expect((await ask(DOUBT, ['not sure'])).result).toEqual(answer('not-sure'));
  });
  it('a list is taken by its numbers', async () => {
    expect((await ask(SEVERAL, ['2,1'])).result).toEqual(answer(['rope', 'tent']));
    expect((await ask(SEVERAL, ['1 2'])).result).toEqual(answer(['rope', 'tent']));
    expect((await ask(SEVERAL, ['0'])).result).toEqual(answer(['none']));
    expect((await ask(SIGNS, ['1, n 3'])).result).toEqual(answer(['smoke', 'not-sure:bear']));
    expect((await ask(SIGNS, ['n2 n1'])).result).toEqual(answer(['not-sure:smoke', 'not-sure:flood']));
  });
  it('Enter alone never answers', async () => {
    for (const question of [CHOICE, SEVERAL, PLACE, SIGNS, DOUBT, NUMBER]) {
      expect((await ask(question, ['', '', ' '])).result).toBe('asking');
    }
  });
  it('Enter alone keeps the earlier answer, which is read out', async () => {
    const { result, screen } = await ask(CHOICE, [], { earlier: 'blue' });
    expect(result).toBe('asking');
    expect(screen).toContain('Your answer so far: Blue. Enter keeps it.');
    expect((await ask(CHOICE, [''], { earlier: 'blue' })).result).toEqual(answer('blue'));
    expect((await ask(NUMBER, [''], { earlier: 7 })).result).toEqual(answer(7));
    expect((await ask(SIGNS, [''], { earlier: ['none'] })).result).toEqual(answer(['none']));
  });
  it.each([
    [CHOICE, '4', 'That is no answer here. Type a number from 1 to 3.'],
    [CHOICE, 'n 2', 'That is no answer here. Type a number from 1 to 3.'],
    [SEVERAL, '3', '3 is not in the list. Type the numbers of what fits, or 0 for none.'],
    [SEVERAL, '0, 1', '0 cannot stand beside other numbers.'],
    [SEVERAL, 'n 1', '"n 1" does not fit here. Type the numbers of what fits, or 0 for none.'],
    [PLACE, '0', '0 is not in the list. Type the numbers of what fits.'],
    [SIGNS, 'one', '"one" is not understood. Type the numbers of what fits, or 0 for none.'],
    [SIGNS, '1, n 1', '1 cannot be both yes and not sure.'],
    [SIGNS, ',', 'Type the numbers of what fits, or 0 for none.'],
    [NUMBER, 'ten', 'That is no number. Type a whole number from 1 to 30 (days).'],
    [NUMBER, '31', '31 does not fit. Type a whole number from 1 to 30 (days).'],
  ])('a mistake is told in a sentence, and asked again: %#', async (question, line, sentence) => {
    const { result, said } = await ask(question, [line]);
    expect(result).toBe('asking');
    expect(said).toBe(sentence);
  });
  it('"?" says why, and how to tell each option', async () => {
    expect((await ask(SIGNS, ['?'])).screen).toEqual(
      expect.arrayContaining(['They cannot wait.', '1. How to tell: look towards the hut.']),
    );
    expect((await ask(DOUBT, ['?'])).screen).toContain('How to tell: look for a sign.');
  });
  it('"b" goes back, where there is something to go back to', async () => {
    expect((await ask(NUMBER, ['b'])).result).toEqual({ kind: 'back' });
    const { result, said } = await ask(NUMBER, ['b'], { canGoBack: false });
    expect(result).toBe('asking');
    expect(said).toBe('This is the first question.');
  });
  it('a list that somebody is not sure about is asked sign by sign', async () => {
    const { screen, terminal, asked } = await ask(SIGNS, ['4']);
    expect(screen).toEqual(
      expect.arrayContaining(['1 of 3: Smoke', 'How to tell: look towards the hut.', '1. Yes', '3. Not sure']),
    );
    await terminal.press('', 'Enter', '2', 'Enter', '3', 'Enter', 'b', 'Enter', '1', 'Enter', 'no', 'Enter');
    expect(await asked).toEqual(answer(['flood']));
    expect((await ask(SIGNS, ['4', '2', '2', '2'])).result).toEqual(answer(['none']));
  });
  it('pasted lines are not taken for answers', async () => {
    const { result, screen } = await ask(CHOICE, ['1\r2\r3']);
    expect(result).toBe('asking');
    expect(screen).toContain('Pasted lines are not read. Please type the answer.');
  });
  it.each([
    ['Ctrl-C', 'cancelled'],
    ['Ctrl-D', 'usage'],
    ['end', 'usage'],
    ['broken off', 'usage'],
  ])('%s is a failure, never an answer', async (how, kind) => {
    const { terminal, asked } = await ask(CHOICE, []);
    if (how === 'end') terminal.input.end();
    else if (how === 'broken off') terminal.input.destroy(new Error('EIO'));
    else await terminal.press(how);
    await expect(asked).rejects.toMatchObject({ kind });
    expect(terminal.input.raw).toBe(false);
  });
  it('what to do next is asked in the same way', async () => {
    const terminal = openTerminal({ accessible: true });
    const choices = [
      { id: 'save', label: 'Save it' },
      { id: 'end', label: 'Nothing' },
    ] as const;
    const chosen = terminal.prompter.choose('What next?', choices);
    await terminal.press('', 'Enter', '?', 'Enter', '2', 'Enter');
    expect(await chosen).toBe('end');
    expect(await terminal.screen()).toEqual(
      expect.arrayContaining(['What next?', '1. Save it', '2. Nothing', 'Type the number of your answer.']),
    );
    const again = terminal.prompter.choose('What next?', choices, 'save');
    await terminal.press('', 'Enter');
    expect(await again).toBe('save');
  });
});
