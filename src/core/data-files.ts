import type { RawData } from './catalogue.ts';

/** The files of a data folder beside its regions and exercises, each with the name that core gives it. */
export const DATA_FILES = [
  ['danger-signs.json', 'dangerSigns'],
  ['about-you.json', 'aboutYou'],
  ['story.json', 'story'],
  ['cold-and-heat.json', 'coldAndHeat'],
  ['causes.json', 'causes'],
  ['return-to-hiking.json', 'returnToHiking'],
  ['emergency-numbers.json', 'emergencyNumbers'],
  ['sources.json', 'sources'],
] as const satisfies readonly (readonly [string, Exclude<keyof RawData, 'regions' | 'exercises'>])[];
