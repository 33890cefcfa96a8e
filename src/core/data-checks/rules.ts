import { NONE } from '../answers.ts';
import { LEVELS } from '../triage.ts';
import { type Known, type Leaf, leavesOf, type Problem, problem } from './parts.ts';

/** The words of each level, emergency by its doors. */
const LEVEL_WORDS = ['self-care', 'soon', 'urgent', 'emergency-go', 'emergency-call'];

/** Each of the five levels has its words once. */
export function levelsAreComplete(known: Known): readonly Problem[] {
  const ids = known.raw.dangerSigns.levels.map((level) => level.id as string);
  return LEVEL_WORDS.filter((id) => ids.filter((other) => other === id).length !== 1).map((id) =>
    problem(
      { file: 'danger-signs.json', field: 'levels' },
      `needs the words of "${id}" once`,
      'Write one record for each level.',
    ),
  );
}

/** An emergency has a door, "soon" has its days, and neither has what belongs to the other. */
export function rulesFitTheirLevel(known: Known): readonly Problem[] {
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

/** No rule rests on the absence of a danger sign: then another sign could lower the level. */
export function rulesDoNotRestOnNone(known: Known): readonly Problem[] {
  const shields = (leaf: Leaf) => {
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
