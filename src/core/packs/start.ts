import type { Answers, AnswerValue } from '../answers.ts';
import type { Catalogue, Condition, Question } from '../catalogue.ts';
import { applies, mayHold, questionsOf, withAskers } from '../condition.ts';
import { areaById, capMinutes, doseFor, type Pack, UNKNOWN_AREA } from './packs.ts';

/**
 * What this person is asked before this pack: the questions of this moment, then those about the person on which
 * a bar or a limit rests that this moment cannot tell. Each list holds only what counts for this pack. What is not
 * answered and can no longer make a bar or a limit hold is left out.
 */
export function packQuestions(catalogue: Catalogue, answers: Answers, pack: Pack): readonly Question[] {
  const rules = rulesOf(catalogue, pack);
  const ofThisMoment = catalogue.coldAndHeat.questions;
  const now = new Set(ofThisMoment.map((question) => question.id));
  const open = rules.filter((rule) => !canHold(rule, now));
  const needed = new Set([
    ...now,
    ...open.flatMap((rule) => openQuestions(catalogue, answers, rule, named(open)) ?? []),
  ]);
  return [...ofThisMoment, ...catalogue.questions.values()]
    .filter((question) => needed.has(question.id) && isAsked(catalogue, answers, question))
    .flatMap((question) => {
      const lasting = namedOptions(rules, question.id);
      const passing = now.has(question.id) ? lasting : namedOptions(open, question.id);
      return shortened(question, lasting, passing);
    });
}

function rulesOf(catalogue: Catalogue, pack: Pack): readonly Condition[] {
  const limits = catalogue.coldAndHeat.limits.filter((limit) => limit.pack === pack);
  return [...catalogue.coldAndHeat[pack].notWhen, ...limits].map((rule) => rule.when);
}

/** Can the condition hold by the answers to these questions alone? */
function canHold(condition: Condition, questions: ReadonlySet<string>): boolean {
  if ('any' in condition) return condition.any.some((part) => canHold(part, questions));
  if ('all' in condition) return condition.all.every((part) => canHold(part, questions));
  return questions.has(condition.question);
}

/** The questions that the conditions name. */
function named(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.flatMap(questionsOf));
}

/**
 * The questions by which the condition can still come to hold, or undefined where it cannot. What was answered is
 * settled, unless it speaks of today; a question that hangs on another one, which nobody will ask, is never put.
 */
function openQuestions(
  catalogue: Catalogue,
  answers: Answers,
  condition: Condition,
  toBeAsked: ReadonlySet<string>,
): readonly string[] | undefined {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    const open = parts.map((part) => openQuestions(catalogue, answers, part, toBeAsked));
    const possible = open.filter((part) => part !== undefined);
    const enough = 'all' in condition ? possible.length === parts.length : possible.length > 0;
    return enough ? possible.flat() : undefined;
  }
  const question = catalogue.questionById.get(condition.question);
  if (question === undefined) return undefined;
  const canHold = answers.has(question.id)
    ? asksAboutToday(question) || mayHold(catalogue, answers, condition)
    : isAsked(catalogue, answers, question) || isReached(catalogue, answers, question, toBeAsked);
  return canHold ? [question.id] : undefined;
}

/** Will it be asked, once all that decides whether it is asked has been answered? */
function isReached(catalogue: Catalogue, answers: Answers, { id }: Question, toBeAsked: ReadonlySet<string>): boolean {
  return [...withAskers(catalogue, [id])].every((asker) => answers.has(asker) || toBeAsked.has(asker));
}

function isAsked(catalogue: Catalogue, answers: Answers, question: Question): boolean {
  return ['yes', 'unsure'].includes(applies(catalogue, answers, question));
}

function namedOptions(conditions: readonly Condition[], question: string): ReadonlySet<string> {
  const ids = (condition: Condition): readonly string[] => {
    if ('all' in condition) return condition.all.flatMap(ids);
    if ('any' in condition) return condition.any.flatMap(ids);
    return condition.question === question && 'is' in condition ? condition.is : [];
  };
  return new Set(conditions.flatMap(ids));
}

/** A list with the options that count; what passes by itself is left to the questions of this moment where they ask it. */
function shortened(
  question: Question,
  lasting: ReadonlySet<string>,
  passing: ReadonlySet<string>,
): readonly Question[] {
  if (question.kind !== 'several') return [question];
  const options = (question.options ?? []).filter(({ id, temporary }) =>
    (temporary === true ? passing : lasting).has(id),
  );
  return options.length === 0 ? [] : [{ ...question, options }];
}

/** True where a list holds something that passes by itself: what was remembered says nothing about today. */
export function asksAboutToday(question: Question): boolean {
  return (question.options ?? []).some((option) => option.temporary === true);
}

