import type { RawData } from '../core/catalogue.ts';

/** A file of a data folder by its path, parsed but not checked. */
export type RawFiles = ReadonlyMap<string, unknown>;

/** The files by the names that core gives them. Trusts their shape: the schemas vouch for it. */
export function toRawData(files: RawFiles): RawData {
  const inFolder = (folder: string) => [...files].filter(([name]) => name.startsWith(folder)).map(([, body]) => body);
  const raw = {
    dangerSigns: files.get('danger-signs.json'),
    aboutYou: files.get('about-you.json'),
    story: files.get('story.json'),
    coldAndHeat: files.get('cold-and-heat.json'),
    causes: files.get('causes.json'),
    returnToHiking: files.get('return-to-hiking.json'),
    emergencyNumbers: files.get('emergency-numbers.json'),
    sources: files.get('sources.json'),
    regions: inFolder('regions/'),
    exercises: inFolder('exercises/'),
  };
  return raw as unknown as RawData;
}
