import type { Answers, AnswerValue } from '../../core/answers.ts';
import type { Catalogue, Question } from '../../core/catalogue.ts';
import { mayHold } from '../../core/condition.ts';
import type { Statement } from '../../core/data-types.ts';
import { durationWords, minutesAndSeconds, readDuration } from '../../core/duration.ts';
import { areasFor, asksAboutToday, packQuestions, placeAnswers, tooLong } from '../../core/pack-start.ts';
import { areaById, barsFor, doseFor, type Pack, type PackBar } from '../../core/packs.ts';
import { profileAnswers } from '../../core/profile.ts';
import { fill, placeFor } from '../../core/wording.ts';
import { Failure } from '../failure.ts';
import { loadCatalogue } from '../load.ts';
import { refusedEvent, writeEvents } from '../pack-events.ts';
import { runPack, tellOverdue } from '../pack-run.ts';
import type { AskView } from '../prompter.ts';
import { sourceLine } from '../render/footnotes.ts';
import { stripControls } from '../render/layout.ts';
import type { TimerView } from '../render/timer.ts';
import { startStopwatch } from '../stopwatch.ts';
import { openStyle } from '../style.ts';
import { today } from '../today.ts';
import type { Context } from '../world.ts';

/** The flags of `hikecare timer`, as typed. */
export interface TimerOptions {
  readonly pack: string;
  readonly minutes?: string | undefined;
  readonly area?: string;
  readonly ago?: string;
  readonly safe?: boolean;
  readonly json?: boolean;
  /** What a check has found out already: not asked again. */
  readonly answers?: Answers;
}

/** What is to be started, before it is known whether it may. */
interface Request {
  readonly catalogue: Catalogue;
  readonly pack: Pack;
  readonly areas: readonly string[];
  /** The place as it was typed, where it can be typed again as it stands. */
  readonly typedArea: string | undefined;
  /** Milliseconds, where they were given. */
  readonly wanted: number | undefined;
  /** Milliseconds that it has been on by now; 0 for one that is still to be put on. */
  readonly alreadyOn: () => number;
}

const MINUTE = 60_000;

/** Runs a cold or heat pack, if nothing speaks against it. Returns the exit code. */
export async function timer(context: Context, options: TimerOptions): Promise<number> {
  const { world, terminal } = context;
  const sinceCall = startStopwatch(world.clock);
  const pack = packOf(options.pack);
  const wanted = options.minutes === undefined ? undefined : milliseconds('Minutes', options.minutes);
  const ago = options.ago === undefined ? 0 : milliseconds('--ago', options.ago);
  // A pack that is on already stays on while questions are asked.
  const alreadyOn = () => (ago === 0 ? 0 : ago + sinceCall());
  const { catalogue, dataVersion } = await loadCatalogue(world, context.options);
  const areas = areasOf(catalogue, options.area);
  const request: Request = { catalogue, pack, areas, typedArea: typedAgain(options.area), wanted, alreadyOn };
  const remembered = await rememberedAnswers(context, catalogue, options.safe === true);
  const place = options.area === undefined ? [] : placeAnswers(catalogue, options.area);
  const known = new Map([...remembered, ...place, ...(options.answers ?? [])]);
  const events = options.json === true ? writeEvents(world, dataVersion) : undefined;
  const style = await openStyle(terminal.promptColour, terminal.unicode);

  // A bar comes first: who must not have the pack is told no minutes, and no time for the next one.
  refuseBarred(context, options, request, known);
  refuseTooLong(request, known);
  const early = viewOf(context, request, known);
  if (isOverdue(early)) {
    tellOverdue(context, early, style, events);
    return 0;
  }
  const asked = new Set(options.answers?.keys());
  const answers = options.safe === true ? known : await ask(context, request, known, asked);
  refuseBarred(context, options, request, answers);
  refuseTooLong(request, answers);
  const view = viewOf(context, request, answers);
  if (isOverdue(view)) {
    tellOverdue(context, view, style, events);
    return 0;
  }
  return await runPack(context, view, style, events);
}

function packOf(word: string): Pack {
  if (word === 'ice' || word === 'cold') return 'cold';
  if (word === 'heat') return 'heat';
  throw new Failure('usage', `"${shown(word)}" is no pack; there are ice (or cold) and heat.`);
}

function milliseconds(name: string, text: string): number {
  const read = readDuration(stripControls(text));
  if ('reason' in read) throw new Failure('usage', `${name}: ${read.reason}.`);
  return read.milliseconds;
}

function areasOf(catalogue: Catalogue, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const found = areasFor(catalogue, text);
  if ('areas' in found) return found.areas;
  const ids = catalogue.coldAndHeat.areas.map((area) => area.id);
  throw new Failure('usage', `--area: "${shown(found.unknown)}" is no area.`, `There are: ${ids.join(', ')}.`);
}

/** Ids need no quotes in a shell; of anything else the areas are shown. */
function typedAgain(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z0-9]+([,-][a-z0-9]+)*$/.test(text) ? text : undefined;
}

/** A word of the user, short and without control characters, for a message. */
function shown(text: string): string {
  const plain = stripControls(text);
  return plain.length > 40 ? `${plain.slice(0, 40)}...` : plain;
}

