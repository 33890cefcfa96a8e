import { durationWords, HOUR, minutesAndSeconds, readDuration, timeLeft } from '../../core/duration.ts';
import { endOf, type PackEvent, type PackState, stateAt } from '../../core/packs/running-pack.ts';
import { Failure } from '../failure.ts';
import { type ChoiceOptions, onePack } from '../packs/choice.ts';
import { packsOnSkin, settlePack } from '../packs/settle.ts';
import { statusDocument } from '../packs/status-document.ts';
import type { PackHandle } from '../packs/store.ts';
import { stripControls, wrap } from '../render/layout.ts';
import { gapSentence, offLine, restSentence } from '../render/timer.ts';
import { statusLine } from '../render/timer-status.ts';
import { momentNow } from '../stopwatch.ts';
import { timeOfDay } from '../time-of-day.ts';
import type { Context, World } from '../world.ts';

/** The flags, as typed. */
export interface ChangeOptions extends ChoiceOptions {
  /** What can be done to a running pack from anywhere. */
  readonly change: 'pause' | 'resume' | 'extend' | 'stop';
  /** By how much it is extended. */
  readonly time?: string | undefined;
  readonly json?: boolean;
}

/** Changes a running pack and says how it stands then. Returns the exit code. */
export async function changePack(context: Context, options: ChangeOptions): Promise<number> {
  const { world } = context;
  const by = options.change === 'extend' ? extension(options.time) : 0;
  const handle = await onePack(context, await packsOnSkin(world), options);
  const state = stateAt(handle.pack(), momentNow(world.clock));
  const text = await change(world, handle, state, options.change, by);
  if (options.json === true) world.stdout.write(statusDocument(world, await packsOnSkin(world)));
  else world.stdout.write(`${linesFor(context, text).join('\n')}\n`);
  return 0;
}

/** A sentence as wide as the terminal; for a pipe in one line. */
function linesFor({ world, terminal }: Context, text: string): readonly string[] {
  return world.stdout.isTTY === true ? wrap(text, terminal.width) : [text];
}

function extension(text: string | undefined): number {
  if (text === undefined) throw new Failure('usage', 'Say by how much: hikecare timer extend 2m');
  const read = readDuration(stripControls(text));
  if ('reason' in read) throw new Failure('usage', `${read.reason}.`);
  return read.milliseconds;
}

async function change(
  world: World,
  handle: PackHandle,
  state: PackState,
  wanted: ChangeOptions['change'],
  by: number,
): Promise<string> {
  const at = momentNow(world.clock);
  switch (wanted) {
    case 'pause':
      refuseOver(state);
      if (state.state === 'running') add(handle, { event: 'paused', at });
      return standing(world, handle);
    case 'resume':
      refuseOver(state);
      if (state.state === 'paused') add(handle, { event: 'resumed', at });
      return standing(world, handle);
    case 'extend':
      refuseOver(state);
      refuseMore(handle, by);
      add(handle, { event: 'extended', by, at });
      return standing(world, handle);
    case 'stop':
      add(handle, { event: 'stopped', at });
      return settled(world, handle);
    default:
      return wanted satisfies never;
  }
}

function add(handle: PackHandle, event: PackEvent): void {
  if (!handle.add(event)) throw new Failure('failed', 'The pack was ended elsewhere a moment ago.');
}

/** Past its end there is one thing to do. */
function refuseOver({ state, over }: PackState): void {
  if (state !== 'over') return;
  throw new Failure(
    'failed',
    `Take it off: it is ${minutesAndSeconds(over)} over.`,
    'When it is off: hikecare timer stop',
  );
}

/** More than is allowed is refused, never trimmed in silence. */
function refuseMore(handle: PackHandle, by: number): void {
  const { duration, start } = handle.pack();
  const room = start.most - duration;
  if (by <= room) return;
  const most = `This ${start.pack} pack may be on for ${durationWords(start.most)} at the most`;
  const rest = room < 1000 ? 'it has all of them' : `${timeLeft(room)} more can be had`;
  throw new Failure('usage', `${durationWords(by)} more is refused. ${most}: ${rest}.`);
}

function standing({ clock }: World, handle: PackHandle): string {
  const now = momentNow(clock);
  const state = stateAt(handle.pack(), now);
  return statusLine({ pack: handle.pack(), state, until: timeOfDay(state.until, now.wall) });
}

async function settled(world: World, handle: PackHandle): Promise<string> {
  const end = endOf(handle.pack(), momentNow(world.clock));
  if (end === undefined) throw new Error('a stopped pack goes on');
  settlePack(world, await world.journal(), handle, end);
  const { pack, most, gapHours } = handle.pack().start;
  const off = offLine({ pack }, end);
  const rest = end.end === 'stopped' ? restSentence({ most, gapHours }, end.onSkin) : undefined;
  if (rest !== undefined) return `The ${pack} pack is off. ${rest}`;
  return `${off} ${gapSentence({ dose: { gapHours } }, timeOfDay(end.endedAt + gapHours * HOUR, world.clock.now()))}`;
}
