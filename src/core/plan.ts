import type { Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { chosenRegions, leaders, type Match, matchComplaints } from './complaints.ts';
import { holds, mayHold } from './condition.ts';
import type { Complaint, RestBand, Statement } from './data-types.ts';
import { withinDoses } from './packs/pack-lines.ts';
import type { PackDose } from './packs/packs.ts';
import { painLimit, withinLimit } from './pain-limit.ts';
import { add, addItems, type Draft, newDraft, push, SECTIONS, type SectionId } from './plan-draft.ts';
import { exerciseItems, withinExercises } from './plan-exercises.ts';
import { type PlanItem, repeats } from './plan-items.ts';
import { addLevel } from './plan-level.ts';
import { daysSince, dosesAllowed, type PackPart, packPart } from './plan-packs.ts';
import { forbidsSelfCare, type Verdict } from './triage.ts';
import { count, fill, type Place } from './wording.ts';

export type { PlanItem } from './plan-items.ts';

export interface PlanSection {
  readonly id: SectionId;
  readonly title: string;
  readonly items: readonly PlanItem[];
}

/** What it may be. How long it usually takes is told only where nobody has to look at it first. */
export interface PlanComplaint extends Match {
  readonly recovery?: Complaint['recovery'];
}

/** Everything the hiker is told, as data: sections to read, and what a timer or a session can start from. */
export interface Plan {
  readonly complaints: readonly PlanComplaint[];
  readonly sections: readonly PlanSection[];
  /** The packs that this person may use now. */
  readonly packs: readonly PackDose[];
  /** The pack that fits best, if any: what the timer is offered for. */
  readonly suggestedPack?: PackDose;
  /** Ids of the sources of every line, in the order of their first use. */
  readonly sources: readonly string[];
}

/** True where the plan holds a stretch that may be done today. */
export function hasStretches({ sections }: Plan): boolean {
  const stretches = sections.find(({ id }) => id === 'stretches')?.items ?? [];
  return stretches.some(({ exercise }) => exercise !== undefined && exercise.fromDay === undefined);
}

const NO_PACKS: PackPart = { items: [], offered: [], suggested: undefined };

/**
 * Answers and verdict to a plan. At `urgent` and above it holds what to do now and whom to call:
 * no stretches, no exercises, no packs, no return date. The same input gives the same plan.
 */
export function makePlan(catalogue: Catalogue, answers: Answers, verdict: Verdict, place: Place): Plan {
  const draft = newDraft();
  const told = (statements: readonly Statement[]) =>
    statements.filter((statement) => holds(catalogue, answers, statement.when));
  addLevel(draft, catalogue, verdict, place);
  const routingOnly = mayHold(catalogue, answers, catalogue.aboutYou.routingOnly.when);
  if (forbidsSelfCare(verdict.level)) return finish(draft, [], NO_PACKS, place, verdict);
  if (routingOnly) {
    const { statements } = catalogue.aboutYou.routingOnly;
    add(draft, 'do-now', withinDoses(told(statements), dosesAllowed(catalogue, answers)));
    for (const region of chosenRegions(catalogue, answers)) add(draft, 'seek-help', told(region.seekHelp));
    return finish(draft, [], NO_PACKS, place, verdict);
  }
  const matches = matchComplaints(catalogue, answers);
  const leading = leaders(matches);
  const packs = packPart(catalogue, answers, leading);
  const limit = painLimit(catalogue, answers);
  const within = (statements: readonly Statement[]) =>
    withinExercises(catalogue, answers, matches, withinDoses(statements, packs.offered)).map((statement) => ({
      ...statement,
      text: withinLimit(statement.text, limit),
    }));
  // Advice that makes somebody more careful is given on a doubt as well.
  add(draft, 'about-you', within(cautions(catalogue, answers)));
  if (verdict.noExercise) add(draft, 'rest', catalogue.returnToHiking.untilSeen);
  for (const { region, complaint } of leading) {
    add(draft, 'rest', within(restFor(catalogue, answers, complaint.rest ?? region.rest)));
    // What loads the part waits until it has been seen, and much of what helps is load.
    if (!verdict.noExercise) add(draft, 'care', within(told(complaint.care)));
    add(draft, 'avoid', within(told(complaint.avoid)));
  }
  addItems(draft, 'cold-and-heat', packs.items);
  if (!verdict.noExercise) addExercises(draft, catalogue, answers, matches);
  if (!verdict.noExercise) addHikeAgain(draft, catalogue, (statements) => within(told(statements)), leading);
  add(draft, 'painkillers', told(catalogue.aboutYou.painkillers));
  for (const match of verdict.noExercise ? [] : leading)
    add(draft, 'prevention', within(told(preventionFor(catalogue, match))));
  for (const { complaint } of matches) add(draft, 'seek-help', told(complaint.seekIf));
  for (const region of chosenRegions(catalogue, answers)) add(draft, 'seek-help', told(region.seekHelp));
  addCheckAgain(draft, answers, leading, place, verdict);
  const complaints = matches.map((match): PlanComplaint => {
    return verdict.noExercise ? match : { ...match, recovery: match.complaint.recovery };
  });
  return finish(draft, complaints, packs, place, verdict);
}

function cautions(catalogue: Catalogue, answers: Answers): readonly Statement[] {
  const regions = chosenRegions(catalogue, answers).flatMap((region) => region.advice);
  return [...catalogue.aboutYou.advice, ...regions].filter(
    (statement) => statement.when === undefined || mayHold(catalogue, answers, statement.when),
  );
}

/** The statements of the first band that holds; bands are written worst first. */
function restFor(catalogue: Catalogue, answers: Answers, bands: readonly RestBand[]): readonly Statement[] {
  return bands.find((band) => holds(catalogue, answers, band.when))?.statements ?? [];
}

/** The way back to hiking: the gates of complaint and region, then the ladder for all that is a matter of load. */
function addHikeAgain(
  draft: Draft,
  catalogue: Catalogue,
  told: (statements: readonly Statement[]) => readonly Statement[],
  leading: readonly Match[],
): void {
  const loaded = leading.filter(({ complaint }) => complaint.noLadder !== true);
  for (const { complaint } of leading) add(draft, 'hike-again', told(complaint.hikeAgain));
  for (const { region } of loaded) add(draft, 'hike-again', told(region.hikeAgain));
  if (leading.length > 0 && loaded.length === 0) return;
  add(draft, 'hike-again', told(catalogue.returnToHiking.rules));
  for (const { id, what, instead, readyWhen, sources } of catalogue.returnToHiking.steps) {
    const step = { id, text: what, sources, ...(instead === undefined ? {} : { asks: instead.of }) };
    const ready = { id: `${id}-ready`, text: `Go there when: ${readyWhen}`, sources, detail: true as const };
    const [said = { id, text: instead?.what ?? what, sources }] = told([step]);
    add(draft, 'hike-again', told([said, ready]));
  }
}

function addExercises(draft: Draft, catalogue: Catalogue, answers: Answers, matches: readonly Match[]): void {
  const stretches = exerciseItems(catalogue, answers, matches, 'stretches');
  const strength = exerciseItems(catalogue, answers, matches, 'strength');
  addItems(draft, 'stretches', stretches);
  addItems(draft, 'strength', strength);
  // The rules for every exercise stand once, under the first section that has any.
  const isExercise = (item: PlanItem) => item.exercise !== undefined;
  const first = stretches.some(isExercise) ? 'stretches' : strength.some(isExercise) ? 'strength' : undefined;
  const rules = catalogue.returnToHiking.exerciseRules.filter((rule) => holds(catalogue, answers, rule.when));
  if (first !== undefined) add(draft, first, rules);
}

/** What prevents the likely causes: what the region says about them, then, as detail, what holds for every region. */
function preventionFor(catalogue: Catalogue, { region, complaint }: Match): readonly Statement[] {
  return complaint.causes.flatMap((cause) => [
    ...region.causes.filter((entry) => entry.cause === cause).flatMap((entry) => entry.prevention),
    ...catalogue.causes.causes
      .filter((entry) => entry.id === cause)
      .flatMap((entry) => entry.prevention)
      .map((statement) => ({ ...statement, detail: true as const })),
  ]);
}

/** The dates of the complaint, counted from today. Who is to be seen within some days is told no date after them. */
function addCheckAgain(
  draft: Draft,
  answers: Answers,
  leading: readonly Match[],
  place: Place,
  { withinDays }: Verdict,
): void {
  const days = daysSince(answers);
  for (const { complaint } of leading) {
    const { noBetterDays, notGoneDays, sources } = complaint.checkAfter;
    const noBetter = noBetterDays - days;
    const notGone = notGoneDays - days;
    const who = `see your ${place.familyDoctor} or a physiotherapist`;
    if (withinDays !== undefined && (noBetter <= 0 || noBetter > withinDays)) continue;
    push(draft, 'check-again', {
      id: `${complaint.id}-no-better`,
      text:
        noBetter > 0
          ? `Not clearly better in ${span(noBetter)}? Run "hikecare check" again and ${who}.`
          : `It should be clearly better by now. If it is not, ${who}.`,
      sources,
    });
    if (notGoneDays <= noBetterDays || withinDays !== undefined) continue;
    push(draft, 'check-again', {
      id: `${complaint.id}-not-gone`,
      text:
        notGone > 0
          ? `Better, but not gone in ${span(notGone)}? Then ${who} as well.`
          : `It is usually gone by now. Unless somebody told you to expect this, ${who}.`,
      sources,
    });
  }
}

/** Days as people count them: from three weeks on in weeks. */
function span(days: number): string {
  return days < 21 ? count(days, 'day') : `about ${count(Math.round(days / 7), 'week')}`;
}

function finish(
  draft: Draft,
  complaints: readonly PlanComplaint[],
  packs: PackPart,
  place: Place,
  { noExercise }: Verdict,
): Plan {
  const isFine = ({ load }: PlanItem) => !(noExercise && load === true);
  const repeated = repeats([...draft.sections.values()].flat().filter(isFine));
  const sections = SECTIONS.map(([id, title]) => ({
    id,
    title,
    items: (draft.sections.get(id) ?? [])
      .filter((item) => isFine(item) && !repeated.has(item))
      .map((item) => ({ ...item, text: fill(item.text, place) })),
  })).filter((section) => section.items.length > 0);
  const sources = new Set<string>();
  for (const { complaint } of complaints) {
    const parts = [complaint, complaint.recovery, ...complaint.about];
    for (const id of parts.flatMap((part) => part.sources)) sources.add(id);
  }
  for (const { items } of sections) for (const item of items) for (const id of item.sources) sources.add(id);
  return {
    complaints,
    sections,
    packs: packs.offered,
    ...(packs.suggested === undefined ? {} : { suggestedPack: packs.suggested }),
    sources: [...sources],
  };
}
