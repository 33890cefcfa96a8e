import type { Complaint, Region } from '../data-types.ts';
import { PACKS, UNKNOWN_AREA } from '../packs/packs.ts';
import type { Known, Problem } from './parts.ts';
import { isObject, leavesOf, problem } from './parts.ts';

/** What the program accepts at the most, said a second time on purpose: data cannot move it, and a slip shows. */
const MOST_MINUTES = { cold: 20, heat: 10 } as const;

/** Each pack's kinds of use, each with something to say. */
const USES = {
  cold: ['first-days', 'optional', 'no'],
  heat: ['from-day-1', 'after-72-hours', 'no'],
} as const;

/** The words of each level, emergency by its doors. */
const LEVEL_WORDS = ['self-care', 'soon', 'urgent', 'emergency-go', 'emergency-call'];

type Place = Parameters<typeof problem>[0];

function complaintsOf(
  known: Known,
): readonly { readonly region: Region; readonly complaint: Complaint; readonly at: Place }[] {
  return known.raw.regions.flatMap((region) =>
    region.complaints.map((complaint) => ({
      region,
      complaint,
      at: { file: `regions/${region.id}.json`, field: `complaints[${complaint.id}]` },
    })),
  );
}

/** Each of the five levels has its words once. */
export function levelsAreComplete(known: Known): readonly Problem[] {
  const ids = known.raw.dangerSigns.levels.map((level) => level.id as string);
  return LEVEL_WORDS.filter((id) => ids.filter((other) => other === id).length !== 1).map((id) =>
    problem(
      { file: 'danger-signs.json', field: 'levels' },
      `needs the words of "${id}" once`,
      'Write one record for each level.',
    ),
  );
}

/** The numbers that the program itself looks at are asked. */
export function questionsOfTheProgramExist(known: Known): readonly Problem[] {
  return ['age', 'days']
    .filter((id) => known.catalogue.questions.get(id)?.kind !== 'number')
    .map((id) =>
      problem(
        { file: id === 'age' ? 'about-you.json' : 'story.json', field: 'questions' },
        `needs the number question "${id}"`,
        'The program reckons with it: keep its id and its kind.',
      ),
    );
}

/** A complaint is felt at spots of its own region. */
export function complaintsNameSpotsOfTheirRegion(known: Known): readonly Problem[] {
  return complaintsOf(known).flatMap(({ region, complaint, at }) =>
    complaint.spots
      .filter((id) => !region.spots.some((spot) => spot.id === id))
      .map((id) => problem(at, `the region has no spot "${id}"`, 'Name a spot of this file.')),
  );
}

/** Causes stand in causes.json. */
export function complaintsNameKnownCauses(known: Known): readonly Problem[] {
  const ids = new Set(known.raw.causes.causes.map((cause) => cause.id));
  const unknown = (at: Place, causes: readonly string[]) =>
    causes
      .filter((id) => !ids.has(id))
      .map((id) => problem(at, `causes.json has no cause "${id}"`, 'Add it there, or name another.'));
  return [
    ...complaintsOf(known).flatMap(({ complaint, at }) => unknown(at, complaint.causes)),
    ...known.raw.regions.flatMap((region) =>
      region.causes.flatMap((entry, place) =>
        unknown({ file: `regions/${region.id}.json`, field: `causes[${place}]` }, [entry.cause]),
      ),
    ),
  ];
}

/** Exercises that are offered, stopped or named as an easier or harder form have a file. */
export function complaintsNameKnownExercises(known: Known): readonly Problem[] {
  const unknown = (at: Place, ids: readonly (string | undefined)[]) =>
    ids
      .filter((id) => id !== undefined && !known.catalogue.exerciseById.has(id))
      .map((id) => problem(at, `there is no exercise "${id}"`, `Write exercises/${id}.json, or name another.`));
  return [
    ...complaintsOf(known).flatMap(({ complaint, at }) => unknown(at, [...offeredBy(complaint), ...complaint.stop])),
    ...known.raw.exercises.flatMap(({ id, easier, harder }) =>
      unknown({ file: `exercises/${id}.json`, field: '/' }, [easier?.exercise, harder?.exercise]),
    ),
  ];
}

function offeredBy(complaint: Complaint): readonly string[] {
  return [...complaint.stretches, ...complaint.strength].map((use) => use.exercise);
}

