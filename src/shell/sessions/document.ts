import type { Catalogue } from '../../core/catalogue.ts';
import type { Source, Statement } from '../../core/data-types.ts';
import { altText } from '../../core/figure/alt-text.ts';
import type { LeftOut, Routine, RoutineItem } from '../../core/sessions/routine.ts';
import { secondsOf } from '../../core/sessions/routine-time.ts';
import { doseLine } from '../../core/wording.ts';
import type { Refusal } from './questions.ts';

/** The routine of `hikecare stretch`, and where it comes from. */
export interface StretchResult {
  readonly catalogue: Catalogue;
  /** What the exercises were taken from. */
  readonly from: 'plan' | 'named';
  /** Why there is none. */
  readonly refused: Refusal | undefined;
  readonly routine: Routine;
  /** The rules for every exercise that hold for this person. */
  readonly rules: readonly Statement[];
}

/** The `data` of `hikecare stretch --json`. Fields are only ever added. */
export function stretchDocument({ catalogue, from, refused, routine, rules }: StretchResult) {
  const { items, leftOut, seconds, shortened } = routine;
  return {
    from,
    refused:
      refused === undefined
        ? null
        : { reason: refused.reason, todo: refused.todo, sources: [...new Set(refused.sources)] },
    seconds,
    shortened,
    exercises: items.map(itemDocument),
    leftOut: leftOut.map(leftOutDocument),
    rules: rules.map(({ id, text, sources }) => ({ id, text, sources })),
    sources: usedSources(catalogue, refused, routine, rules),
  };
}

function itemDocument(item: RoutineItem) {
  const { exercise, timed, holdSeconds, repetitions, sets, sides } = item;
  const { id, name, kind, target, needs, position, steps, feel, stopIf, dose, figure, sources } = exercise;
  return {
    id,
    name,
    kind,
    target,
    needs,
    position,
    steps,
    feel,
    stopIf,
    dose,
    doseText: doseLine(exercise),
    timed,
    holdSeconds,
    repetitions,
    sets,
    sides: sides.filter((side) => side !== undefined),
    seconds: secondsOf(item),
    note: item.note ?? null,
    easier: item.easier ?? null,
    insteadOf: item.insteadOf ?? null,
    figure:
      figure === undefined
        ? null
        : { side: 'right', start: altText(figure, 'start', 'right'), end: altText(figure, 'end', 'right') },
    sources,
  };
}

function leftOutDocument({ exercise, kind, reason, sources }: LeftOut) {
  return { id: exercise.id, name: exercise.name, kind, reason, sources };
}

/** The sources of everything in the document, in the order of their first use. */
function usedSources(
  catalogue: Catalogue,
  refused: Refusal | undefined,
  { items, leftOut }: Routine,
  rules: readonly Statement[],
): readonly Source[] {
  const ids = new Set([
    ...(refused?.sources ?? []),
    ...items.flatMap(({ exercise }) => exercise.sources),
    ...leftOut.flatMap(({ sources }) => sources),
    ...rules.flatMap(({ sources }) => sources),
  ]);
  return [...ids].flatMap((id) => catalogue.sourceById.get(id) ?? []);
}
