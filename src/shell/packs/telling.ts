import { Failure } from '../failure.ts';
import { openStyle } from '../style.ts';
import type { NotifyMethod } from '../terminal/terminal-extras.ts';
import type { Context } from '../world.ts';
import type { Telling } from './voice.ts';

/** How the end is told beside the text, as typed. */
export interface TellOptions {
  readonly say?: boolean;
  readonly notify?: string;
  /** False with --no-title. */
  readonly title?: boolean;
  readonly exec?: string;
}

const NOTIFY_METHODS = ['auto', 'bell', 'osc9', 'osc777', 'none'] as const satisfies readonly NotifyMethod[];

/** How the hiker wants to be told. What speaks or runs a command is loaded only where it is wanted. */
export async function openTelling({ world, terminal }: Context, options: TellOptions): Promise<Telling> {
  const notify = NOTIFY_METHODS.find((method) => method === (options.notify ?? 'auto'));
  if (notify === undefined) throw new Failure('usage', `--notify is one of ${NOTIFY_METHODS.join(', ')}.`);
  const command =
    options.exec === undefined
      ? undefined
      : (await import('../terminal/user-command.ts')).openUserCommand(world, options.exec);
  const speech = options.say === true ? await (await import('../terminal/speech.ts')).openSpeech(world) : undefined;
  return {
    style: await openStyle(terminal.promptColour, terminal.unicode),
    title: options.title !== false,
    notify,
    ...(speech === undefined ? {} : { speech }),
    ...(command === undefined ? {} : { command }),
  };
}
