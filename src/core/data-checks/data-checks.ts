import { NONE, NOT_SURE } from '../answers.ts';
import type { Condition, Question, RawData, Rule } from '../catalogue.ts';
import { questionsOf } from '../condition.ts';
import { figuresAreHuman } from '../figure/checks.ts';
import { LEVELS, reasonsFor } from '../triage.ts';
import {
  type AskedPart,
  isObject,
  type Known,
  leavesOf,
  type Part,
  type Problem,
  problem,
  takeApart,
} from './parts.ts';
import {
  agesStandOnBandEdges,
  areasKeepTheirOwnLimits,
  capsAreKept,
  complaintsNameKnownCauses,
  complaintsNameKnownExercises,
  complaintsNameSpotsOfTheirRegion,
  dosesSayHowMuch,
  exercisesOfferedAreNotStopped,
  levelsAreComplete,
  questionsOfTheProgramExist,
  rangesRunUpwards,
  regionsHaveAFallback,
  restBandsEndOpen,
  restIsSaid,
  spotsNameKnownAreas,
  usesAreComplete,
} from './records.ts';
import { demandsOf, waysToHold } from './witness.ts';
import { packMinutesStayBelowCaps, phrasesAreAllowed, placeholdersAreKnown } from './wording.ts';

export type { Problem } from './parts.ts';

type Check = (known: Known) => readonly Problem[];

/** Every check of a data folder. A check says all that is wrong, not only the first. */
const CHECKS: readonly Check[] = [
  idsDiffer,
  questionIdsDiffer,
  optionIdsDiffer,
  dangerOptionIdsDiffer,
  optionIdsAreNotReserved,
  planLineIdsDiffer,
  questionsFitTheirKind,
  conditionsNameQuestions,
  conditionsNameAnswers,
  packQuestionsStayWithPacks,
  everyQuestionIsReferredTo,
  dangerSignsHaveAConsequence,
  rulesDoNotRestOnNone,
  rulesFitTheirLevel,
  levelsAreComplete,
  sourcesAreKnown,
  sourcesAreUsed,
  sourcesCanBeOpened,
  addressesAreWhole,
  nothingRestsOnWeakSourcesAlone,
  questionsOfTheProgramExist,
  complaintsNameSpotsOfTheirRegion,
  complaintsNameKnownCauses,
  complaintsNameKnownExercises,
  exercisesOfferedAreNotStopped,
  dosesSayHowMuch,
  spotsNameKnownAreas,
  regionsHaveAFallback,
  restBandsEndOpen,
  restIsSaid,
  rangesRunUpwards,
  usesAreComplete,
  capsAreKept,
  areasKeepTheirOwnLimits,
  agesStandOnBandEdges,
  placeholdersAreKnown,
  phrasesAreAllowed,
  packMinutesStayBelowCaps,
  figuresAreHuman,
];

/** What needs a way through the questions: only looked at once every reference leads somewhere. */
const CHECKS_OF_THE_WAY: readonly Check[] = [optionsLookBack, conditionsCanHold, everyQuestionCanBeReached];

/** So many ways to a question are tried before it counts as out of reach. */
const WAYS_TRIED = 500;

/**
 * Everything that is wrong across the files of a data folder whose files have the right shapes.
 * All problems at once, in the order of the checks; none where the folder is sound.
 */
