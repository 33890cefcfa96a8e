import { type Answers, type AnswerValue, chosen, NONE } from './answers.ts';
import type { Catalogue } from './catalogue.ts';

/** What may be remembered about the hiker, on consent. */
export interface Profile {
  /** An id of the age bands in about-you.json; never the age itself. */
  readonly ageBand?: string;
  /** Option ids of the question `conditions`; empty where none holds. */
  readonly conditions?: readonly string[];
  /** The day it was saved, such as 2026-11-23. */
  readonly savedOn?: string;
}

/**
 * A profile as answers. The first year of the band stands for the age: conditions name only first and last
 * years of bands. After a year, or with a condition that the catalogue does not know, it is asked anew.
 * `today` is a day such as 2026-11-23.
 */
export function profileAnswers(catalogue: Catalogue, profile: Profile, today: string): Answers {
  const answers = new Map<string, AnswerValue>();
  if (profile.savedOn === undefined || !isWithinAYear(profile.savedOn, today)) return answers;
  const band = catalogue.aboutYou.ageBands.find(({ id }) => id === profile.ageBand);
  if (band !== undefined) answers.set('age', Math.max(1, band.from));
  const options = catalogue.questions.get('conditions')?.options ?? [];
  const { conditions } = profile;
  const allKnown = conditions?.every((id) => options.some((option) => option.id === id)) === true;
  if (conditions !== undefined && allKnown) answers.set('conditions', conditions.length === 0 ? [NONE] : conditions);
  return answers;
}

/** Days as text compare like days: the year counts up by one. */
function isWithinAYear(savedOn: string, today: string): boolean {
  const lastDay = `${Number(savedOn.slice(0, 4)) + 1}${savedOn.slice(4)}`;
  return savedOn <= today && today <= lastDay;
}

/** What of the answers may be remembered: a band instead of the age, and no condition that passes by itself. */
export function profileOf(catalogue: Catalogue, answers: Answers, savedOn: string): Profile | undefined {
  const age = answers.get('age');
  const conditions = answers.get('conditions');
  if (typeof age !== 'number' || conditions === undefined) return undefined;
  const band = catalogue.aboutYou.ageBands.filter(({ from }) => from <= age).at(-1);
  const options = catalogue.questions.get('conditions')?.options ?? [];
  const passes = (id: string) => options.find((option) => option.id === id)?.temporary === true;
  return {
    ...(band === undefined ? {} : { ageBand: band.id }),
    conditions: chosen(conditions).filter((id) => id !== NONE && !passes(id)),
    savedOn,
  };
}