/** What is remembered about the hiker, as answers. Where nobody is asked anew, what was saved long ago still counts. */
async function rememberedAnswers({ world }: Context, catalogue: Catalogue, askedNothing: boolean): Promise<Answers> {
  const { profile, damaged } = await world.remembered();
  if (damaged !== undefined) world.stderr.write(`hikecare: ${damaged}\n`);
  const day = today(world.clock);
  return profileAnswers(catalogue, askedNothing ? { ...profile, savedOn: day } : profile, day);
}

/** Above what is allowed: refused, never trimmed in silence. */
function refuseTooLong({ catalogue, pack, areas, typedArea, wanted, alreadyOn }: Request, answers: Answers): void {
  if (wanted === undefined) return;
  const problem = tooLong(catalogue, answers, pack, areas, wanted);
  if (problem === undefined) return;
  const source = problem.sources.map((id) => catalogue.sourceById.get(id)).find((entry) => entry !== undefined);
  const place = areas.length === 0 ? '' : ` --area ${typedArea ?? areas.join(',')}`;
  const hint = [
    ...(source === undefined ? [] : [`Source: ${sourceLine(source)}`]),
    alreadyOn() < problem.mostMinutes * MINUTE
      ? `This would run: hikecare timer ${pack === 'cold' ? 'ice' : 'heat'} ${problem.mostMinutes}${place}`
      : `Take the ${pack} pack off now: it has been on for ${minutesAndSeconds(alreadyOn())}.`,
  ];
  throw new Failure('usage', stripControls(`${durationWords(wanted)} is refused: ${problem.reason}`), hint.join('\n'));
}

/** One reason against it is enough, and no flag lifts it. */
function refuseBarred(
  { world }: Context,
  options: TimerOptions,
  { catalogue, pack, alreadyOn }: Request,
  answers: Answers,
) {
  const bars = barsFor(catalogue, answers, pack);
  if (bars.length === 0) return;
  if (options.json === true) world.stdout.write(refusedEvent(pack, bars));
  throw new Failure('failed', `No ${pack} pack now${alreadyOn() > 0 ? ': take it off' : ''}.`, list(bars));
}

function list(bars: readonly PackBar[]): string {
  return bars.map(({ reason }) => `- ${stripControls(reason)}`).join('\n');
}

/** Asks what is not known yet, until something speaks against the pack or nothing is left to ask. */
async function ask(
  context: Context,
  { catalogue, pack }: Request,
  known: Answers,
  fromCheck: ReadonlySet<string>,
): Promise<Answers> {
  if (!context.terminal.interactive) {
    throw new Failure(
      'usage',
      `There is no terminal to ask in: --safe says for you that no reason against a ${pack} pack holds, of those listed here.`,
      list(catalogue.coldAndHeat[pack].notWhen),
    );
  }
  const prompter = await context.world.prompter(context.terminal);
  let answers = known;
  const asked: string[] = [];
  const earlier = new Map<string, AnswerValue>(known);
  const isOpen = (question: Question) =>
    !asked.includes(question.id) &&
    !fromCheck.has(question.id) &&
    (!known.has(question.id) || asksAboutToday(question));
  for (;;) {
    const question = packQuestions(catalogue, answers, pack).find(isOpen);
    if (question === undefined || barsFor(catalogue, answers, pack).length > 0) return answers;
    const before = earlier.get(question.id);
    const view: AskView = {
      part: 'Before the pack',
      number: asked.length + 1,
      canGoBack: asked.length > 0,
      ...(before === undefined ? {} : { earlier: before }),
    };
    const result = await prompter.ask(question, view);
    if (result.kind === 'answer') {
      asked.push(question.id);
      earlier.set(question.id, result.value);
      answers = new Map([...answers, [question.id, result.value]]);
    } else {
      asked.pop();
      answers = new Map([...known, ...[...earlier].filter(([id]) => asked.includes(id))]);
    }
  }
}

function viewOf(context: Context, request: Request, answers: Answers): TimerView {
  const { catalogue, pack, areas } = request;
  const dose = doseFor(catalogue, answers, pack, areas);
  const place = placeFor(catalogue, context.options.country);
  const sentences = (statements: readonly Statement[]) =>
    told(catalogue, answers, statements).map(({ id, text, sources }) => ({
      id,
      text: stripControls(fill(text, place)),
      sources,
    }));
  return {
    pack,
    duration: request.wanted ?? dose.minutes * MINUTE,
    alreadyOn: request.alreadyOn(),
    areas: areas.map((id) => ({ id, label: stripControls(areaById(catalogue, id)?.label ?? id) })),
    dose,
    how: sentences(catalogue.coldAndHeat[pack].how),
    stopIf: sentences(catalogue.coldAndHeat[pack].stopIf),
  };
}

/** What makes somebody more careful is said on a doubt as well. */
function told(catalogue: Catalogue, answers: Answers, statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ when }) => when === undefined || mayHold(catalogue, answers, when));
}

function isOverdue({ alreadyOn, duration }: TimerView): boolean {
  return alreadyOn >= duration;
}
