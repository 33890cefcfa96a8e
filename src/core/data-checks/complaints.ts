import type { Complaint, Region } from '../data-types.ts';
import { isObject } from '../outside-values.ts';
import { type Known, type Place, type Problem, problem } from './parts.ts';

/** The complaints of all regions, each with its place. */
export function complaintsOf(
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

/** Every complaint finds bands of rest, its own or those of the region. */
export function restIsSaid(known: Known): readonly Problem[] {
  return complaintsOf(known)
    .filter(({ region, complaint }) => (complaint.rest ?? region.rest).length === 0)
    .map(({ at }) => problem(at, 'nobody says how much to rest', 'Add bands to the region or to the complaint.'));
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
