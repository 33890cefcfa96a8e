import type { Source } from '../../core/data-types.ts';

/** Numbers for sources in the order in which they are cited. */
export interface Footnotes {
  /** The marks of the first of these sources, such as " [1][3]". */
  readonly cite: (ids: readonly string[]) => string;
  /** The numbered sources that were cited so far. */
  readonly cited: () => readonly { readonly number: number; readonly source: Source }[];
}

/**
 * A fresh list of footnotes over these sources, at most so many marks a line: more would hide the line, and
 * the JSON document names every source. Our own rules are no source to look up and get no mark.
 */
export function footnotes(sourceById: ReadonlyMap<string, Source>, marksALine: number): Footnotes {
  const numbers = new Map<string, number>();
  const isOutside = (id: string) => sourceById.has(id) && sourceById.get(id)?.kind !== 'house-rule';
  return {
    cite: (ids) => {
      const marks = ids
        .filter(isOutside)
        .slice(0, marksALine)
        .map((id) => {
          if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
          return `[${numbers.get(id)}]`;
        });
      return marks.length === 0 ? '' : ` ${marks.join('')}`;
    },
    cited: () =>
      [...numbers].flatMap(([id, number]) => {
        const source = sourceById.get(id);
        return source === undefined ? [] : [{ number, source }];
      }),
  };
}

/** A source on one line: publisher, title, year, address. */
export function sourceLine(source: Source): string {
  const publisher = source.publisher === undefined ? '' : `${source.publisher}: `;
  const year = source.year === undefined ? '' : ` (${source.year})`;
  const copy = source.copy === true ? ' [read on a copy]' : '';
  const url = source.url === undefined ? '' : ` ${source.url}`;
  return `${publisher}${source.title}${year}.${url}${copy}`;
}
