import inquirer from 'inquirer';
import type { Style } from '../render/style.ts';
import type { Channel } from './streams.ts';
import { clean, paragraph } from './text.ts';

/** What to do next, and how it is laid out. */
export interface List {
  readonly message: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly preselected: string | undefined;
  readonly style: Style;
  readonly width: number;
}

/** A list of the library: numbers or arrows, then Enter. Returns what was taken, which the caller has to look up. */
export async function pick({ input, output, signal }: Channel, list: List): Promise<unknown> {
  const { message, choices, preselected, style, width } = list;
  const prompt = inquirer.createPromptModule({ input, output, signal, clearPromptOnDone: true });
  const arrows = style.unicode ? '↑↓' : 'arrows';
  // The library keeps its complaint until something is typed; it is over as soon as a line is highlighted.
  let chosen = false;
  const { id } = await prompt([
    {
      type: 'rawlist',
      name: 'id',
      // What is typed stands behind the last line.
      message: [
        '',
        ...paragraph(clean(message, style), width).map(style.bold),
        style.dim(`Number or ${arrows}, then Enter:`),
      ].join('\n'),
      choices: choices.map((choice) => ({
        value: choice.id,
        name: paragraph(clean(choice.label, style), width - 5, '     ', '').join('\n'),
      })),
      ...(preselected === undefined ? {} : { default: preselected }),
      theme: {
        prefix: { idle: '', done: '' },
        style: {
          message: (text: string) => {
            chosen = false;
            return text;
          },
          highlight: (text: string) => {
            chosen = true;
            return style.command(text);
          },
          error: () => (chosen ? '' : `\n${style.bold('! Choose one with the arrow keys or its number.')}`),
        },
      },
    },
  ]);
  return id;
}
