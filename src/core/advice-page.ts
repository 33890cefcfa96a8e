import { buildCatalogue, type Catalogue, type Rule } from './catalogue.ts';
import { canHold, conditionWords } from './condition-words.ts';
import { type DangerSign, dangerList } from './danger-list.ts';
import type { Complaint, Dose, Exercise, ExerciseUse, Region, RestBand, Source, Statement } from './data-types.ts';
import { ADVICE_SECTIONS, type AdviceSection, partsFor, sectionTitle, type Target, titleOf, typed } from './lookup.ts';
import { doseFor, PACKS, type Pack } from './packs.ts';
import { LEVELS, type Level } from './triage.ts';
import { doseLine, fill, type Place, packLine, sentence } from './wording.ts';

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

/** An exercise without what is there for reviewers alone. */
export type ExerciseCard = Omit<Exercise, '$schema' | 'note'> & { readonly doseText: string };

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

type Body = Partial<Omit<AdvicePage, 'dangerSigns' | 'sources'>> & { readonly regions?: readonly Region[] };

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
  const { regions } = partsFor(target);
  if (regions === 'all' || regions.length === catalogue.regions.length) return catalogue;
  return buildCatalogue({ ...catalogue, regions: catalogue.regions.filter((region) => regions.includes(region.id)) });
}

