import type { Exercise, Statement } from './data-types.ts';

/** One line of a plan and what it rests on. */
export interface PlanItem {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  /** True for what the short plan leaves out. */
  readonly detail?: true;
  /** The lines that say as much or more: a plan with one of them leaves this one out. */
  readonly saidBy?: readonly string[];
  /** True for what a plan that forbids exercise leaves out: it tells to move, load or walk on. */
  readonly load?: true;
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
  return statements.map(({ id, text, sources, detail, saidBy, load }) => ({
    id,
    text,
    sources,
    ...(detail === undefined ? {} : { detail }),
    ...(saidBy === undefined ? {} : { saidBy }),
    ...(load === undefined ? {} : { load }),
  }));
}

/** The same lines, left out of the short plan. */
export function asDetail(items: readonly PlanItem[]): readonly PlanItem[] {
  return items.map((item) => ({ ...item, detail: true as const }));
}

/** Which of all lines of a plan say nothing that another one does not say, and that the short plan holds as well. */
export function repeats(items: readonly PlanItem[]): ReadonlySet<PlanItem> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const says = (id: string, { detail }: PlanItem) => {
    const other = byId.get(id);
    return other !== undefined && (other.detail !== true || detail === true);
  };
  return new Set(items.filter((item) => item.saidBy?.some((id) => says(id, item))));
}
