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
 * years of bands. After a year it is asked anew. Of conditions that the catalogue does not know nobody knows what they
 * mean: where people are asked, all conditions are asked anew; where nobody is asked, those that are known still count.
 * `today` is a day such as 2026-11-23.
 */
export function profileAnswers(catalogue: Catalogue, profile: Profile, today: string, askedNothing = false): Answers {
  const answers = new Map<string, AnswerValue>();
  const { savedOn, conditions } = profile;
  if (!askedNothing && (savedOn === undefined || !isWithinAYear(savedOn, today))) return answers;
  const band = catalogue.aboutYou.ageBands.find(({ id }) => id === profile.ageBand);
  if (band !== undefined) answers.set('age', Math.max(1, band.from));
  const options = catalogue.questions.get('conditions')?.options ?? [];
  const known = conditions?.filter((id) => options.some((option) => option.id === id));
  if (known === undefined || conditions === undefined) return answers;
  if (known.length === conditions.length) answers.set('conditions', known.length === 0 ? [NONE] : known);
  else if (askedNothing && known.length > 0) answers.set('conditions', known);
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
