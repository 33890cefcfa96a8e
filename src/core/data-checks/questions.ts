import { questionsOf } from '../condition.ts';
import { type Known, leavesOf, type Problem, problem } from './parts.ts';

/** Choices have options, numbers a range, and only those. */
export function questionsFitTheirKind(known: Known): readonly Problem[] {
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

/** The numbers that the program itself looks at are asked. */
export function questionsOfTheProgramExist(known: Known): readonly Problem[] {
  return ['age', 'days']
    .filter((id) => known.catalogue.questions.get(id)?.kind !== 'number')
    .map((id) =>
      problem(
        { file: id === 'age' ? 'about-you.json' : 'story.json', field: 'questions' },
        `needs the number question "${id}"`,
        'The program reckons with it: keep its id and its kind.',
      ),
    );
}

/** Something hangs on every question. What the program itself looks at is left out. */
export function everyQuestionIsReferredTo(known: Known): readonly Problem[] {
  const used = new Set(['days', 'age', ...known.conditions.flatMap((part) => questionsOf(part.value))]);
  return known.questions
    .filter(({ value }) => !used.has(value.id))
    .map((part) =>
      problem(part, `nothing hangs on the question "${part.value.id}"`, 'Use its answers, or do not ask it.'),
    );
}

/** Something follows from every danger sign of a list. */
export function dangerSignsHaveAConsequence(known: Known): readonly Problem[] {
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

/** An age may be remembered as its band: so every age that a condition names begins or ends one. */
export function agesStandOnBandEdges(known: Known): readonly Problem[] {
  const edges = known.raw.aboutYou.ageBands.map((band) => band.from);
  const least = known.catalogue.questions.get('age')?.min ?? 0;
  const upwards = edges.every((from, place) => place === 0 || from > (edges[place - 1] ?? 0));
  const bands =
    upwards && (edges[0] ?? 0) <= least
      ? []
      : [
          problem(
            { file: 'about-you.json', field: 'ageBands' },
            'must begin at the least age and run upwards',
            'Sort them.',
          ),
        ];
  const off = known.conditions.flatMap((part) =>
    leavesOf(part.value)
      .filter((leaf) => leaf.question === 'age' && !('is' in leaf))
      .map((leaf) => ('atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost + 1 : 0))
      .filter((first) => !edges.includes(first))
      .map((first) =>
        problem(part, `no band of ages begins at ${first}`, 'Add a band to about-you.json, or use an edge of one.'),
      ),
  );
  return [...bands, ...off];
}
