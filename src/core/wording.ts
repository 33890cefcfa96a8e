import type { Catalogue } from './catalogue.ts';
import type { Country, Exercise } from './data-types.ts';
import type { PackDose } from './packs/packs.ts';
import { capital } from './text.ts';

/** The words and numbers of a country, ready to be put into a sentence. */
export interface Place {
  /** ISO 3166 code, or undefined where the fall-back number stands in. */
  readonly country?: string;
  readonly emergencyNumber: string;
  readonly urgentLine: string;
  readonly familyDoctor: string;
  readonly emergencyDepartment: string;
  /** How to reach mountain rescue, where it is known. */
  readonly mountainRescue?: { readonly number: string; readonly say: string };
  readonly sources: readonly string[];
}

/** Numbers and words for a country code; 112 and plain words where the country is not known or not listed. */
export function placeFor(catalogue: Catalogue, code: string | undefined): Place {
  const { countries, fallback } = catalogue.emergencyNumbers;
  const country = countries.find((entry) => entry.country === code?.toUpperCase());
  if (country === undefined) {
    return {
      emergencyNumber: fallback.emergency,
      urgentLine: 'your local out-of-hours doctor service',
      familyDoctor: 'doctor',
      emergencyDepartment: 'emergency department',
      sources: fallback.sources,
    };
  }
  return {
    country: country.country,
    emergencyNumber: country.emergency,
    urgentLine: urgentLine(country),
    familyDoctor: country.familyDoctor,
    emergencyDepartment: country.emergencyDepartment,
    ...(country.mountainRescue === undefined ? {} : { mountainRescue: country.mountainRescue }),
    sources: country.sources,
  };
}

function urgentLine(country: Country): string {
  if (country.urgentLine === undefined) return 'your local out-of-hours doctor service';
  const { name, number } = country.urgentLine;
  return name.includes(number) ? `${name} (call ${number})` : `${name} (${number})`;
}

/** A sentence of the data with the numbers and words of the country filled in, letter by letter as they stand. */
export function fill(text: string, place: Place): string {
  return text
    .replaceAll('{emergency-number}', () => place.emergencyNumber)
    .replaceAll('{urgent-line}', () => place.urgentLine)
    .replaceAll('{family-doctor}', () => place.familyDoctor)
    .replaceAll('{emergency-department}', () => place.emergencyDepartment);
}

/** "1 day", "3 days". */
export function count(number: number, unit: string): string {
  return `${number} ${number === 1 ? unit : `${unit}s`}`;
}

/** The dose of an exercise in one line, such as "Hold 20 seconds, 3 times, each side, twice a day." */
export function doseLine({ dose }: Exercise): string {
  const parts = [
    dose.holdSeconds === undefined ? undefined : `hold ${count(dose.holdSeconds, 'second')}`,
    dose.repetitions === undefined ? undefined : times(dose.repetitions),
    dose.sets === undefined || dose.sets === 1 ? undefined : `${dose.sets} sets`,
    dose.perSide ? 'each side' : undefined,
    dose.timesPerDay === undefined ? undefined : `${times(dose.timesPerDay)} a day`,
    dose.daysPerWeek === undefined
      ? undefined
      : dose.daysPerWeek === 7
        ? 'every day'
        : `${count(dose.daysPerWeek, 'day')} a week`,
  ].filter((part) => part !== undefined);
  return sentence(parts.join(', '));
}

/** The dose of a pack in one line. */
export function packLine(dose: PackDose): string {
  const usual = times(dose.usualTimesPerDay);
  return `${count(dose.minutes, 'minute')} at a time, up to ${usual} a day, with at least ${count(dose.gapHours, 'hour')} between packs.`;
}

/** "once", "twice", "3 times". */
export function times(number: number): string {
  return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`;
}

/** The text with a capital at the start and a full stop at the end. */
export function sentence(text: string): string {
  const start = capital(text);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
