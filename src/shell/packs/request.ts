import type { Answers } from '../../core/answers.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { mayHold } from '../../core/condition.ts';
import type { Statement } from '../../core/data-types.ts';
import { durationWords, MINUTE, minutesAndSeconds, readDuration } from '../../core/duration.ts';
import { areasFor } from '../../core/packs/areas.ts';
import type { PackAllowance, PackWish } from '../../core/packs/history.ts';
import { withinDoses } from '../../core/packs/pack-lines.ts';
import { areaById, barsFor, doseFor, type Pack, type PackBar } from '../../core/packs/packs.ts';
import { tooLong } from '../../core/packs/too-long.ts';
import { nearlySpelt } from '../../core/sessions/routine-request.ts';
import type { Side } from '../../core/side.ts';
import { fill, placeFor } from '../../core/wording.ts';
import { Failure } from '../failure.ts';
import { sourceLine } from '../render/footnotes.ts';
import { stripControls } from '../render/layout.ts';
import type { Sentence, TimerView } from '../render/timer.ts';
import type { Context } from '../world.ts';
import { refusedEvent } from './events.ts';

/** What is to be started, before it is known whether it may. */
export interface PackRequest {
  readonly catalogue: Catalogue;
  readonly pack: Pack;
  readonly areas: readonly string[];
  readonly side: Side | undefined;
  /** The place as it was typed, where it can be typed again as it stands. */
  readonly typedArea: string | undefined;
  /** Milliseconds, where they were given. */
  readonly wanted: number | undefined;
  /** Milliseconds that it has been on by now; 0 for one that is still to be put on. */
  readonly alreadyOn: () => number;
  readonly json: boolean;
}

/** The pack that a word means. Throws a Failure (usage) for any other word. */
export function packOf(word: string): Pack {
  if (word === 'ice' || word === 'cold') return 'cold';
  if (word === 'heat') return 'heat';
  throw new Failure('usage', `"${shown(word)}" is no pack; there are ice (or cold) and heat.`);
}

/** A length of time in milliseconds. Throws a Failure (usage) that begins with `name`. */
export function milliseconds(name: string, text: string): number {
  const read = readDuration(stripControls(text));
  if ('reason' in read) throw new Failure('usage', `${name}: ${read.reason}.`);
  return read.milliseconds;
}

/** The ids of the areas that the words mean. Throws a Failure (usage) with the list. */
export function areasOf(catalogue: Catalogue, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const found = areasFor(catalogue, text);
  if ('areas' in found) return found.areas;
  const ids = catalogue.coldAndHeat.areas.map((area) => area.id);
  const regions = catalogue.regions.map(({ id }) => id).filter((id) => !ids.includes(id));
  const near = nearlySpelt(catalogue, found.unknown).flatMap((target) =>
    target.kind === 'region' ? [target.region] : [],
  );
  const meant = near.length === 0 ? [] : [`Did you mean ${near.join(' or ')}?`];
  throw new Failure(
    'usage',
    `--area: "${shown(found.unknown)}" is no area.`,
    [...meant, `There are: ${[...ids, ...regions].join(', ')}.`].join('\n'),
  );
}

/** Ids need no quotes in a shell; of anything else the areas are shown. */
export function typedAgain(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z0-9]+([,-][a-z0-9]+)*$/.test(text) ? text : undefined;
}

/** A word of the user, short and without control characters, for a message. */
function shown(text: string): string {
  const plain = stripControls(text);
  return plain.length > 40 ? `${plain.slice(0, 40)}...` : plain;
}

/** Above what is allowed: refused, never trimmed in silence. */
export function refuseTooLong(request: PackRequest, answers: Answers): void {
  const { catalogue, pack, areas, wanted, alreadyOn } = request;
  if (wanted === undefined) return;
  const problem = tooLong(catalogue, answers, pack, areas, wanted);
  if (problem === undefined) return;
  const hint = [
    ...sourceHint(catalogue, problem.sources),
    alreadyOn() < problem.mostMinutes * MINUTE
      ? `This would run: ${commandFor(request, problem.mostMinutes)}`
      : `Take the ${pack} pack off now: it has been on for ${minutesAndSeconds(alreadyOn())}.`,
  ];
  throw new Failure('usage', stripControls(`${durationWords(wanted)} is refused: ${problem.reason}`), hint.join('\n'));
}

