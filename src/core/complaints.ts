import { type Answers, chosen } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { type Because, holds, judge } from './condition.ts';
import type { Complaint, Region } from './data-types.ts';

/** As many complaints are shown as a reader can weigh. */
const SHOWN = 3;

/** A reason why a complaint fits, and the answers it rests on. */
export interface Fit {
  readonly why: string;
  readonly because: readonly Because[];
}

/** A complaint that the answers fit. */
export interface Match {
  readonly region: Region;
  readonly complaint: Complaint;
  readonly fits: readonly Fit[];
}

/** The ids chosen in a list question, none when it was not answered. */
export function chosenIds(answers: Answers, question: string): readonly string[] {
  const value = answers.get(question);
  return value === undefined ? [] : chosen(value);
}

/** The regions that the hiker chose, in the order of the data. */
export function chosenRegions(catalogue: Catalogue, answers: Answers): readonly Region[] {
  const ids = chosenIds(answers, 'region');
  return catalogue.regions.filter((region) => ids.includes(region.id));
}

/**
 * What it may be, best first: the best of each region that hurts, and others up to three in all. Ranked by
 * how many reasons hold, then by the order of the data. The rank chooses self-care content and never
 * touches the level. Where nothing fits, the region's general record stands in.
 */
export function matchComplaints(catalogue: Catalogue, answers: Answers): readonly Match[] {
  const byRegion = chosenRegions(catalogue, answers).map((region) => ranked(inRegion(catalogue, answers, region)));
  const best = byRegion.flatMap((matches) => matches.slice(0, 1));
  const others = ranked(byRegion.flatMap((matches) => matches.slice(1)));
  return ranked([...best, ...others.slice(0, Math.max(0, SHOWN - best.length))]);
}

/** The first match of each region: whose care the plan prints. */
export function leaders(matches: readonly Match[]): readonly Match[] {
  return matches.filter((match, place) => matches.findIndex((other) => other.region.id === match.region.id) === place);
}

function ranked(matches: readonly Match[]): readonly Match[] {
  return [...matches].sort((a, b) => b.fits.length - a.fits.length);
}

function inRegion(catalogue: Catalogue, answers: Answers, region: Region): readonly Match[] {
  const spots = chosenIds(answers, 'spot');
  const matches = region.complaints
    .filter((complaint) => complaint.id !== region.general)
    .filter((complaint) => complaint.spots.some((spot) => spots.includes(spot)))
    .filter((complaint) => holds(catalogue, answers, complaint.onlyWhen))
    .map((complaint) => ({ region, complaint, fits: fitsOf(catalogue, answers, complaint) }))
    .filter((match) => match.fits.length > 0);
  if (matches.length > 0) return matches;
  const general = region.complaints.find((complaint) => complaint.id === region.general);
  return general === undefined ? [] : [{ region, complaint: general, fits: [] }];
}

function fitsOf(catalogue: Catalogue, answers: Answers, complaint: Complaint): readonly Fit[] {
  return complaint.fits.flatMap((fit) => {
    const finding = judge(catalogue, answers, fit.when);
    return finding.truth === 'yes' ? [{ why: fit.why, because: finding.because }] : [];
  });
}
