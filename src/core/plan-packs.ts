import type { Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { chosenIds, chosenRegions, type Match } from './complaints.ts';
import type { Complaint, Statement } from './data-types.ts';
import { withinDoses } from './packs/pack-lines.ts';
import { barsFor, doseFor, PACKS, type Pack, type PackBar, type PackDose } from './packs/packs.ts';
import { asDetail, type PlanItem, toItems } from './plan-items.ts';
import { packLine } from './wording.ts';

/** The first three days after it began, in which cold serves most and heat after an injury does harm. */
const FIRST_DAYS = 3;

type Use = Complaint['cold'] | Complaint['heat'];

/** From least to most careful: of complaints that lead together, the most careful one decides. */
const CAREFUL: readonly Use[] = ['first-days', 'from-day-1', 'optional', 'after-72-hours', 'no'];

/** Whether a pack is offered now, and what is said about it. */
export interface PackUse {
  readonly use: Use;
  readonly offered: boolean;
  readonly statements: readonly Statement[];
}

/** Full days since it began; nobody said: today, the most careful reading. */
export function daysSince(answers: Answers): number {
  const days = answers.get('days');
  return typeof days === 'number' ? days : 0;
}

/** The areas (for minutes of a pack) of the spots that were chosen. */
export function spotAreas(catalogue: Catalogue, answers: Answers): readonly string[] {
  const spots = chosenIds(answers, 'spot');
  const areas = chosenRegions(catalogue, answers).flatMap((region) =>
    region.spots.filter((spot) => spots.includes(spot.id)).map((spot) => spot.area),
  );
  return [...new Set(areas)];
}

/** How a pack is used for these complaints on this day. */
export function packUse(catalogue: Catalogue, answers: Answers, pack: Pack, leading: readonly Match[]): PackUse {
  const uses = leading.map(({ complaint }) => complaint[pack]);
  const wanted = uses.reduce((a, b) => (CAREFUL.indexOf(b) > CAREFUL.indexOf(a) ? b : a), uses[0] ?? 'no');
  const early = daysSince(answers) < FIRST_DAYS;
  const use: Use = wanted === 'first-days' && !early ? 'optional' : wanted;
  const offered = use !== 'no' && !(use === 'after-72-hours' && early);
  const statements = catalogue.coldAndHeat[pack].uses
    .filter((entry) => entry.use === use)
    .map((entry) => entry.statement);
  return { use, offered, statements };
}

/** The part of the plan on cold and heat. */
export interface PackPart {
  readonly items: readonly PlanItem[];
  /** The packs that this person may use now. */
  readonly offered: readonly PackDose[];
  /** The one to begin with: cold where it serves most, else heat, else what is left. */
  readonly suggested: PackDose | undefined;
}

/**
 * Cold and heat for these complaints and this person: which, how long, how; or why not. The pack that is not
 * suggested is told in short.
 */
export function packPart(catalogue: Catalogue, answers: Answers, leading: readonly Match[]): PackPart {
  const uses = PACKS.map((pack) => ({
    pack,
    use: packUse(catalogue, answers, pack, leading),
    bars: barsFor(catalogue, answers, pack),
  }));
  const areas = spotAreas(catalogue, answers);
  const offered = uses
    .filter(({ use, bars }) => use.offered && bars.length === 0)
    .map(({ pack }) => doseFor(catalogue, answers, pack, areas));
  const cold = offered.find((dose) => dose.pack === 'cold');
  const heat = offered.find((dose) => dose.pack === 'heat');
  const coldFirst = uses.some(({ pack, use }) => pack === 'cold' && use.use === 'first-days');
  const suggested = coldFirst ? (cold ?? heat) : (heat ?? cold);
  const items = uses.flatMap(({ pack, use, bars }) => {
    if (bars.length > 0) return bars.map((bar) => barItem(pack, bar));
    const dose = offered.find((other) => other.pack === pack);
    if (dose === undefined) return toItems(use.statements);
    return [...toItems(use.statements), ...doseItems(dose), ...howItems(catalogue, dose, suggested?.pack === pack)];
  });
  return {
    items: offered.length === 0 ? items : [...items, ...toItems(catalogue.coldAndHeat.honest)],
    offered,
    suggested,
  };
}

/** The packs that nothing about this person speaks against, wherever it hurts. */
export function dosesAllowed(catalogue: Catalogue, answers: Answers): readonly PackDose[] {
  return PACKS.filter((pack) => barsFor(catalogue, answers, pack).length === 0).map((pack) =>
    doseFor(catalogue, answers, pack, spotAreas(catalogue, answers)),
  );
}

function barItem(pack: Pack, bar: PackBar): PlanItem {
  return { id: `no-${pack}-${bar.id}`, text: `No ${pack} for you: ${bar.reason}`, sources: bar.sources };
}

function doseItems(dose: PackDose): readonly PlanItem[] {
  const name = dose.pack === 'cold' ? 'Cold' : 'Heat';
  return [
    { id: `${dose.pack}-dose`, text: `${name}: ${packLine(dose)}`, sources: dose.sources },
    ...dose.limits.map(({ id, reason, sources }) => ({ id, text: reason, sources })),
  ];
}

/** How to do it and when to stop; in short only the first of each, the most important ones of the data. */
function howItems(catalogue: Catalogue, dose: PackDose, whole: boolean): readonly PlanItem[] {
  const { how, stopIf } = catalogue.coldAndHeat[dose.pack];
  const short = (statements: readonly Statement[]) => {
    const items = toItems(statements);
    return whole ? items : [...items.slice(0, 1), ...asDetail(items.slice(1))];
  };
  return [...short(withinDoses(how, [dose])), ...short(stopIf)];
}
