import type { Exercise, Statement } from './data-types.ts';

/** One line of a plan and what it rests on. */
export interface PlanItem {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  /** True for what the short plan leaves out. */
  readonly detail?: true;
  /** Only for a stretch or an exercise. */
  readonly exercise?: PlannedExercise;
}

/** An exercise of the plan; `fromDay` where it is still too early for it. */
export interface PlannedExercise {
  readonly exercise: Exercise;
  readonly fromDay?: number;
  /** What the complaint adds to it. */
  readonly note?: string;
}

/** Statements as lines of a plan. */
export function toItems(statements: readonly Statement[]): readonly PlanItem[] {
  return statements.map(({ id, text, sources, detail }) => ({
    id,
    text,
    sources,
    ...(detail === undefined ? {} : { detail }),
  }));
}

/** The same lines, left out of the short plan. */
export function asDetail(items: readonly PlanItem[]): readonly PlanItem[] {
  return items.map((item) => ({ ...item, detail: true as const }));
}