/** No complaint offers what it stops. */
export function exercisesOfferedAreNotStopped(known: Known): readonly Problem[] {
  return complaintsOf(known).flatMap(({ complaint, at }) =>
    offeredBy(complaint)
      .filter((id) => complaint.stop.includes(id))
      .map((id) => problem(at, `offers "${id}" and stops it`, 'Take it out of one of the two lists.')),
  );
}

/** Every dose says how long to hold or how often to move. */
export function dosesSayHowMuch(known: Known): readonly Problem[] {
  return known.raw.exercises
    .filter(({ dose }) => dose.holdSeconds === undefined && dose.repetitions === undefined)
    .map(({ id }) =>
      problem(
        { file: `exercises/${id}.json`, field: 'dose' },
        'says neither how long nor how often',
        'Add holdSeconds or repetitions.',
      ),
    );
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

/** A region with complaints has one that stands in where nothing fits. */
export function regionsHaveAFallback(known: Known): readonly Problem[] {
  return known.raw.regions
    .filter((region) => region.complaints.length > 0 || region.general !== undefined)
    .filter((region) => !region.complaints.some((complaint) => complaint.id === region.general))
    .map((region) =>
      problem(
        { file: `regions/${region.id}.json`, field: 'general' },
        'names no complaint of this region',
        'Name the record that stands in where nothing fits.',
      ),
    );
}

/** The last band of rest holds for everybody, and only the last. */
export function restBandsEndOpen(known: Known): readonly Problem[] {
  return restLists(known).flatMap(({ bands, at }) => {
    const open = bands.map((band) => band.when === undefined);
    return open.every((isOpen, place) => isOpen === (place === open.length - 1))
      ? []
      : [
          problem(
            at,
            'only the last band may be without "when", and it must be',
            'The first band that holds is printed.',
          ),
        ];
  });
}

function restLists(known: Known) {
  const ofComplaints = complaintsOf(known).map(({ complaint, at }) => ({
    bands: complaint.rest ?? [],
    at: { ...at, field: `${at.field}.rest` },
  }));
  const ofRegions = known.raw.regions.map((region) => ({
    bands: region.rest,
    at: { file: `regions/${region.id}.json`, field: 'rest' },
  }));
  return [...ofRegions, ...ofComplaints];
}

/** Every complaint finds bands of rest, its own or those of the region. */
export function restIsSaid(known: Known): readonly Problem[] {
  return complaintsOf(known)
    .filter(({ region, complaint }) => (complaint.rest ?? region.rest).length === 0)
    .map(({ at }) => problem(at, 'nobody says how much to rest', 'Add bands to the region or to the complaint.'));
}

/** What runs from a number to a number does not run backwards. */
export function rangesRunUpwards(known: Known): readonly Problem[] {
  const backwards = (low: unknown, high: unknown) => typeof low === 'number' && typeof high === 'number' && low > high;
  return known.parts
    .filter(({ value }) => {
      if (!isObject(value)) return false;
      return backwards(value['from'], value['to']) || backwards(value['noBetterDays'], value['notGoneDays']);
    })
    .map((part) => problem(part, 'ends before it begins', 'Let the first number be the lower one.'));
}

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

/** An age may be remembered as its band: so every age that a condition names begins or ends one. */
export function agesStandOnBandEdges(known: Known): readonly Problem[] {
  const edges = known.raw.aboutYou.ageBands.map((band) => band.from);
  const least = known.catalogue.questions.get('age')?.min ?? 0;
  const upwards = edges.every((from, place) => place === 0 || from > (edges[place - 1] ?? 0));
  const bands =
    upwards && (edges[0] ?? 0) <= least
      ? []
      : [
          problem(
            { file: 'about-you.json', field: 'ageBands' },
            'must begin at the least age and run upwards',
            'Sort them.',
          ),
        ];
  const off = known.conditions.flatMap((part) =>
    leavesOf(part.value)
      .filter((leaf) => leaf.question === 'age' && !('is' in leaf))
      .map((leaf) => ('atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost + 1 : 0))
      .filter((first) => !edges.includes(first))
      .map((first) =>
        problem(part, `no band of ages begins at ${first}`, 'Add a band to about-you.json, or use an edge of one.'),
      ),
  );
  return [...bands, ...off];
}
