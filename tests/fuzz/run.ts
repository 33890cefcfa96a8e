// One worker of `npm run fuzz`: its part of the cases, what they came to, and what they found.

import { type Finding, runCase, type Target } from './target.ts';
import { PROCESS_TARGETS } from './targets/process.ts';
import { PURE_TARGETS } from './targets.ts';

/** What a worker is to do. Of all cases it takes each `workers`-th, from its own number on. */
export interface Work {
  readonly seed: number;
  readonly pure: number;
  readonly program: number;
  /** Stops after so many seconds, wherever it is; 0: not before the end. */
  readonly seconds: number;
  readonly worker: number;
  readonly workers: number;
  /** Only targets whose name holds this text. */
  readonly only: string;
  /** Only this case of each target. */
  readonly number: number | undefined;
}

/** What was done so far: by target, how often each outcome came. */
export interface Progress {
  readonly done: number;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** As many of one kind are worth reading. */
const MOST_OF_A_KIND = 3;
const REPORT_EVERY = 2000;

/** Does the work and tells how far it has come. The same work gives the same counts and findings. */
export async function run(work: Work, tell: (progress: Progress) => void): Promise<Progress> {
  const counts: Record<string, Record<string, number>> = {};
  const milliseconds: Record<string, number> = {};
  const findings: Finding[] = [];
  const kinds = new Map<string, number>();
  const start = performance.now();
  let told = start;
  let done = 0;
  const isLate = () => work.seconds > 0 && performance.now() - start > work.seconds * 1000;
  const step = async (of: Target, number: number) => {
    const before = performance.now();
    const result = await runCase(of, work.seed, number, (kind) => kinds.has(`${of.name} ${kind}`));
    const outcome = typeof result === 'string' ? result : 'FOUND';
    counts[of.name] = { ...counts[of.name], [outcome]: (counts[of.name]?.[outcome] ?? 0) + 1 };
    done += 1;
    const now = performance.now();
    milliseconds[of.name] = (milliseconds[of.name] ?? 0) + now - before;
    if (typeof result !== 'string') {
      const kind = `${of.name} ${result.kind}`;
      const known = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, known);
      if (known <= MOST_OF_A_KIND) findings.push(result);
    }
    if (now - told < REPORT_EVERY) return;
    told = now;
    tell({ done, counts, milliseconds, findings });
  };
  for (const [targets, most] of [
    [PURE_TARGETS, work.pure],
    [PROCESS_TARGETS, work.program],
  ] as const) {
    const wanted = targets.filter(({ name }) => name.includes(work.only));
    const all = wanted.reduce((sum, { share }) => sum + share, 0);
    const rounds = wanted.map((of) => ({ of, cases: Math.ceil((most * of.share) / all) }));
    for (const { of, cases } of rounds) {
      const numbers =
        work.number === undefined ? { from: work.worker, to: cases } : { from: work.number, to: work.number + 1 };
      for (let number = numbers.from; number < numbers.to && !isLate(); number += work.workers) await step(of, number);
    }
  }
  const progress = { done, counts, milliseconds, findings };
  tell(progress);
  return progress;
}