export function checkData(raw: RawData): readonly Problem[] {
  const known = takeApart(raw);
  const references = [...conditionsNameQuestions(known), ...questionIdsDiffer(known), ...askingHasNoCircle(known)];
  const problems = [...CHECKS.flatMap((check) => check(known)), ...askingHasNoCircle(known)];
  return references.length > 0 ? problems : [...problems, ...CHECKS_OF_THE_WAY.flatMap((check) => check(known))];
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

/** Statements: everything with an id, a text and sources. */
function statementParts(known: Known): readonly Part<{ readonly id: string }>[] {
  return known.parts.filter((part): part is Part<{ readonly id: string }> => {
    const { value } = part;
    return isObject(value) && typeof value['id'] === 'string' && 'text' in value && 'sources' in value;
  });
}

/** Ids of a kind differ over all files. */
function idsDiffer(known: Known): readonly Problem[] {
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
    ['bar', withId(known, 'notWhen')],
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

function wholeFiles(known: Known, folder: string): readonly Part<{ readonly id: string }>[] {
  return known.parts.filter(
    (part): part is Part<{ readonly id: string }> => part.field === '/' && part.file.startsWith(folder),
  );
}

/** Question ids differ over all files, and from those of the questions that the program makes. */
function questionIdsDiffer(known: Known): readonly Problem[] {
  const made = known.questions.filter(({ value }) => value.id === 'region' || value.id === 'spot');
  return [...new Set([...repeated(known.questions, ({ value }) => value.id), ...made])].map((part) =>
    problem(part, `another question has the id "${part.value.id}" already`, 'Give one of the two another id.'),
  );
}

/** Option ids differ within a question. */
function optionIdsDiffer(known: Known): readonly Problem[] {
  return known.questions.flatMap((part) =>
    repeated(part.value.options ?? [], (option) => option.id).map((option) =>
      problem(part, `has the option "${option.id}" twice`, 'Give one of the two another id.'),
    ),
  );
}

/** Option ids differ over all lists of danger signs, so that a sign can be named without its list. */
function dangerOptionIdsDiffer(known: Known): readonly Problem[] {
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
function optionIdsAreNotReserved(known: Known): readonly Problem[] {
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
function planLineIdsDiffer(known: Known): readonly Problem[] {
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

/** Choices have options, numbers a range, and only those. */
function questionsFitTheirKind(known: Known): readonly Problem[] {
  return known.questions.flatMap((part) => {
    const { kind, options, min, max, none, atLeastOne, unsure, danger } = part.value;
    const says = (wrong: boolean, message: string, tip: string) => (wrong ? [problem(part, message, tip)] : []);
    const lists = kind === 'choice' || kind === 'several';
    const options_ = options ?? [];
    return [
      ...says(lists && options_.length === 0, 'has no options', 'Name at least one.'),
      ...says(!lists && options !== undefined, `has options, but is asked as ${kind}`, 'Ask it as choice or several.'),
      ...says(kind === 'number' && (min ?? 0) >= (max ?? 0), 'takes no numbers', 'Let min be lower than max.'),
      ...says(
        kind !== 'number' && (min ?? max) !== undefined,
        'has a range, but takes no number',
        'Leave out min and max.',
      ),
      ...says(
        kind === 'number' && danger === true,
        'is a danger sign, but a number cannot be "not sure"',
        'Ask a yes or no.',
      ),
      ...says(
        kind !== 'several' && (none ?? atLeastOne) !== undefined,
        `none and atLeastOne are for several`,
        'Leave them out.',
      ),
      ...says(none !== undefined && atLeastOne === true, 'has words for none, but none is no answer', 'Leave one out.'),
      ...says(kind === 'several' && unsure !== undefined, 'is unsure as a whole list', 'Say it at the options.'),
      ...says(
        danger !== true && (unsure !== undefined || options_.some((option) => option.unsure !== undefined)),
        'says what "not sure" counts as, but cannot be answered so',
        'Mark it danger, or leave out unsure.',
      ),
    ];
  });
}

/** Every condition names questions that exist. */
function conditionsNameQuestions(known: Known): readonly Problem[] {
  return known.conditions.flatMap((part) =>
    [...new Set(questionsOf(part.value))]
      .filter((id) => !known.askable.questions.has(id))
      .map((id) => problem(part, `there is no question "${id}"`, 'Name a question of this folder, or write it.')),
  );
}

/** Every condition names options that exist, and numbers that can be answered. */
function conditionsNameAnswers(known: Known): readonly Problem[] {
  return known.conditions.flatMap((part) =>
    leavesOf(part.value).flatMap((leaf) => {
      const question = known.askable.questions.get(leaf.question);
      const wrong = question === undefined ? undefined : wrongAnswer(question, leaf);
      return wrong === undefined ? [] : [problem(part, wrong, 'Name an answer that the question takes.')];
    }),
  );
}

function wrongAnswer(question: Question, leaf: ReturnType<typeof leavesOf>[number]): string | undefined {
  if ('is' in leaf) {
    if (question.kind === 'number') return `the question "${question.id}" takes a number and has no options`;
    const ids = question.kind === 'yes-no' ? ['yes', 'no'] : (question.options ?? []).map((option) => option.id);
    const none = question.kind === 'several' && question.atLeastOne !== true ? [NONE] : [];
    const strange = leaf.is.filter((id) => ![...ids, ...none].includes(id));
    return strange.length === 0 ? undefined : `the question "${question.id}" has no option "${strange.join('", "')}"`;
  }
  if (question.kind !== 'number') return `the question "${question.id}" takes no number`;
  const number = 'atLeast' in leaf ? leaf.atLeast : leaf.atMost;
  const inside = number >= (question.min ?? 0) && number <= (question.max ?? number);
  return inside
    ? undefined
    : `${number} is outside of what "${question.id}" takes (${question.min} to ${question.max})`;
}

/** What is asked just before a pack is known to nobody else. */
function packQuestionsStayWithPacks(known: Known): readonly Problem[] {
  const asked = new Set(known.questions.filter((part) => part.beforePack).map(({ value }) => value.id));
  return known.conditions
    .filter((part) => part.file !== 'cold-and-heat.json')
    .flatMap((part) =>
      questionsOf(part.value)
        .filter((id) => asked.has(id))
        .map((id) =>
          problem(part, `"${id}" is asked only before a pack`, 'Ask it in the interview, or leave it out here.'),
        ),
    );
}

/** No question waits for itself, not even through others. */
function askingHasNoCircle(known: Known): readonly Problem[] {
  const asksOf = (question: Question) => [
    ...demandsOf(known.askable, question),
    ...(question.options ?? []).flatMap((option) => option.showWhen ?? []),
  ];
  const leadsTo = (id: string, seen: Set<string>): Set<string> => {
    const question = known.askable.questions.get(id);
    for (const next of question === undefined ? [] : asksOf(question).flatMap(questionsOf)) {
      if (seen.has(next)) continue;
      seen.add(next);
      leadsTo(next, seen);
    }
    return seen;
  };
  return known.questions
    .filter(({ value }) => leadsTo(value.id, new Set()).has(value.id))
    .map((part) =>
      problem(
        part,
        `"${part.value.id}" is asked or shown only after itself`,
        'Look at its askWhen and showWhen, and at those of the questions named there.',
      ),
    );
}

/** An option is shown by answers that are known when it is asked: a hidden option is never offered again. */
function optionsLookBack(known: Known): readonly Problem[] {
  const order = [...known.catalogue.questions.keys()];
  const place = (part: AskedPart) => (part.beforePack ? order.length : order.indexOf(part.value.id));
  return known.questions.flatMap((part) =>
    (part.value.options ?? []).flatMap((option) =>
      (option.showWhen === undefined ? [] : questionsOf(option.showWhen))
        .filter((id) => order.indexOf(id) > place(part))
        .map((id) =>
          problem(
            part,
            `the option "${option.id}" waits for "${id}", which is asked later`,
            'Ask that one first, or show the option always.',
          ),
        ),
    ),
  );
}

/** Every rule can fire, and every other condition can hold: there are answers that make it so. */
function conditionsCanHold(known: Known): readonly Problem[] {
  return known.conditions
    .filter((part) => waysToHold(known.askable, [part.value, ...placeOf(part)]).next().done === true)
    .map((part) =>
      problem(
        part,
        'no answers make this hold',
        'Look for two answers that exclude each other, or for a question that is not asked then.',
      ),
    );
}

/** What stands in the file of a region counts only for those who hurt there. */
function placeOf(part: Part<Condition>): readonly Condition[] {
  const region = part.file.match(/^regions\/(.*)\.json$/)?.[1];
  return region === undefined ? [] : [{ question: 'region', is: [region] }];
}

/** Something hangs on every question. What the program itself looks at is left out. */
function everyQuestionIsReferredTo(known: Known): readonly Problem[] {
  const used = new Set(['days', 'age', ...known.conditions.flatMap((part) => questionsOf(part.value))]);
  return known.questions
    .filter(({ value }) => !used.has(value.id))
    .map((part) =>
      problem(part, `nothing hangs on the question "${part.value.id}"`, 'Use its answers, or do not ask it.'),
    );
}

/** Every question can be reached: there is a way to it on which no emergency ends the interview before. */
function everyQuestionCanBeReached(known: Known): readonly Problem[] {
  return known.questions
    .filter((part) => !part.beforePack && !canBeReached(known, part.value))
    .map((part) =>
      problem(
        part,
        `the interview never comes to "${part.value.id}"`,
        'Its askWhen holds only where an emergency has ended the interview.',
      ),
    );
}

function canBeReached(known: Known, question: Question): boolean {
  const shown = question.options?.map((option) => option.showWhen);
  const choices: readonly (readonly Condition[])[] =
    shown === undefined || shown.includes(undefined) ? [[]] : shown.map((when) => (when === undefined ? [] : [when]));
  const demands = demandsOf(known.askable, question);
  // Where the question cannot be asked at all, conditionsCanHold has said so.
  let tried = 0;
  for (const choice of choices) {
    for (const answers of waysToHold(known.askable, [...demands, ...choice])) {
      tried += 1;
      if (reasonsFor(known.catalogue, answers)[0]?.level !== 'emergency') return true;
      if (tried >= WAYS_TRIED) return false;
    }
  }
  return tried === 0;
}

/** Something follows from every danger sign of a list. */
function dangerSignsHaveAConsequence(known: Known): readonly Problem[] {
  const leaves = known.conditions.flatMap(({ value }) => leavesOf(value));
  return known.questions
    .filter(({ value }) => value.danger === true)
    .flatMap((part) => {
      const named = new Set(leaves.flatMap((leaf) => (leaf.question === part.value.id && 'is' in leaf ? leaf.is : [])));
      const open = (part.value.options ?? []).map((option) => option.id).filter((id) => !named.has(id));
      // A choice needs answers that say "none of that"; a list has "none" for it.
      return (part.value.kind === 'several' ? open : []).map((id) =>
        problem(
          part,
          `nothing follows from the danger sign "${id}"`,
          'Write a rule for it, or a question that it opens.',
        ),
      );
    });
}

/** No rule rests on the absence of a danger sign: then another sign could lower the level. */
function rulesDoNotRestOnNone(known: Known): readonly Problem[] {
  const shields = (leaf: ReturnType<typeof leavesOf>[number]) => {
    const question = known.askable.questions.get(leaf.question);
    if (!('is' in leaf) || question?.danger !== true) return false;
    return leaf.is.includes(NONE) || leaf.is.includes('no');
  };
  const steering = known.conditions.filter((part) => /^rules\[[^\]]*\]\.when$|askWhen$|showWhen$/.test(part.field));
  return steering
    .filter((part) => leavesOf(part.value).some(shields))
    .map((part) =>
      problem(
        part,
        'rests on the absence of a danger sign',
        'Ask it so that the sign is a yes: another sign must never lower a level.',
      ),
    );
}

/** An emergency has a door, "soon" has its days, and neither has what belongs to the other. */
function rulesFitTheirLevel(known: Known): readonly Problem[] {
  return known.rules.flatMap((part) => {
    const { level, door, withinDays, noExercise } = part.value;
    const says = (wrong: boolean, message: string, tip: string) => (wrong ? [problem(part, message, tip)] : []);
    return [
      ...says(
        !LEVELS.slice(1).includes(level),
        `"${level}" is no level of a rule`,
        `Use ${LEVELS.slice(1).join(', ')}.`,
      ),
      ...says(level === 'emergency' && door === undefined, 'is an emergency without a door', 'Say call or go.'),
      ...says(level !== 'emergency' && door !== undefined, 'has a door, but is no emergency', 'Leave out the door.'),
      ...says(
        level !== 'soon' && (withinDays ?? noExercise) !== undefined,
        'withinDays and noExercise are for soon',
        'Leave them out.',
      ),
    ];
  });
}

/** The source ids of a part, wherever it keeps them. */
function citedBy(part: Part): readonly string[] {
  if (!isObject(part.value) || part.file === 'sources.json') return [];
  return [part.value['sources'], part.value['capSources']].flatMap((list) =>
    Array.isArray(list) ? (list as string[]) : [],
  );
}

/** Every source that is named stands in sources.json. */
function sourcesAreKnown(known: Known): readonly Problem[] {
  return known.parts.flatMap((part) =>
    citedBy(part)
      .filter((id) => !known.catalogue.sourceById.has(id))
      .map((id) => problem(part, `sources.json has no source "${id}"`, 'Add it there, or name another.')),
  );
}

/** Every source of sources.json carries something. */
function sourcesAreUsed(known: Known): readonly Problem[] {
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
function sourcesCanBeOpened(known: Known): readonly Problem[] {
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
function addressesAreWhole(known: Known): readonly Problem[] {
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
function nothingRestsOnWeakSourcesAlone(known: Known): readonly Problem[] {
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
