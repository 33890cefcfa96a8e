import type { ById } from '../../core/catalogue.ts';
import type { Source } from '../../core/data-types.ts';
import { bullet } from './layout.ts';
import type { Style } from './style.ts';

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
export function footnotes(sourceById: ById<Source>, marksALine: number): Footnotes {
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

/** The block of the sources that were cited so far; empty where none was. */
export function sourceBlock(notes: Footnotes, style: Style, width: number): readonly string[] {
  const lines = notes.cited().flatMap(({ number, source }) => bullet(`[${number}]`, sourceLine(source), width, ''));
  return lines.length === 0 ? [] : [style.heading('Sources'), ...lines.map((line) => style.dim(line))];
}

/** A source on one line: publisher, title, year, address. */
export function sourceLine(source: Source): string {
  const publisher = source.publisher === undefined ? '' : `${source.publisher}: `;
  const year = source.year === undefined ? '' : ` (${source.year})`;
  const copy = source.copy === true ? ' [read on a copy]' : '';
  const url = source.url === undefined ? '' : ` ${source.url}`;
  return `${publisher}${source.title}${year}.${url}${copy}`;
}