/** The page of a search that found several things, or nothing: danger signs and what to look at. */
export function adviceList(catalogue: Catalogue, targets: readonly Target[], place: Place): AdvicePage {
  const ids = new Set(targets.flatMap((target) => ('region' in target ? [target.region] : [])));
  const matches = targets.map((target) => matchOf(catalogue, target));
  const regions = catalogue.regions.filter((region) => ids.has(region.id));
  return finish(catalogue, 'What you may mean', { matches, regions }, place);
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
  const key = (item: AdviceItem) => `${item.group}\n${item.text}\n${item.when}`;
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
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

function regionBy(catalogue: Catalogue, id: string): Region {
  const region = catalogue.regions.find((entry) => entry.id === id);
  if (region === undefined) throw new Error(`no region ${id}`);
  return region;
}

function regionBody(region: Region, catalogue: Catalogue): Body {
  return {
    regions: [region],
    region: reference(region),
    items: toItems(catalogue, region.overview),
    spots: region.spots.map(({ id, label }) => ({ id, name: label })),
    complaints: region.complaints.map(reference),
    sections: ADVICE_SECTIONS.map(([id, title]) => ({ id, name: title })),
  };
}

function reference({ id, name }: Reference): Reference {
  return { id, name };
}

function toItems(
  catalogue: Catalogue,
  statements: readonly Statement[],
  group: string | null = null,
): readonly AdviceItem[] {
  return statements
    .filter((statement) => canHold(catalogue, statement.when))
    .map(({ id, text, sources, when }) => ({
      id,
      text,
      sources,
      group,
      when: when === undefined ? null : conditionWords(catalogue, when),
    }));
}

function sectionBody(catalogue: Catalogue, section: AdviceSection, id: string | undefined): Body {
  const region = id === undefined ? undefined : regionBy(catalogue, id);
  const regions = region === undefined ? [] : [region];
  return {
    regions,
    ...(region === undefined ? {} : { region: reference(region) }),
    section: { id: section, title: sectionTitle(section) },
    items: sectionItems(catalogue, section, region),
  };
}

function sectionItems(catalogue: Catalogue, section: AdviceSection, region: Region | undefined): readonly AdviceItem[] {
  const complaints = region?.complaints ?? [];
  switch (section) {
    case 'complaints':
      return complaints.flatMap((complaint) => [
        ...toItems(catalogue, complaint.about, capital(complaint.name)),
        recoveryItem(complaint, capital(complaint.name)),
      ]);
    case 'causes':
    case 'prevention':
      return causeItems(catalogue, section === 'causes' ? 'about' : 'prevention', region);
    case 'rest':
      return [
        ...bandItems(catalogue, region?.rest ?? [], undefined),
        ...complaints.flatMap((complaint) => bandItems(catalogue, complaint.rest ?? [], capital(complaint.name))),
      ];
    case 'cold':
    case 'heat':
      return packItems(catalogue, section, region);
    case 'stretches':
    case 'strength':
      return exerciseItems(catalogue, section, region);
    case 'hike-again':
      return [
        ...toItems(catalogue, region?.hikeAgain ?? []),
        ...ladderItems(catalogue),
        ...complaints.flatMap((complaint) => toItems(catalogue, complaint.hikeAgain, capital(complaint.name))),
      ];
    case 'painkillers':
      return toItems(catalogue, catalogue.aboutYou.painkillers);
    case 'danger-signs':
      return ruleItems(catalogue, region === undefined ? generalRules(catalogue) : region.rules);
    case 'seek-help':
      return [
        ...toItems(catalogue, region?.seekHelp ?? []),
        ...complaints.flatMap((complaint) => toItems(catalogue, complaint.seekIf, capital(complaint.name))),
      ];
    case 'faq':
      return (region?.faq ?? []).flatMap((entry) => toItems(catalogue, entry.answer, entry.question));
    default:
      return section satisfies never;
  }
}

function recoveryItem({ id, recovery }: Complaint, group: string): AdviceItem {
  return { id: `${id}-recovery`, text: recovery.text, sources: recovery.sources, group, when: null };
}

/** What the region says of a cause, then what holds for all regions; the causes of the region alone where there is one. */
function causeItems(
  catalogue: Catalogue,
  part: 'about' | 'prevention',
  region: Region | undefined,
): readonly AdviceItem[] {
  const known = new Set([
    ...(region?.causes ?? []).map((entry) => entry.cause),
    ...(region?.complaints ?? []).flatMap((complaint) => complaint.causes),
  ]);
  return catalogue.causes.causes
    .filter((cause) => region === undefined || known.has(cause.id))
    .flatMap((cause) => {
      const own = (region?.causes ?? []).filter((entry) => entry.cause === cause.id).flatMap((entry) => entry[part]);
      return toItems(catalogue, [...own, ...cause[part]], capital(cause.name));
    });
}

/** Bands are read from the top: the first that holds counts. */
function bandItems(catalogue: Catalogue, bands: readonly RestBand[], name: string | undefined): readonly AdviceItem[] {
  return bands
    .filter((band) => canHold(catalogue, band.when))
    .flatMap((band) => {
      const words =
        band.when === undefined
          ? bands.length === 1
            ? ''
            : 'Otherwise'
          : `If ${conditionWords(catalogue, band.when)}`;
      const group = [name, words].filter((part) => part !== undefined && part !== '').join(': ');
      return toItems(catalogue, band.statements, group === '' ? null : group);
    });
}

function packItems(catalogue: Catalogue, pack: Pack, region: Region | undefined): readonly AdviceItem[] {
  const rules = catalogue.coldAndHeat[pack];
  const used = new Set(region?.spots.map((spot) => spot.area));
  const areas = catalogue.coldAndHeat.areas.filter((area) => region === undefined || used.has(area.id));
  const doses = areas.map((area): AdviceItem => {
    const dose = doseFor(catalogue, new Map(), pack, [area.id]);
    const text = `${capital(area.label)}: ${packLine(dose)}`;
    return { id: `${pack}-${area.id}`, text, sources: dose.sources, group: 'How long', when: null };
  });
  const uses = rules.uses.flatMap((use) => {
    const names = (region?.complaints ?? []).filter((complaint) => complaint[pack] === use.use).map(({ name }) => name);
    if (region !== undefined && names.length === 0) return [];
    const [item] = toItems(catalogue, [use.statement], 'When');
    return item === undefined ? [] : [{ ...item, when: names.length === 0 ? null : names.join('; ') }];
  });
  return [
    ...doses,
    ...uses,
    ...toItems(catalogue, rules.how, 'How'),
    ...toItems(catalogue, rules.stopIf, 'When to take it off'),
    ...rules.notWhen
      .filter((bar) => canHold(catalogue, bar.when))
      .map((bar) => ({
        id: bar.id,
        text: bar.reason,
        sources: bar.sources,
        group: 'Who should not use it',
        when: conditionWords(catalogue, bar.when),
      })),
    ...catalogue.coldAndHeat.limits
      .filter((limit) => limit.pack === pack && canHold(catalogue, limit.when))
      .map((limit) => ({
        id: limit.id,
        text: limit.reason,
        sources: limit.sources,
        group: 'Who should use it more briefly',
        when: conditionWords(catalogue, limit.when),
      })),
    ...toItems(catalogue, catalogue.coldAndHeat.honest, 'What to expect'),
  ];
}

/** Every exercise that a complaint of the region offers, with the complaints that want it and those that forbid it. */
function exerciseItems(
  catalogue: Catalogue,
  part: 'stretches' | 'strength',
  region: Region | undefined,
): readonly AdviceItem[] {
  const complaints = region?.complaints ?? [];
  const ids = [...new Set(complaints.flatMap((complaint) => complaint[part].map((use) => use.exercise)))];
  const exercises = ids.flatMap((id) => catalogue.exerciseById.get(id) ?? []);
  return [
    ...exercises.map((exercise) => listed(exercise, part, complaints)),
    ...toItems(catalogue, catalogue.returnToHiking.exerciseRules, RULES_TITLE),
  ];
}

const RULES_TITLE = 'With every exercise';

function listed(exercise: Exercise, part: 'stretches' | 'strength', complaints: readonly Complaint[]): AdviceItem {
  const { id, name, dose, sources } = exercise;
  const wants = complaints.flatMap((complaint) => {
    const use = complaint[part].find((entry) => entry.exercise === id);
    return use === undefined ? [] : [{ ...reference(complaint), fromDay: use.fromDay || null }];
  });
  return {
    id,
    text: `${name}. ${doseLine(exercise)}`,
    sources,
    group: null,
    when: null,
    exercise: { id, name, dose, doseText: doseLine(exercise), for: wants, notFor: forbidden(id, complaints) },
  };
}

function forbidden(exercise: string, complaints: readonly Complaint[]): readonly Reference[] {
  return complaints.filter((complaint) => complaint.stop.includes(exercise)).map(reference);
}

function ladderItems(catalogue: Catalogue): readonly AdviceItem[] {
  return [
    ...toItems(catalogue, catalogue.returnToHiking.rules, 'How much pain is all right'),
    ...catalogue.returnToHiking.steps.map((step) => ({
      id: step.id,
      text: `${step.what} Go there when: ${step.readyWhen}`,
      sources: step.sources,
      group: 'Step by step',
      when: null,
    })),
  ];
}

function generalRules(catalogue: Catalogue): readonly Rule[] {
  return [...catalogue.dangerSigns.rules, ...catalogue.aboutYou.rules, ...catalogue.story.rules];
}

/** Rules as signs, the worst first, under the words of their level. */
function ruleItems(catalogue: Catalogue, rules: readonly Rule[]): readonly AdviceItem[] {
  const worstFirst = [...LEVELS]
    .reverse()
    .flatMap((level) =>
      (['call', 'go', undefined] as const).flatMap((door) =>
        rules.filter((rule) => rule.level === level && rule.door === door),
      ),
    );
  return worstFirst
    .filter((rule) => canHold(catalogue, rule.when))
    .map((rule) => {
      const door = rule.level === 'emergency' ? (rule.door ?? 'call') : null;
      const words = catalogue.dangerSigns.levels.find(
        ({ id }) => id === (door === null ? rule.level : `emergency-${door}`),
      );
      return {
        id: rule.id,
        text: rule.reason,
        sources: rule.sources,
        group: words?.headline ?? rule.level,
        when: conditionWords(catalogue, rule.when),
        sign: { level: rule.level, door, doNow: rule.doNow },
      };
    });
}

function exerciseBody(catalogue: Catalogue, id: string): Body {
  const exercise = catalogue.exerciseById.get(id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const regions = catalogue.regions.filter((region) => region.complaints.some((complaint) => names(complaint, id)));
  const complaints = regions.flatMap((region) => region.complaints);
  const item = (key: string, text: string, group: string, when: string | null = null): AdviceItem => ({
    id: key,
    text: sentence(text),
    sources: exercise.sources,
    group,
    when,
  });
  const needs = exercise.needs.length === 0 ? [] : [item('needs', exercise.needs.join(', '), 'You need')];
  const wants = complaints.filter((complaint) => usesOf(complaint).some((use) => use.exercise === id));
  const { easier, harder } = exercise;
  return {
    regions,
    exercise: cardOf(exercise),
    items: [
      item('target', exercise.target, 'What for'),
      ...wants.map((complaint) => item(`for-${complaint.id}`, capital(complaint.name), 'What for')),
      ...needs,
      item('position', exercise.position, 'How'),
      ...exercise.steps.map((step, place) => item(`step-${place + 1}`, step, 'How')),
      item('dose', doseLine(exercise), 'How much'),
      item('feel', exercise.feel, 'You feel'),
      ...exercise.stopIf.map((text, place) => item(`stop-${place + 1}`, text, 'Stop if')),
      ...forbidden(id, complaints).map((complaint) =>
        item(`not-with-${complaint.id}`, capital(complaint.name), 'Leave it out with'),
      ),
      ...exercise.notWhen
        .filter((bar) => canHold(catalogue, bar.when))
        .map((bar, place) => ({
          ...item(`not-when-${place + 1}`, '', 'Leave it out if', conditionWords(catalogue, bar.when)),
          text: bar.reason,
        })),
      ...(easier === undefined ? [] : [item('easier', easier.text, 'Easier')]),
      ...(harder === undefined ? [] : [item('harder', harder.text, 'Harder')]),
      ...toItems(catalogue, catalogue.returnToHiking.exerciseRules, RULES_TITLE),
    ],
  };
}

function cardOf(exercise: Exercise): ExerciseCard {
  const { $schema: _schema, note: _note, ...card } = exercise;
  return { ...card, doseText: doseLine(exercise) };
}

function usesOf(complaint: Complaint): readonly ExerciseUse[] {
  return [...complaint.stretches, ...complaint.strength];
}

function names(complaint: Complaint, exercise: string): boolean {
  return complaint.stop.includes(exercise) || usesOf(complaint).some((use) => use.exercise === exercise);
}

function complaintBody(catalogue: Catalogue, region: Region, id: string): Body {
  const complaint = region.complaints.find((entry) => entry.id === id);
  if (complaint === undefined) throw new Error(`no complaint ${id} in ${region.id}`);
  const medical = complaint.medicalName;
  const causes = catalogue.causes.causes.filter((cause) => complaint.causes.includes(cause.id));
  const packs = PACKS.flatMap((pack) =>
    catalogue.coldAndHeat[pack].uses.filter((use) => use.use === complaint[pack]).map((use) => use.statement),
  );
  const uses = (part: 'stretches' | 'strength') =>
    complaint[part].flatMap((use) => {
      const exercise = catalogue.exerciseById.get(use.exercise);
      if (exercise === undefined) return [];
      const early = (use.fromDay ?? 0) === 0 ? '' : ` From day ${use.fromDay}.`;
      const note = use.note === undefined ? '' : ` ${use.note}`;
      const when = use.when === undefined ? null : conditionWords(catalogue, use.when);
      const item = listed(exercise, part, [complaint]);
      return [
        { ...item, text: `${exercise.name}.${early} ${doseLine(exercise)}${note}`, group: sectionTitle(part), when },
      ];
    });
  const stop = complaint.stop.flatMap((key) => catalogue.exerciseById.get(key) ?? []);
  return {
    regions: [region],
    region: reference(region),
    complaint: {
      id,
      name: complaint.name,
      ...(medical === undefined ? {} : { medicalName: medical }),
      spots: complaint.spots,
      causes: complaint.causes,
      recovery: complaint.recovery,
    },
    items: [
      ...toItems(catalogue, complaint.about),
      recoveryItem(complaint, 'How long it takes'),
      ...complaint.fits.map((fit, place) => ({
        id: `${id}-fits-${place + 1}`,
        text: sentence(fit.why),
        sources: complaint.sources,
        group: 'What speaks for it',
        when: null,
      })),
      ...causes.map((cause) => ({
        id: `${id}-cause-${cause.id}`,
        text: sentence(cause.name),
        sources: complaint.sources,
        group: 'What may have caused it',
        when: null,
      })),
      ...toItems(catalogue, complaint.care, 'What helps'),
      ...toItems(catalogue, complaint.avoid, 'What to leave'),
      ...bandItems(catalogue, complaint.rest ?? region.rest, 'Rest'),
      ...toItems(catalogue, packs, 'Cold or heat'),
      ...uses('stretches'),
      ...uses('strength'),
      ...stop.map((exercise) => ({
        id: `${id}-not-${exercise.id}`,
        text: sentence(exercise.name),
        sources: complaint.sources,
        group: 'Exercises to leave out',
        when: null,
      })),
      ...toItems(catalogue, complaint.hikeAgain, 'When to hike again'),
      ...toItems(catalogue, complaint.seekIf, 'When to seek help'),
    ],
  };
}

function causeBody(catalogue: Catalogue, id: string): Body {
  const cause = catalogue.causes.causes.find((entry) => entry.id === id);
  if (cause === undefined) throw new Error(`no cause ${id}`);
  const regions = catalogue.regions.filter((region) => region.causes.some((entry) => entry.cause === id));
  const own = (part: 'about' | 'prevention') =>
    regions.flatMap((region) => region.causes.filter((entry) => entry.cause === id).flatMap((entry) => entry[part]));
  return {
    regions,
    cause: reference(cause),
    items: [
      ...toItems(catalogue, [...cause.about, ...own('about')], sectionTitle('causes')),
      ...toItems(catalogue, [...cause.prevention, ...own('prevention')], sectionTitle('prevention')),
    ],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
