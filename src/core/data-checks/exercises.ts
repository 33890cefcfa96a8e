import type { Complaint } from '../data-types.ts';
import { complaintsOf } from './complaints.ts';
import { statementParts } from './ids.ts';
import { type Known, type Place, type Problem, problem } from './parts.ts';

/** Exercises that are offered, stopped or named as an easier or harder form have a file. */
export function complaintsNameKnownExercises(known: Known): readonly Problem[] {
  const unknown = (at: Place, ids: readonly (string | undefined)[]) =>
    ids
      .filter((id) => id !== undefined && !known.catalogue.exerciseById.has(id))
      .map((id) => problem(at, `there is no exercise "${id}"`, `Write exercises/${id}.json, or name another.`));
  return [
    ...complaintsOf(known).flatMap(({ complaint, at }) => unknown(at, [...offeredBy(complaint), ...complaint.stop])),
    ...known.raw.exercises.flatMap(({ id, easier, harder }) =>
      unknown({ file: `exercises/${id}.json`, field: '/' }, [easier?.exercise, harder?.exercise]),
    ),
  ];
}

/** Lines and steps that tell somebody to do exercises name such as have a file. */
export function linesAskForKnownExercises(known: Known): readonly Problem[] {
  const asking = [
    ...statementParts(known).map((part) => ({ part, ids: part.value.asks ?? [] })),
    ...known.catalogue.returnToHiking.steps.map(({ id, instead }) => ({
      part: { file: 'return-to-hiking.json', field: `steps[${id}].instead` },
      ids: instead?.of ?? [],
    })),
  ];
  return asking.flatMap(({ part, ids }) =>
    ids
      .filter((id) => !known.catalogue.exerciseById.has(id))
      .map((id) => problem(part, `asks for an exercise "${id}" that there is not`, 'Name one that has a file.')),
  );
}

/** No complaint offers what it stops. */
export function exercisesOfferedAreNotStopped(known: Known): readonly Problem[] {
  return complaintsOf(known).flatMap(({ complaint, at }) =>
    offeredBy(complaint)
      .filter((id) => complaint.stop.includes(id))
      .map((id) => problem(at, `offers "${id}" and stops it`, 'Take it out of one of the two lists.')),
  );
}

function offeredBy(complaint: Complaint): readonly string[] {
  return [...complaint.stretches, ...complaint.strength].map((use) => use.exercise);
}

/** Every dose says how long to hold or how often to move. */
export function dosesSayHowMuch(known: Known): readonly Problem[] {
  return known.raw.exercises
    .filter(({ dose }) => dose.holdSeconds === undefined && dose.repetitions === undefined)
    .map(({ id }) =>
      problem(
        { file: `exercises/${id}.json`, field: 'dose' },
        'says neither how long nor how often',
        'Add holdSeconds or repetitions.',
      ),
    );
}
