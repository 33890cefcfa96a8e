import type { Rule } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import { isObject } from '../outside-values.ts';
import { type Known, type Part, type Problem, problem } from './parts.ts';

/** Every source that is named stands in sources.json. */
export function sourcesAreKnown(known: Known): readonly Problem[] {
  return known.parts.flatMap((part) =>
    citedBy(part)
      .filter((id) => !known.catalogue.sourceById.has(id))
      .map((id) => problem(part, `sources.json has no source "${id}"`, 'Add it there, or name another.')),
  );
}

/** Every source of sources.json carries something. */
export function sourcesAreUsed(known: Known): readonly Problem[] {
  const used = new Set(known.parts.flatMap(citedBy));
  return known.raw.sources.sources
    .filter((source) => !used.has(source.id))
    .map((source) =>
      problem(
        { file: 'sources.json', field: `sources[${source.id}]` },
        'nothing rests on this source',
        'Name it somewhere, or take it out.',
      ),
    );
}

/** Every source has an address to open; only our own rules need none. */
export function sourcesCanBeOpened(known: Known): readonly Problem[] {
  return known.raw.sources.sources
    .filter((source) => source.kind !== 'house-rule' && source.url === undefined && source.unlinked === undefined)
    .map((source) =>
      problem(
        { file: 'sources.json', field: `sources[${source.id}]` },
        'has no address',
        'Name the page on which it was read, or say in "unlinked" why there is none.',
      ),
    );
}

/** An address with half a pair of brackets was cut off where it was copied. */
export function addressesAreWhole(known: Known): readonly Problem[] {
  return known.raw.sources.sources
    .filter(({ url = '' }) => url.split('(').length !== url.split(')').length)
    .map(({ id }) =>
      problem(
        { file: 'sources.json', field: `sources[${id}]` },
        'its address has a bracket without its twin',
        'Copy the whole address; write brackets as %28 and %29.',
      ),
    );
}

/** Nothing rests on weak sources alone, but for signs of danger: they only raise care. */
export function nothingRestsOnWeakSourcesAlone(known: Known): readonly Problem[] {
  const dangerRules = new Set<unknown>(
    known.rules.filter(({ value }) => isAboutDanger(known, value)).map(({ value }) => value),
  );
  return known.parts
    .filter((part) => !dangerRules.has(part.value) && citedBy(part).length > 0)
    .filter((part) => citedBy(part).every((id) => known.catalogue.sourceById.get(id)?.weak === true))
    .map((part) => problem(part, 'rests on weak sources alone', 'Find a better one, or leave it out.'));
}

function isAboutDanger(known: Known, rule: Rule): boolean {
  return rule.level !== 'soon' || questionsOf(rule.when).some((id) => known.askable.questions.get(id)?.danger === true);
}

/** The source ids of a part, wherever it keeps them. */
function citedBy(part: Part): readonly string[] {
  if (!isObject(part.value) || part.file === 'sources.json') return [];
  return [part.value['sources'], part.value['capSources']].flatMap((list) =>
    Array.isArray(list) ? (list as string[]) : [],
  );
}
