import { type Catalogue, type Rule, withRegions } from '../catalogue.ts';
import type { Complaint, Dose, Exercise, FigureAlt, Source } from '../data-types.ts';
import { distinct } from '../text.ts';
import type { Level } from '../triage.ts';
import { fill, type Place } from '../wording.ts';
import { type Body, regionBy } from './items.ts';
import { regionsOf } from './mentions.ts';
import { causeBody, complaintBody, exerciseBody } from './records.ts';
import { regionBody, ruleItems, sectionBody } from './sections.ts';
import { type Shelf, shelfOf } from './shelf.ts';
import { type DangerSign, EVERYBODY, listSigns } from './sign-sheets.ts';
import { type AdviceSection, type Target, titleOf, typed } from './topics.ts';

/** One line of advice and what it rests on. */
export interface AdviceItem {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  /** The heading that it stands under, null for none. */
  readonly group: string | null;
  /** For whom or when it holds, in words; null for everybody. */
  readonly when: string | null;
  readonly exercise?: ListedExercise;
  readonly sign?: ListedSign;
}

/** An exercise of a list: its dose, which complaints it is for, and for which it must not be done. */
export interface ListedExercise {
  readonly id: string;
  readonly name: string;
  readonly dose: Dose;
  readonly doseText: string;
  readonly for: readonly { readonly id: string; readonly name: string; readonly fromDay: number | null }[];
  readonly notFor: readonly Reference[];
}

/** A danger sign of a list: how urgent it is, and what to do. */
export interface ListedSign {
  readonly level: Level;
  readonly door: 'call' | 'go' | null;
  readonly doNow: readonly string[];
}

/** An exercise without what is there for reviewers and renderers alone; its figure in words. */
export type ExerciseCard = Omit<Exercise, '$schema' | 'note' | 'figure'> & {
  readonly doseText: string;
  /** What the drawing shows, for the right side; null where there is none. */
  readonly figure: FigureAlt | null;
};

/** Something with a name, and what to type to see it. */
export interface Reference {
  readonly id: string;
  readonly name: string;
}

/** Something that was found, and what to type after `hikecare advice` to see it. */
export interface AdviceMatch {
  readonly kind: Target['kind'];
  readonly id: string;
  readonly title: string;
}

/** What a look-up prints, as data. */
export interface AdvicePage {
  readonly title: string;
  readonly region: Reference | null;
  readonly section: { readonly id: AdviceSection; readonly title: string } | null;
  readonly exercise: ExerciseCard | null;
  readonly complaint: (Reference & Pick<Complaint, 'spots' | 'causes' | 'recovery'>) | null;
  readonly cause: Reference | null;
  /** Only for a region: where it can hurt, what it may be, and what else there is to read. */
  readonly spots: readonly Reference[];
  readonly complaints: readonly Reference[];
  readonly sections: readonly Reference[];
  readonly dangerSigns: readonly DangerSign[];
  readonly items: readonly AdviceItem[];
  readonly matches: readonly AdviceMatch[];
  readonly sources: readonly Source[];
}

/** The data that a page is made from. */
export interface LookUp {
  /** It needs no other regions than those below. */
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  /** The regions that are looked up: nothing that is said only of others stands on the page. */
  readonly regions: readonly string[];
}

/** The page of a target, with the numbers and words of the country filled in, out of everything that is known. */
export function adviceFor(catalogue: Catalogue, target: Target, place: Place, shelf = shelfOf(catalogue)): AdvicePage {
  const regions = regionsOfTarget(target, shelf) ?? catalogue.regions.map(({ id }) => id);
  const part = withRegions(
    catalogue,
    catalogue.regions.filter(({ id }) => regions.includes(id)),
  );
  return pageFor({ catalogue: part, shelf, regions }, target, place);
}

/** The same out of no more than what the target needs: the regions of `regionsOfTarget`, or all. */
export function pageFor(lookUp: LookUp, target: Target, place: Place): AdvicePage {
  const { catalogue, shelf } = lookUp;
  return finish(lookUp, titleOf(catalogue, target), bodyOf(catalogue, target, shelf), place);
}

