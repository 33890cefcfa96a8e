import { buildCatalogue, type Catalogue, type Rule } from '../catalogue.ts';
import type { Complaint, Dose, Exercise, FigureAlt, Source } from '../data-types.ts';
import { distinct } from '../text.ts';
import type { Level } from '../triage.ts';
import { fill, type Place } from '../wording.ts';
import { type DangerSign, dangerList } from './danger-list.ts';
import { type Body, regionBy } from './items.ts';
import { causeBody, complaintBody, exerciseBody } from './records.ts';
import { regionBody, ruleItems, sectionBody } from './sections.ts';
import { type AdviceSection, partsFor, regionsMentioning, type Target, titleOf, typed } from './topics.ts';

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

/**
 * The page of a target, with the numbers and words of the country filled in. The catalogue may hold no more
 * than `partsFor` names: the page is the same.
 */
export function adviceFor(catalogue: Catalogue, target: Target, place: Place): AdvicePage {
  const scope = scopeOf(catalogue, target);
  return finish(scope, titleOf(scope, target), bodyOf(scope, target), place);
}

/** The catalogue with no other regions than the target's, so that what is left out is left out of every look-up. */
function scopeOf(catalogue: Catalogue, target: Target): Catalogue {
  const parts = partsFor(target);
  const named = target.kind === 'exercise' ? regionsMentioning(catalogue.regions, target.exercise) : parts.regions;
  if (typeof named === 'string' || named.length === catalogue.regions.length) return catalogue;
  return buildCatalogue({ ...catalogue, regions: catalogue.regions.filter((region) => named.includes(region.id)) });
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
): AdvicePage {
  const ids = new Set(targets.flatMap((target) => ('region' in target ? [target.region] : [])));
  const matches = targets.map((target) => matchOf(catalogue, target));
  const regions = catalogue.regions.filter((region) => ids.has(region.id));
  return finish(catalogue, 'What you may mean', { matches, regions, items: ruleItems(catalogue, signs) }, place);
}

function matchOf(catalogue: Catalogue, target: Target): AdviceMatch {
  return { kind: target.kind, id: typed(target), title: titleOf(catalogue, target) };
}

function finish(catalogue: Catalogue, title: string, body: Body, place: Place): AdvicePage {
  const items = withoutTwins(body.items ?? []).map((item) => ({
    ...item,
    text: fill(item.text, place),
    group: filled(item.group, place),
    when: filled(item.when, place),
    ...(item.sign === undefined ? {} : { sign: filled(item.sign, place) }),
  }));
  const dangerSigns = dangerList(catalogue, body.regions ?? []);
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
    sources: [...new Set([...own, ...more])].flatMap((id) => catalogue.sourceById.get(id) ?? []),
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

function bodyOf(catalogue: Catalogue, target: Target): Body {
  switch (target.kind) {
    case 'regions':
      return { matches: catalogue.regions.map((region) => matchOf(catalogue, { kind: 'region', region: region.id })) };
    case 'region':
      return regionBody(regionBy(catalogue, target.region), catalogue);
    case 'section':
      return sectionBody(catalogue, target.section, target.region);
    case 'exercise':
      return exerciseBody(catalogue, target.exercise);
    case 'complaint':
      return complaintBody(catalogue, regionBy(catalogue, target.region), target.complaint);
    case 'cause':
      return causeBody(catalogue, target.cause);
    default:
      return target satisfies never;
  }
}
