import { stateAt } from '../../core/packs/running-pack.ts';
import { Failure } from '../failure.ts';
import { type ChoiceOptions, packsAt } from '../packs/choice.ts';
import { packsOnSkin } from '../packs/settle.ts';
import { statusDocument } from '../packs/status-document.ts';
import { stripControls } from '../render/layout.ts';
import { formatStatus, STATUS_FIELDS, type StatusView, statusLine, unknownFields } from '../render/timer-status.ts';
import { momentNow } from '../stopwatch.ts';
import { timeOfDay } from '../time-of-day.ts';
import type { Context } from '../world.ts';

/** The flags of `hikecare timer status`, as typed. */
export interface StatusOptions extends ChoiceOptions {
  readonly format?: string;
  readonly json?: boolean;
}

/**
 * Says how the running packs stand, a line each; with a format nothing where there is none, so that a status line stays
 * empty. Returns the exit code, 0.
 */
export async function timerStatus(context: Context, options: StatusOptions): Promise<number> {
  const { world } = context;
  const { format } = options;
  const [unknown] = format === undefined ? [] : unknownFields(format);
  if (unknown !== undefined) {
    const fields = Object.keys(STATUS_FIELDS).map((name) => `{${name}}`);
    throw new Failure('usage', `--format: there is no {${stripControls(unknown)}}; there are ${fields.join(' ')}.`);
  }
  const packs = await packsAt(context, await packsOnSkin(world), options);
  if (options.json === true) {
    world.stdout.write(statusDocument(world, packs));
    return 0;
  }
  const views = packs.map((handle): StatusView => {
    const now = momentNow(world.clock);
    const state = stateAt(handle.pack(), now);
    return { pack: handle.pack(), state, until: timeOfDay(state.until, now.wall) };
  });
  if (format !== undefined) world.stdout.write(views.map((view) => `${formatStatus(format, view)}\n`).join(''));
  else if (views.length === 0) world.stdout.write('No pack is running.\n');
  else world.stdout.write(views.map((view) => `${statusLine(view)}\n`).join(''));
  return 0;
}
