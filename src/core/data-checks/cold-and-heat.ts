import { PACKS, UNKNOWN_AREA } from '../packs/packs.ts';
import { type Known, type Problem, problem } from './parts.ts';

/** What the program accepts at the most, said a second time on purpose: data cannot move it, and a slip shows. */
export const MOST_MINUTES = { cold: 20, heat: 10 } as const;

/** Each pack's kinds of use, each with something to say. */
const USES = {
  cold: ['first-days', 'optional', 'no'],
  heat: ['from-day-1', 'after-72-hours', 'no'],
} as const;

/** Each kind of use that a complaint can name has something to say, and no other has. */
export function usesAreComplete(known: Known): readonly Problem[] {
  return PACKS.flatMap((pack) => {
    const at = { file: 'cold-and-heat.json', field: `${pack}.uses` };
    const said = known.raw.coldAndHeat[pack].uses.map((entry) => entry.use);
    const allowed: readonly string[] = USES[pack];
    return [
      ...USES[pack]
        .filter((use) => !(said as readonly string[]).includes(use))
        .map((use) => problem(at, `says nothing about the use "${use}"`, 'Write a statement for it.')),
      ...said
        .filter((use) => !allowed.includes(use))
        .map((use) =>
          problem(at, `has the use "${use}", which ${pack} does not know`, `It knows ${allowed.join(', ')}.`),
        ),
    ];
  });
}

/** Nothing lets cold run past 20 or heat past 10 minutes. */
export function capsAreKept(known: Known): readonly Problem[] {
  const { coldAndHeat } = known.raw;
  const minutes: readonly (readonly [string, 'cold' | 'heat', number | undefined])[] = [
    ...PACKS.map((pack) => [`${pack}.capMinutes`, pack, coldAndHeat[pack].capMinutes] as const),
    ...coldAndHeat.areas.flatMap(
      (area) =>
        [
          [`areas[${area.id}].coldMinutes`, 'cold', area.coldMinutes],
          [`areas[${area.id}].coldMostMinutes`, 'cold', area.coldMostMinutes],
          [`areas[${area.id}].heatMinutes`, 'heat', area.heatMinutes],
        ] as const,
    ),
    ...coldAndHeat.limits.map((limit) => [`limits[${limit.id}].minutes`, limit.pack, limit.minutes] as const),
  ];
  return minutes
    .filter(([, pack, number]) => number !== undefined && !(number >= 1 && number <= MOST_MINUTES[pack]))
    .map(([field, pack, number]) =>
      problem(
        { file: 'cold-and-heat.json', field },
        `${number} minutes of ${pack} are not allowed`,
        `At least 1, and never more than ${MOST_MINUTES[pack]}.`,
      ),
    );
}

/** No default is above the most of its own area or the cap of its own file, and the usual times are not above the most. */
export function areasKeepTheirOwnLimits(known: Known): readonly Problem[] {
  const { areas, cold, heat } = known.raw.coldAndHeat;
  return [
    ...areas
      .filter(
        (area) =>
          area.coldMinutes > Math.min(area.coldMostMinutes ?? cold.capMinutes, cold.capMinutes) ||
          area.heatMinutes > heat.capMinutes,
      )
      .map((area) =>
        problem(
          { file: 'cold-and-heat.json', field: `areas[${area.id}]` },
          'its default is above its own limit',
          'Lower the default.',
        ),
      ),
    ...PACKS.filter(
      (pack) => known.raw.coldAndHeat[pack].usualTimesPerDay > known.raw.coldAndHeat[pack].timesPerDay,
    ).map((pack) =>
      problem(
        { file: 'cold-and-heat.json', field: `${pack}.usualTimesPerDay` },
        'the usual times a day are more than the most',
        'Lower usualTimesPerDay.',
      ),
    ),
  ];
}

/** The areas of spots stand in cold-and-heat.json, and the area for everywhere else does, too. */
export function spotsNameKnownAreas(known: Known): readonly Problem[] {
  const ids = known.raw.coldAndHeat.areas.map((area) => area.id);
  const elsewhere = ids.includes(UNKNOWN_AREA)
    ? []
    : [
        problem(
          { file: 'cold-and-heat.json', field: 'areas' },
          `needs the area "${UNKNOWN_AREA}"`,
          'It holds where nobody said which area it is.',
        ),
      ];
  const unknown = known.raw.regions.flatMap((region) =>
    region.spots
      .filter((spot) => !ids.includes(spot.area))
      .map((spot) =>
        problem(
          { file: `regions/${region.id}.json`, field: `spots[${spot.id}]` },
          `cold-and-heat.json has no area "${spot.area}"`,
          'Add it there, or name another.',
        ),
      ),
  );
  return [...elsewhere, ...unknown];
}