/** The ids of the regions that a target is about; undefined for all of them. */
export function regionsOfTarget(target: Target, shelf: Shelf): readonly string[] | undefined {
  switch (target.kind) {
    case 'region':
    case 'complaint':
      return [target.region];
    case 'section':
      // What holds for all may still be said of one spot, whose words stand with its region.
      return target.region === undefined ? undefined : [target.region];
    case 'exercise':
      return regionsOf(shelf.mentions(target.exercise));
    case 'regions':
    case 'cause':
      return undefined;
    default:
      return target satisfies never;
  }
}

/**
 * The page of a search that found several things, or nothing: danger signs and what to look at. Signs that the
 * search named come with their reason and what to do now.
 */
export function adviceList(
  catalogue: Catalogue,
  targets: readonly Target[],
  place: Place,
  signs: readonly Rule[] = [],
  shelf = shelfOf(catalogue),
): AdvicePage {
  const ids = new Set(targets.flatMap((target) => ('region' in target ? [target.region] : [])));
  const matches = targets.map((target) => matchOf(catalogue, target));
  const all = catalogue.regions.map(({ id }) => id);
  const body: Body = { matches, regions: all.filter((id) => ids.has(id)), items: ruleItems(catalogue, signs) };
  return finish({ catalogue, shelf, regions: all }, 'What you may mean', body, place);
}

function matchOf(catalogue: Catalogue, target: Target): AdviceMatch {
  return { kind: target.kind, id: typed(target), title: titleOf(catalogue, target) };
}

function finish({ shelf, regions }: LookUp, title: string, body: Body, place: Place): AdvicePage {
  const items = withoutTwins(body.items ?? []).map((item) => ({
    ...item,
    text: fill(item.text, place),
    group: filled(item.group, place),
    when: filled(item.when, place),
    ...(item.sign === undefined ? {} : { sign: filled(item.sign, place) }),
  }));
  const dangerSigns = listSigns(shelf.signs([EVERYBODY, ...regions]), body.regions ?? []);
  const own = [...items.flatMap((item) => item.sources), ...dangerSigns.flatMap((sign) => sign.sources)];
  const more = [...(body.exercise?.sources ?? []), ...(body.complaint?.recovery.sources ?? [])];
  return {
    title,
    region: body.region ?? null,
    section: body.section ?? null,
    exercise: filled(body.exercise ?? null, place),
    complaint: filled(body.complaint ?? null, place),
    cause: body.cause ?? null,
    spots: body.spots ?? [],
    complaints: body.complaints ?? [],
    sections: body.sections ?? [],
    dangerSigns,
    items,
    matches: body.matches ?? [],
    sources: shelf.sources([...new Set([...own, ...more])]),
  };
}

/** Every text of a value with the numbers and words of the country filled in. */
function filled<Value>(value: Value, place: Place): Value {
  if (typeof value === 'string') return fill(value, place) as Value;
  if (Array.isArray(value)) return value.map((entry) => filled(entry, place)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, filled(entry, place)])) as Value;
}

/** Nothing is said twice under one heading. */
function withoutTwins(items: readonly AdviceItem[]): readonly AdviceItem[] {
  return distinct(items, (item) => `${item.group}\n${item.text}\n${item.when}`);
}

function bodyOf(catalogue: Catalogue, target: Target, shelf: Shelf): Body {
  switch (target.kind) {
    case 'regions':
      return { matches: catalogue.regions.map((region) => matchOf(catalogue, { kind: 'region', region: region.id })) };
    case 'region':
      return regionBody(regionBy(catalogue, target.region), catalogue);
    case 'section':
      return sectionBody(catalogue, target.section, target.region);
    case 'exercise':
      return exerciseBody(catalogue, target.exercise, shelf.mentions(target.exercise));
    case 'complaint':
      return complaintBody(catalogue, regionBy(catalogue, target.region), target.complaint);
    case 'cause':
      return causeBody(catalogue, target.cause);
    default:
      return target satisfies never;
  }
}
