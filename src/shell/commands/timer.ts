import type { Answers } from '../../core/answers.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { areasFor, placeAnswers } from '../../core/packs/areas.ts';
import type { PackAllowance } from '../../core/packs/history.ts';
import { count } from '../../core/wording.ts';
import { foreignFolder } from '../data-version.ts';
import { Failure } from '../failure.ts';
import { type Loaded, loadCatalogue } from '../load.ts';
import { loadPlaces, loadWithoutPlaces } from '../load-first.ts';
import {
  allowanceFor,
  isOverdue,
  openStores,
  type PackSetting,
  refuseOnSkin,
  startAndRun,
  tellOverdue,
} from '../packs/begin.ts';
import { sideOf } from '../packs/choice.ts';
import { waitEvent } from '../packs/events.ts';
import { refuseTooEarly, waitSentence } from '../packs/past.ts';
import { answersOfCheck, askBeforePack, joined, refuseUnasked, rememberedAnswers } from '../packs/questions.ts';
import {
  areasOf,
  milliseconds,
  type PackRequest,
  packOf,
  refuseBarred,
  refuseMoreThanLeft,
  refuseTooLong,
  typedAgain,
} from '../packs/request.ts';
import { openTelling, type TellOptions } from '../packs/telling.ts';
import { waitForPack } from '../packs/wait.ts';
import { startStopwatch } from '../stopwatch.ts';
import type { Context } from '../world.ts';

/** The flags of `hikecare timer ice|heat`, as typed. */
export interface TimerOptions extends TellOptions {
  readonly pack: string;
  readonly minutes?: string | undefined;
  readonly area?: string;
  readonly side?: string;
  readonly ago?: string;
  readonly rounds?: string;
  readonly wait?: boolean;
  readonly safe?: boolean;
  readonly json?: boolean;
  /** What a check has found out already: not asked again. */
  readonly answers?: Answers;
}

/** Runs a cold or heat pack, if nothing speaks against it. Returns the exit code. */
export async function timer(context: Context, options: TimerOptions): Promise<number> {
  const { world } = context;
  const { request, dataVersion } = await readRequest(context, options);
  const rounds = roundsOf(options.rounds);
  const telling = await openTelling(context, options);
  const { catalogue } = request;
  const stores = await openStores(world);
  const whole = async () => (await loadCatalogue(world, context.options)).catalogue;
  const checked = await answersOfCheck(context, request, stores.journal, options.answers, whole);
  const known = await knownAnswers(context, catalogue, options, checked);
  // A bar comes first: who must not have the pack is told no minutes, and no time for the next one.
  refuseBarred(context, request, known);
  refuseTooLong(request, known);
  const setting: PackSetting = { context, request, dataVersion, telling, ...stores };
  if (isOverdue(request, known, context)) return tellOverdue(setting, known);
  await refuseOnSkin(setting, known);
  const first = allowanceFor(setting, known);
  if (rounds > 1) refuseRounds(setting, first, rounds);
  // A pack that is on already cannot wait: it has to come off.
  if (first.kind === 'wait' && (options.wait !== true || request.alreadyOn() > 0))
    refuseTooEarly(context, request, first);

  if (options.safe !== true) refuseUnasked(context, catalogue, request.pack);
  let answers = known;
  for (let round = 1; ; round += 1) {
    // Only the first one can be on already.
    const here: PackSetting = round === 1 ? setting : { ...setting, request: { ...request, alreadyOn: () => 0 } };
    const stopped = await waitUntilFine(here, answers, round, rounds);
    if (stopped !== undefined) return stopped;
    answers = await askedAnswers(here, options, known, answers, round);
    refuseBarred(context, here.request, answers);
    refuseTooLong(here.request, answers);
    if (isOverdue(here.request, answers, context)) return tellOverdue(here, answers);
    // What was answered may have made the dose smaller.
    const allowance = allowanceFor(here, answers);
    if (allowance.kind === 'wait') return refuseTooEarly(context, here.request, allowance);
    refuseMoreThanLeft(here.request, allowance);
    const { exitCode, end } = await startAndRun(here, answers, allowance);
    if (round === rounds || end !== 'finished' || exitCode !== 0) return exitCode;
  }
}