/** Above what is left of an application that was broken off: refused as well. */
export function refuseMoreThanLeft(request: PackRequest, allowance: PackAllowance): void {
  const { catalogue, pack, wanted } = request;
  if (wanted === undefined || allowance.kind === 'wait' || wanted <= allowance.left) return;
  const { used, left } = allowance;
  const minutes = Math.floor(left / MINUTE);
  throw new Failure(
    'usage',
    `${durationWords(wanted)} is refused: the last ${pack} pack here was on for ${minutesAndSeconds(used)} and counts, so ${minutesAndSeconds(left)} is left.`,
    [
      ...sourceHint(catalogue, catalogue.coldAndHeat[pack].capSources),
      `This would run: ${commandFor(request, minutes)}`,
    ].join('\n'),
  );
}

/** The line to type for a pack of so many minutes. */
export function commandFor({ pack, areas, side, typedArea }: PackRequest, minutes?: number): string {
  const time = minutes === undefined ? '' : ` ${minutes}`;
  const place = areas.length === 0 ? '' : ` --area ${typedArea ?? areas.join(',')}`;
  return `hikecare timer ${pack === 'cold' ? 'ice' : 'heat'}${time}${place}${side === undefined ? '' : ` --side ${side}`}`;
}

/** The first of the sources, as a line of a hint. */
export function sourceHint(catalogue: Catalogue, sources: readonly string[]): readonly string[] {
  const source = sources.map((id) => catalogue.sourceById.get(id)).find((entry) => entry !== undefined);
  return source === undefined ? [] : [`Source: ${sourceLine(source)}`];
}

/** One reason against it is enough, and no flag lifts it. */
export function refuseBarred({ world }: Context, { catalogue, pack, alreadyOn, json }: PackRequest, answers: Answers) {
  const bars = barsFor(catalogue, answers, pack);
  if (bars.length === 0) return;
  if (json) world.stdout.write(refusedEvent(pack, bars));
  throw new Failure('failed', `No ${pack} pack now${alreadyOn() > 0 ? ': take it off' : ''}.`, list(bars));
}

/** Reasons, a line each. */
export function list(bars: readonly Pick<PackBar, 'reason'>[]): string {
  return bars.map(({ reason }) => `- ${stripControls(reason)}`).join('\n');
}

/** The place and dose of the request for this person. */
export function wishOf({ catalogue, pack, areas, side }: PackRequest, answers: Answers): PackWish {
  return {
    place: { areas, ...(side === undefined ? {} : { side }) },
    dose: doseFor(catalogue, answers, pack, areas),
    otherGapHours: catalogue.coldAndHeat[pack === 'cold' ? 'heat' : 'cold'].gapHours,
  };
}

/** Milliseconds that are left of an application, and that were used of it before this pack. */
export type Application = Pick<Extract<PackAllowance, { kind: 'fine' }>, 'left' | 'used'>;

/** What is shown of the pack, as a part of its application. */
export function viewOf(
  context: Context,
  request: PackRequest,
  answers: Answers,
  { left, used }: Application,
): TimerView {
  const { catalogue, pack, areas, side } = request;
  const dose = doseFor(catalogue, answers, pack, areas);
  const place = placeFor(catalogue, context.options.country);
  const sentence = ({ id, text, sources, detail }: Statement): Sentence => ({
    id,
    text: stripControls(fill(text, place)),
    sources,
    ...(detail === true ? { detail } : {}),
  });
  const sentences = (statements: readonly Statement[]) => told(catalogue, answers, statements).map(sentence);
  return {
    pack,
    duration: request.wanted ?? Math.min(dose.minutes * MINUTE, left),
    most: Math.min(dose.mostMinutes * MINUTE, left),
    alreadyOn: request.alreadyOn(),
    used,
    labels: labelsOf(catalogue, areas).map(stripControls),
    areas: areas.map((id) => ({ id, label: stripControls(areaById(catalogue, id)?.label ?? id) })),
    ...(side === undefined ? {} : { side }),
    dose,
    how: sentences(withinDoses(catalogue.coldAndHeat[pack].how, [dose])),
    skinQuestion: sentence(catalogue.coldAndHeat[pack].skinQuestion),
    stopIf: sentences(catalogue.coldAndHeat[pack].stopIf),
  };
}

/** The names of the areas; that of a region where they are all its areas. */
function labelsOf(catalogue: Catalogue, areas: readonly string[]): readonly string[] {
  const region = catalogue.regions.find(({ spots }) => {
    const its = new Set(spots.map(({ area }) => area));
    return its.size > 1 && its.size === areas.length && areas.every((id) => its.has(id));
  });
  return region !== undefined ? [region.name.toLowerCase()] : areas.map((id) => areaById(catalogue, id)?.label ?? id);
}

/** What makes somebody more careful is said on a doubt as well. */
function told(catalogue: Catalogue, answers: Answers, statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ when }) => when === undefined || mayHold(catalogue, answers, when));
}
