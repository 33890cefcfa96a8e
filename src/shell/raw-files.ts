import type { RawData } from '../core/catalogue.ts';
import { DATA_FILES } from '../core/data-files.ts';
import { lazily } from '../core/lazily.ts';

/** A file of a data folder by its path, parsed but not checked. */
export type RawFiles = ReadonlyMap<string, unknown>;

/** The files by the names that core gives them. Trusts their shape: the schemas vouch for it. */
export function toRawData(files: RawFiles): RawData {
  const inFolder = (folder: string) => () =>
    [...files].filter(([name]) => name.startsWith(folder)).map(([, body]) => body);
  return rawData((name) => files.get(name), { regions: inFolder('regions/'), exercises: inFolder('exercises/') });
}

/** The same where each file is opened when it is first asked for. */
export function rawData(
  open: (name: string) => unknown,
  lists: Readonly<Record<'regions' | 'exercises', () => readonly unknown[]>>,
): RawData {
  const files = DATA_FILES.map(([file, name]) => [name, () => open(file)]);
  return lazily<RawData>({ ...Object.fromEntries(files), ...lists });
}
