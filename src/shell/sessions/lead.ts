import type { Statement } from '../../core/data-types.ts';
import { type HurtRecord, JOURNAL_VERSION, type JournalRecord, type RecordHead } from '../../core/journal-records.ts';
import { makePlan, type Plan } from '../../core/plan.ts';
import { spotAreas } from '../../core/plan-packs.ts';
import type { Routine } from '../../core/sessions/routine.ts';
import { exercisesDone, exercisesLeft, isWorthKeeping } from '../../core/sessions/session-result.ts';
import type { Session } from '../../core/sessions/session-state.ts';
import { triage } from '../../core/triage.ts';
import { count } from '../../core/wording.ts';
import { isFailure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import { aboutMinutes, leftOutSentences, summaryText } from '../render/session-list.ts';
import { openStyle } from '../style.ts';
import { instantOf } from '../today.ts';
import type { World } from '../world.ts';
import { runSession } from './run.ts';
import type { Chosen, Start } from './start.ts';

/** How a session is told. */
export interface LeadOptions {
  readonly say?: boolean;
  readonly notify?: 'bell' | 'none';
}

/** The session itself, its records, and what is said at the end. */
export async function lead(
  start: Start,
  options: LeadOptions,
  routine: Routine,
  rules: readonly Statement[],
  { known, regions }: Pick<Chosen, 'known' | 'regions'>,
  forgiven: readonly string[],
): Promise<number> {
  const { context, catalogue, place } = start;
  const { world, terminal } = context;
  const speech = options.say === true ? await (await import('../terminal/speech.ts')).openSpeech(world) : undefined;
  const style = await openStyle(terminal.promptColour, terminal.unicode);
  const startedAt = instantOf(world.clock);
  const { items } = routine;
  const before = [
    `${count(items.length, 'exercise')}, ${aboutMinutes(routine.seconds)}.`,
    ...leftOutSentences(routine),
    ...rules.map(({ text }) => text),
    // Room before what is drawn; a reader of lines needs none.
    ...(terminal.accessible ? [] : ['']),
  ];
  const { state, exitCode } = await runSession(context, items, style, {
    before,
    bell: options.notify !== 'none',
    speech,
    // Who only looks at it has not tried again.
    onBegin: (tell) => {
      for (const exercise of forgiven) keepHurt(start, exercise, 'forgiven', tell);
    },
    onHurt: (exercise, tell) => keepHurt(start, exercise, 'hurt', tell),
  });
  if (isWorthKeeping(state)) {
    const end = state.phase === 'finished' ? ('finished' as const) : ('stopped' as const);
    const [exercises, left] = [exercisesDone(state), exercisesLeft(state)];
    const of = regions.length === 0 ? {} : { regions };
    append(start, (head) => ({ ...head, type: 'session', startedAt, end, exercises, left, ...of }));
  }
  // Somebody whose terminal is gone reads nothing.
  if (exitCode === 129) return exitCode;
  const plan =
    known.matches === undefined
      ? undefined
      : makePlan(catalogue, known.answers, triage(catalogue, known.answers), place);
  const output = world.stderr.isTTY === true ? world.stderr : world.stdout;
  output.write(
    summaryText(
      state,
      exercisesDone(state),
      nextSteps(state, plan, spotAreas(catalogue, known.answers)),
      style,
      terminal.width,
    ),
  );
  return exitCode;
}

/** What to do next: go on later, the pack that the plan suggests, and when to check again. */
function nextSteps(state: Session, plan: Plan | undefined, areas: readonly string[]): readonly string[] {
  const isStopped = exercisesLeft(state).length > 0 && isWorthKeeping(state);
  const pack = plan?.suggestedPack;
  const area = areas.length === 0 ? '' : ` --area ${areas.join(',')}`;
  const again = plan?.sections.find(({ id }) => id === 'check-again')?.items ?? [];
  const hurt = state.items.some(({ fate }) => fate === 'hurt');
  return [
    ...(isStopped ? ['To go on from there, within a day: hikecare stretch'] : []),
    ...(hurt ? ['Something hurt: if that stays, or is new, run hikecare check.'] : []),
    ...(pack === undefined
      ? []
      : [`Next: hikecare timer ${pack.pack === 'cold' ? 'ice' : 'heat'} ${pack.minutes}${area}`]),
    ...again.slice(0, 1).map(({ text }) => stripControls(text)),
  ];
}

/** Where it has been said by now that the journal cannot be written: once is enough. */
const TOLD = new WeakSet<World>();

/** Remembers that an exercise hurt, or that it is tried again. */
function keepHurt(start: Start, exercise: string, state: HurtRecord['state'], tell?: Tell): void {
  append(start, (head) => ({ ...head, type: 'hurt', exercise, state }), tell);
}

type Tell = (sentence: string) => void;

/** Puts a record into the journal. Where that fails one sentence says so, once: the session goes on. */
function append({ context, journal }: Start, record: (head: RecordHead) => JournalRecord, tell?: Tell): void {
  const { world } = context;
  try {
    journal?.append(record({ v: JOURNAL_VERSION, id: world.newId(), at: instantOf(world.clock) }));
  } catch (error) {
    if (!isFailure(error)) throw error;
    const sentence = `hikecare: ${stripControls(error.message)}`;
    if (TOLD.has(world)) return;
    TOLD.add(world);
    if (tell === undefined) world.stderr.write(`${sentence}\n`);
    else tell(sentence);
  }
}
