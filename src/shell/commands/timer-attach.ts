import { areaById } from '../../core/packs/packs.ts';
import { foreignFolder } from '../data-version.ts';
import { isFailure } from '../failure.ts';
import { loadCatalogue } from '../load.ts';
import { loadWithoutPlaces } from '../load-first.ts';
import { type ChoiceOptions, onePack } from '../packs/choice.ts';
import { writeEvents } from '../packs/events.ts';
import { pastPacks } from '../packs/past.ts';
import { rememberedAnswers } from '../packs/questions.ts';
import { type PackRequest, viewOf, wishOf } from '../packs/request.ts';
import { runPack } from '../packs/run.ts';
import { packsOnSkin } from '../packs/settle.ts';
import { openTelling, type TellOptions } from '../packs/telling.ts';
import { voiceFor } from '../packs/voice.ts';
import { stripControls } from '../render/layout.ts';
import { startStopwatch } from '../stopwatch.ts';
import type { Context, World } from '../world.ts';

/** The flags of `hikecare timer attach`, as typed. */
export interface AttachOptions extends ChoiceOptions, TellOptions {
  readonly json?: boolean;
}

/** Shows a pack that runs already, until its end. Returns the exit code. */
export async function attach(context: Context, options: AttachOptions): Promise<number> {
  const { world } = context;
  const handle = await onePack(context, await packsOnSkin(world), options);
  const { start } = handle.pack();
  const foreign = foreignFolder(world, context.options) !== undefined;
  // The pack itself says where it lies, and nobody is asked anything.
  const { catalogue, dataVersion } = foreign ? await loadCatalogue(world, context.options) : loadWithoutPlaces(world);
  const answers = await rememberedAnswers(context, catalogue, true);
  const request: PackRequest = {
    catalogue,
    pack: start.pack,
    // It may have been started with other data.
    areas: start.areas.filter((id) => areaById(catalogue, id) !== undefined),
    side: start.side,
    typedArea: undefined,
    wanted: start.duration,
    alreadyOn: () => start.alreadyOn,
    json: options.json === true,
  };
  const telling = await openTelling(context, options);
  const view = {
    ...viewOf(context, request, answers, { left: start.most, used: 0 }),
    areas: start.areas.map((id) => ({ id, label: id })),
    labels: start.labels.map(stripControls),
    most: start.most,
  };
  const journal = await journalOf(world);
  const run = {
    view,
    handle,
    journal,
    past: pastPacks(world, journal, world.clock.now()),
    wish: wishOf(request, answers),
    elapsed: startStopwatch(world.clock),
    startedNow: false,
    kept: true,
  };
  const told = options.json === true ? { ...telling, events: writeEvents(world, dataVersion, start.id) } : telling;
  return (await runPack(context, run, voiceFor(context, view, told))).exitCode;
}

async function journalOf(world: World) {
  try {
    return await world.journal();
  } catch (error) {
    if (!isFailure(error)) throw error;
    world.stderr.write(`hikecare: ${error.message}\n`);
    return undefined;
  }
}
