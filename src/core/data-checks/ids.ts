import { NONE, NOT_SURE } from '../answers.ts';
import type { Statement } from '../data-types.ts';
import { isObject } from '../outside-values.ts';
import { type AskedPart, type Known, type Part, type Problem, problem } from './parts.ts';

/** Ids of a kind differ over all files. */
export function idsDiffer(known: Known): readonly Problem[] {
  const kinds: readonly (readonly [string, readonly Part<{ readonly id: string }>[]])[] = [
    ['rule', withId(known, 'rules').filter((part) => isObject(part.value) && 'level' in part.value)],
    ['statement', statementParts(known)],
    ['spot', withId(known, 'spots')],
    ['complaint', withId(known, 'complaints')],
    ['cause', withId(known, 'causes')],
    ['area', withId(known, 'areas')],
    ['age band', withId(known, 'ageBands')],
    ['rest band', withId(known, 'rest')],
    ['step', withId(known, 'steps')],
    ['limit', withId(known, 'limits')],
    ['bar', [...withId(known, 'notWhen'), ...withId(known, 'exerciseBars')]],
    ['faq entry', withId(known, 'faq')],
    ['source', withId(known, 'sources')],
    ['region', wholeFiles(known, 'regions/')],
    ['exercise', wholeFiles(known, 'exercises/')],
  ];
  return [
    ...kinds.flatMap(([kind, parts]) =>
      repeated(parts, (part) => part.value.id).map((part) =>
        problem(part, `another ${kind} has the id "${part.value.id}" already`, 'Give one of the two another id.'),
      ),
    ),
    ...repeated(known.raw.emergencyNumbers.countries, (country) => country.country).map(({ country }) =>
      problem(
        { file: 'emergency-numbers.json', field: 'countries' },
        `the country ${country} stands there twice`,
        'Keep one record for each country.',
      ),
    ),
  ];
}

/** Question ids differ over all files, and from those of the questions that the program makes. */
export function questionIdsDiffer(known: Known): readonly Problem[] {
  const made = known.questions.filter(({ value }) => value.id === 'region' || value.id === 'spot');
  return [...new Set([...repeated(known.questions, ({ value }) => value.id), ...made])].map((part) =>
    problem(part, `another question has the id "${part.value.id}" already`, 'Give one of the two another id.'),
  );
}

/** Option ids differ within a question. */
export function optionIdsDiffer(known: Known): readonly Problem[] {
  return known.questions.flatMap((part) =>
    repeated(part.value.options ?? [], (option) => option.id).map((option) =>
      problem(part, `has the option "${option.id}" twice`, 'Give one of the two another id.'),
    ),
  );
}

/** Option ids differ over all lists of danger signs, so that a sign can be named without its list. */
export function dangerOptionIdsDiffer(known: Known): readonly Problem[] {
  const signs = known.questions
    .filter(({ value, beforePack }) => value.danger === true && value.kind === 'several' && !beforePack)
    .flatMap((part) => (part.value.options ?? []).map((option) => ({ part, id: option.id })));
  const elsewhere = (sign: { readonly part: AskedPart; readonly id: string }) =>
    signs.some((other) => other.id === sign.id && other.part !== sign.part);
  return repeated(signs.filter(elsewhere), (sign) => sign.id).map(({ part, id }) =>
    problem(
      part,
      `another list of danger signs has the option "${id}" already`,
      'A sign is named by its id alone: rename it.',
    ),
  );
}

/** No option is called like an answer that the program adds. */
export function optionIdsAreNotReserved(known: Known): readonly Problem[] {
  const reserved = [NONE, NOT_SURE, 'yes', 'no'];
  return known.questions.flatMap((part) =>
    (part.value.options ?? [])
      .filter((option) => reserved.includes(option.id))
      .map((option) =>
        problem(
          part,
          `"${option.id}" cannot be the id of an option`,
          `The program adds it itself: ${reserved.join(', ')}.`,
        ),
      ),
  );
}

/** Ids of plan lines differ over all kinds of lines: a plan prints a line with an id that it had before only once. */
export function planLineIdsDiffer(known: Known): readonly Problem[] {
  const own = (part: Part<{ readonly id: string }>) => ({ part, id: part.value.id });
  const lines = [
    ...statementParts(known).map(own),
    ...withId(known, 'steps', 'limits').map(own),
    ...withId(known, 'steps').map((part) => ({ part, id: `${part.value.id}-ready` })),
    ...wholeFiles(known, 'exercises/').map(own),
    ...known.rules.flatMap((part) =>
      part.value.doNow.map((_, place) => ({ part, id: `${part.value.id}-${place + 1}` })),
    ),
    ...withId(known, 'complaints').flatMap((part) =>
      ['no-better', 'not-gone'].map((end) => ({ part, id: `${part.value.id}-${end}` })),
    ),
  ];
  const program = ['be-seen-within', 'mountain-rescue', 'cold-dose', 'heat-dose'];
  const kindOf = ({ part }: (typeof lines)[number]) => `${part.key} ${isObject(part.value) && 'text' in part.value}`;
  const first = new Map<string, string>();
  return lines
    .filter((line) => {
      const earlier = first.get(line.id);
      if (earlier === undefined) first.set(line.id, kindOf(line));
      // Within a kind idsDiffer says it.
      return program.includes(line.id) || (earlier !== undefined && earlier !== kindOf(line));
    })
    .map(({ part, id }) =>
      problem(part, `the plan has another line with the id "${id}"`, 'Rename one: a plan leaves out the second.'),
    );
}

/** The later ones of those that share an id with an earlier one. */
function repeated<Entry>(entries: readonly Entry[], idOf: (entry: Entry) => string): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const id = idOf(entry);
    if (seen.has(id)) return true;
    seen.add(id);
    return false;
  });
}

/** Parts with an id that stand in lists of this name. */
function withId(known: Known, ...keys: readonly string[]): readonly Part<{ readonly id: string }>[] {
  return known.parts.filter(
    (part): part is Part<{ readonly id: string }> =>
      keys.includes(part.key) && isObject(part.value) && typeof part.value['id'] === 'string',
  );
}

/** Every statement, that is everything with an id, a text and sources, and where it stands. */
export function statementParts(known: Known): readonly Part<Statement>[] {
  return known.parts.filter((part): part is Part<Statement> => {
    const { value } = part;
    return isObject(value) && typeof value['id'] === 'string' && 'text' in value && 'sources' in value;
  });
}

function wholeFiles(known: Known, folder: string): readonly Part<{ readonly id: string }>[] {
  return known.parts.filter(
    (part): part is Part<{ readonly id: string }> => part.field === '/' && part.file.startsWith(folder),
  );
}