async function readRequest(context: Context, options: TimerOptions) {
  const sinceCall = startStopwatch(context.world.clock);
  const pack = packOf(options.pack);
  const wanted = options.minutes === undefined ? undefined : milliseconds('Minutes', options.minutes);
  const ago = options.ago === undefined ? 0 : milliseconds('--ago', options.ago);
  const { catalogue, dataVersion } = await loadFor(context, options);
  const request: PackRequest = {
    catalogue,
    pack,
    areas: areasOf(catalogue, options.area),
    side: sideOf(options.side) ?? answeredSide(options.answers),
    typedArea: typedAgain(options.area),
    wanted,
    // A pack that is on already stays on while questions are asked.
    alreadyOn: () => (ago === 0 ? 0 : ago + sinceCall()),
    json: options.json === true,
  };
  return { request, dataVersion };
}

/** What this pack needs to know. A place that is not known needs everything: it may be spelt nearly like something else. */
async function loadFor({ world, options: flags }: Context, { answers, area }: TimerOptions): Promise<Loaded> {
  if (answers !== undefined || foreignFolder(world, flags) !== undefined) return await loadCatalogue(world, flags);
  if (area === undefined) return loadWithoutPlaces(world);
  const loaded = loadPlaces(world, area);
  return 'areas' in areasFor(loaded.catalogue, area) ? loaded : await loadCatalogue(world, flags);
}

/** Both sides and the middle are no side: the pack may lie on either. */
function answeredSide(answers: Answers | undefined): PackRequest['side'] {
  const side = answers?.get('side');
  return side === 'left' || side === 'right' ? side : undefined;
}

/** More rounds than any day allows are refused by the dose; this is only to be a number. */
function roundsOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (!/^[1-9]\d?$/.test(text)) throw new Failure('usage', '--rounds is a number of packs, such as 3.');
  return Number(text);
}

async function knownAnswers(
  context: Context,
  catalogue: Catalogue,
  options: TimerOptions,
  checked: Answers,
): Promise<Answers> {
  const remembered = joined(await rememberedAnswers(context, catalogue, options.safe === true), checked);
  const place = options.area === undefined ? [] : placeAnswers(catalogue, options.area);
  return new Map([...remembered, ...place, ...(options.answers ?? [])]);
}

function refuseRounds({ request, journal }: PackSetting, { timesLeft }: PackAllowance, rounds: number): void {
  if (journal === undefined) throw new Failure('failed', 'Rounds need the journal, and it cannot be used.');
  if (rounds <= timesLeft) return;
  const { gapHours } = request.catalogue.coldAndHeat[request.pack];
  throw new Failure(
    'usage',
    `${rounds} rounds are refused: in these 24 hours ${count(Math.max(0, timesLeft), `more ${request.pack} pack`)} may go on here.`,
    `Between two of them there are at least ${count(gapHours, 'hour')}.`,
  );
}

/** Undefined as soon as it is fine, or the exit code where the hiker does not want to wait. */
async function waitUntilFine(
  setting: PackSetting,
  answers: Answers,
  round: number,
  rounds: number,
): Promise<number | undefined> {
  const { context, request, telling } = setting;
  const { clock, stdout } = context.world;
  for (;;) {
    const allowance = allowanceFor(setting, answers);
    if (allowance.kind === 'fine') return undefined;
    const { from } = allowance;
    if (request.json) stdout.write(waitEvent(request.pack, from, clock.now(), round, rounds));
    const sentence = waitSentence(request, allowance, clock.now());
    const stopped = await waitForPack(context, { pack: request.pack, from, sentence }, telling, request.json);
    if (stopped !== undefined) return stopped;
  }
}

/** From the second round on only what may have changed since is asked: how it is at this moment. */
async function askedAnswers(
  { context, request }: PackSetting,
  options: TimerOptions,
  known: Answers,
  latest: Answers,
  round: number,
): Promise<Answers> {
  const { catalogue, pack } = request;
  if (options.safe === true) return known;
  if (round === 1) return askBeforePack(context, catalogue, pack, known, new Set(options.answers?.keys()));
  const ofThisMoment = new Set(catalogue.coldAndHeat.questions.map(({ id }) => id));
  const lasting = new Map([...latest].filter(([id]) => !ofThisMoment.has(id)));
  return askBeforePack(context, catalogue, pack, lasting, new Set(lasting.keys()));
}
