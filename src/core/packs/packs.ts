import type { Answers } from '../answers.ts';
import type { Catalogue } from '../catalogue.ts';
import { mayHold } from '../condition.ts';
import type { Area } from '../data-types.ts';

/** The kinds of packs. */
export const PACKS = ['cold', 'heat'] as const;
export type Pack = (typeof PACKS)[number];

/**
 * The house limits in minutes, whatever the data, a flag, a setting or a foreign data folder says.
 * Cold: 20 is the ceiling of the national leaflets, and a nerve was harmed at 20 (Clin J Sport Med 1997).
 * Heat: 10 is the low end of the adult leaflets.
 */
const HOUSE_CAP_MINUTES: Record<Pack, number> = { cold: 20, heat: 10 };

/** Where nobody says which area it is, the data's area of this id holds. */
export const UNKNOWN_AREA = 'elsewhere';

/** Why somebody must not have a pack. */
export interface PackBar {
  readonly id: string;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** The dose of a pack for this person at this area. */
export interface PackDose {
  readonly pack: Pack;
  readonly minutes: number;
  /** Never longer than this here, for this person. */
  readonly mostMinutes: number;
  readonly gapHours: number;
  readonly timesPerDay: number;
  readonly usualTimesPerDay: number;
  readonly skinCheckMinutes: number;
  /** Why it is shorter than usual, if it is. */
  readonly limits: readonly PackBar[];
  readonly sources: readonly string[];
}

/** The most minutes a pack of this kind may run, whatever any file says. */
export function houseCapMinutes(pack: Pack): number {
  return HOUSE_CAP_MINUTES[pack];
}

/** The most minutes a pack may ever run. */
export function capMinutes(catalogue: Catalogue, pack: Pack): number {
  return Math.min(HOUSE_CAP_MINUTES[pack], catalogue.coldAndHeat[pack].capMinutes);
}

/** Every reason why this person must not have this pack; "not sure" counts as yes. */
export function barsFor(catalogue: Catalogue, answers: Answers, pack: Pack): readonly PackBar[] {
  return catalogue.coldAndHeat[pack].notWhen.filter((bar) => mayHold(catalogue, answers, bar.when));
}

/** The area with this id, or undefined. */
export function areaById(catalogue: Catalogue, id: string): Area | undefined {
  return catalogue.coldAndHeat.areas.find((area) => area.id === id);
}

/**
 * How long and how often, for these areas together (the most careful wins) and this person.
 * Throws when the data has no such area: the checks of the data rule that out.
 */
export function doseFor(catalogue: Catalogue, answers: Answers, pack: Pack, areaIds: readonly string[]): PackDose {
  const wanted = areaIds.length > 0 ? areaIds : [UNKNOWN_AREA];
  const areas = wanted.map((id) => {
    const area = areaById(catalogue, id);
    if (area === undefined) throw new Error(`no area ${id} in cold-and-heat`);
    return area;
  });
  const rules = catalogue.coldAndHeat[pack];
  const limits = catalogue.coldAndHeat.limits.filter(
    (limit) => limit.pack === pack && mayHold(catalogue, answers, limit.when),
  );
  const mostMinutes = Math.min(
    capMinutes(catalogue, pack),
    ...limits.map((limit) => limit.minutes),
    ...areas.map((area) => (pack === 'cold' ? (area.coldMostMinutes ?? rules.capMinutes) : rules.capMinutes)),
  );
  const usual = Math.min(...areas.map((area) => (pack === 'cold' ? area.coldMinutes : area.heatMinutes)));
  const timesPerDay = Math.min(
    rules.timesPerDay,
    ...areas.map((area) => (pack === 'cold' ? (area.coldTimesPerDay ?? rules.timesPerDay) : rules.timesPerDay)),
  );
  return {
    pack,
    minutes: Math.min(usual, mostMinutes),
    mostMinutes,
    gapHours: rules.gapHours,
    timesPerDay,
    usualTimesPerDay: Math.min(rules.usualTimesPerDay, timesPerDay),
    skinCheckMinutes: Math.min(rules.skinCheckMinutes, mostMinutes),
    limits,
    // The areas' sources speak of cold: heat has one figure for the whole body.
    sources: [...new Set([...(pack === 'cold' ? areas.flatMap((area) => area.sources) : []), ...rules.capSources])],
  };
}