/** Why so many minutes are too many, and who says so. */
export interface TooLong {
  readonly mostMinutes: number;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** Why this duration in milliseconds is refused for this person at these areas, or undefined where it is not. */
export function tooLong(
  catalogue: Catalogue,
  answers: Answers,
  pack: Pack,
  areaIds: readonly string[],
  milliseconds: number,
): TooLong | undefined {
  const { mostMinutes, limits } = doseFor(catalogue, answers, pack, areaIds);
  const minutes = milliseconds / 60_000;
  if (minutes <= mostMinutes) return undefined;
  const cap = capMinutes(catalogue, pack);
  if (mostMinutes === cap) {
    const reason = `A ${pack} pack never stays on for more than ${cap} minutes.`;
    return { mostMinutes, reason, sources: catalogue.coldAndHeat[pack].capSources };
  }
  const limit = limits.find((entry) => entry.id === limitOf(catalogue, answers, pack, mostMinutes));
  if (limit !== undefined) return { mostMinutes, reason: limit.reason, sources: limit.sources };
  const here = areaIds.length > 0 ? areaIds : [UNKNOWN_AREA];
  const areas = here.map((id) => areaById(catalogue, id)).filter((area) => area !== undefined);
  const strict = areas.find((area) => area.coldMostMinutes === mostMinutes);
  const place =
    areaIds.length > 0 ? `here (${strict?.label ?? areaIds.join(', ')})` : 'whose place is not named (--area)';
  const reason = `A ${pack} pack ${place} stays on for ${mostMinutes} minutes at the most.`;
  return { mostMinutes, reason, sources: strict?.sources ?? catalogue.coldAndHeat[pack].capSources };
}

function limitOf(catalogue: Catalogue, answers: Answers, pack: Pack, mostMinutes: number): string | undefined {
  return catalogue.coldAndHeat.limits.find(
    (limit) => limit.pack === pack && limit.minutes === mostMinutes && mayHold(catalogue, answers, limit.when),
  )?.id;
}

/**
 * The areas that a word means: an area, spot or region by its id or name, or a word of an area; several are
 * separated by commas. A region means all its areas (the most careful decides). The first word that is none
 * of these is returned as `unknown`.
 */
export function areasFor(
  catalogue: Catalogue,
  text: string,
): { readonly areas: readonly string[] } | { readonly unknown: string } {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const found = words.map((word) => ({ word, areas: areasOf(catalogue, word) }));
  const unknown = found.find(({ areas }) => areas.length === 0);
  if (unknown !== undefined) return { unknown: unknown.word };
  return { areas: [...new Set(found.flatMap(({ areas }) => areas))] };
}

function areasOf(catalogue: Catalogue, word: string): readonly string[] {
  const { areas } = catalogue.coldAndHeat;
  const spots = catalogue.regions.flatMap((region) => region.spots);
  const is = (entry: { readonly id: string }) => entry.id === word;
  const isCalled = (...names: readonly string[]) => names.some((name) => name.toLowerCase() === word);
  const ways: readonly (readonly string[])[] = [
    areas.filter(is).map((area) => area.id),
    spots.filter(is).map((spot) => spot.area),
    catalogue.regions.filter(is).flatMap((region) => region.spots.map((spot) => spot.area)),
    areas.filter((area) => isCalled(area.label, ...area.words)).map((area) => area.id),
    spots.filter((spot) => isCalled(spot.label, ...spot.words)).map((spot) => spot.area),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}

/**
 * What the same words say as answers: a spot is that spot in its region, a region all its spots (the most careful
 * decides), an area its spot where it has only one. Empty where no spot is named: an area may lie in several regions.
 */
export function placeAnswers(catalogue: Catalogue, text: string): ReadonlyMap<string, AnswerValue> {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const spots = new Set(words.flatMap((word) => spotsOf(catalogue, word)));
  if (spots.size === 0) return new Map();
  const regions = catalogue.regions.filter((region) => region.spots.some((spot) => spots.has(spot.id)));
  return new Map([
    ['region', regions.map((region) => region.id)],
    ['spot', [...spots]],
  ]);
}

function spotsOf(catalogue: Catalogue, word: string): readonly string[] {
  const spots = catalogue.regions.flatMap((region) => region.spots);
  const isCalled = (...names: readonly string[]) => names.some((name) => name.toLowerCase() === word);
  const ids = (found: readonly { readonly id: string }[]) => found.map((spot) => spot.id);
  const { areas } = catalogue.coldAndHeat;
  const area = areas.find(({ id }) => id === word) ?? areas.find(({ label, words }) => isCalled(label, ...words));
  const inArea = spots.filter((spot) => spot.area === area?.id);
  const ways: readonly (readonly string[])[] = [
    ids(spots.filter((spot) => spot.id === word)),
    inArea.length === 1 ? ids(inArea) : [],
    catalogue.regions.filter((region) => region.id === word && area === undefined).flatMap(({ spots }) => ids(spots)),
    ids(spots.filter((spot) => isCalled(spot.label, ...spot.words))),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}
