import type { Answers } from '../../core/answers.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { mayHold } from '../../core/condition.ts';
import type { Exercise, Statement } from '../../core/data-types.ts';
import { readDuration } from '../../core/duration.ts';
import { hurtCounts } from '../../core/sessions/past-sessions.ts';
import { makeRoutine, type Routine, type RoutineItem } from '../../core/sessions/routine.ts';
import { fill, type Place } from '../../core/wording.ts';
import { Failure } from '../failure.ts';
import { jsonDocument } from '../json.ts';
import { loadCatalogue } from '../load.ts';
import { stripControls } from '../render/layout.ts';
import { leftOutSentences, routineText } from '../render/session-list.ts';
import { stretchDocument } from '../sessions/document.ts';
import { type LeadOptions, lead } from '../sessions/lead.ts';
import { choose, gather, type StartOptions } from '../sessions/start.ts';
import { openStyle } from '../style.ts';
import type { Context } from '../world.ts';

/** The words and flags of `hikecare stretch`, as typed. */
export interface StretchOptions extends StartOptions, LeadOptions {
  readonly minutes?: string;
  /** Named exercises that hurt before are tried again as they are. */
  readonly again?: boolean;
  readonly json?: boolean;
}

const SHORTEST_MINUTES = 1;
const LONGEST_MINUTES = 120;

/** Leads through stretches, if nothing speaks against them. Returns the exit code. */
export async function stretch(context: Context, options: StretchOptions): Promise<number> {
  const { world, terminal } = context;
  const seconds = options.minutes === undefined ? undefined : secondsIn(options.minutes);
  const { catalogue, dataVersion } = await loadCatalogue(world, context.options);
  const start = await gather(context, catalogue, options);
  if (options.again === true && options.words.length === 0) {
    throw new Failure('usage', '--again needs the name of the exercise that you want to try again.');
  }
  const chosen = await choose(start, options);
  const { known, refused } = chosen;
  if (options.again === true && chosen.named.length === 0 && refused === undefined) {
    throw new Failure('usage', '--again needs the name of the exercise that you want to try again.');
  }
  const hurt = new Map(hurtCounts(start.records));
  const again = options.again === true ? chosen.named.filter((id) => hurt.delete(id)) : [];
  const candidates = refused === undefined ? chosen.candidates : [];
  const made = makeRoutine(catalogue, candidates, { known, hurt, ...(seconds === undefined ? {} : { seconds }) });
  const routine = printable(made, start.place);
  const rules = rulesFor(catalogue, known.answers, start.place);
  if (options.json === true) {
    const result = { catalogue, from: chosen.from, refused, routine, rules };
    world.stdout.write(jsonDocument('stretch', dataVersion, stretchDocument(result)));
  }
  if (refused !== undefined)
    throw new Failure('failed', refused.reason, refused.todo.map((line) => `- ${line}`).join('\n'));
  if (options.json === true) return routine.items.length > 0 ? 0 : 1;
  if (routine.items.length === 0) {
    const none = chosen.from === 'plan' && candidates.length === 0;
    throw new Failure(
      'failed',
      none ? 'Your check names no exercises of this kind.' : 'There is nothing to do.',
      hintFor(routine),
    );
  }
  const style = await openStyle(terminal.colour, terminal.unicode);
  if (options.list === true) {
    world.stdout.write(routineText(routine, rules, style, terminal.width));
    return 0;
  }
  const forgiven = again.filter((id) => routine.items.some(({ exercise }) => exercise.id === id));
  return await lead(start, options, routine, rules, chosen, forgiven);
}

function secondsIn(text: string): number {
  const read = readDuration(stripControls(text));
  if ('reason' in read) throw new Failure('usage', `--minutes: ${read.reason}.`);
  const minutes = read.milliseconds / 60_000;
  if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES) {
    throw new Failure('usage', `--minutes takes ${SHORTEST_MINUTES} to ${LONGEST_MINUTES} minutes.`);
  }
  return Math.round(read.milliseconds / 1000);
}

/** What is left out and why; where nothing is, what else there may be. */
function hintFor(routine: Routine): string {
  const sentences = leftOutSentences(routine);
  const hints = sentences.length > 0 ? sentences : ['Strengthening may belong to it: hikecare stretch --strength'];
  return hints.map((line) => `- ${line}`).join('\n');
}

/** The rules for every exercise that hold or may hold for this person, the short list. */
function rulesFor(catalogue: Catalogue, answers: Answers, place: Place): readonly Statement[] {
  return catalogue.returnToHiking.exerciseRules
    .filter(({ detail, when }) => detail !== true && (when === undefined || mayHold(catalogue, answers, when)))
    .map((rule) => ({ ...rule, text: stripControls(fill(rule.text, place)) }));
}

/** The routine with the words of its exercises ready for a terminal. */
function printable(routine: Routine, place: Place): Routine {
  const text = (words: string) => stripControls(fill(words, place));
  const exercise = (one: Exercise): Exercise => ({
    ...one,
    name: text(one.name),
    position: text(one.position),
    steps: one.steps.map(text),
    feel: text(one.feel),
    stopIf: one.stopIf.map(text),
  });
  const item = (one: RoutineItem): RoutineItem => ({
    ...one,
    exercise: exercise(one.exercise),
    ...(one.easier === undefined ? {} : { easier: text(one.easier) }),
    ...(one.insteadOf === undefined ? {} : { insteadOf: text(one.insteadOf) }),
    ...(one.note === undefined ? {} : { note: text(one.note) }),
    ...(one.ifItHurts === undefined
      ? {}
      : { ifItHurts: { text: text(one.ifItHurts.text), item: item(one.ifItHurts.item) } }),
  });
  return {
    ...routine,
    items: routine.items.map(item),
    leftOut: routine.leftOut.map((entry) => ({
      ...entry,
      exercise: exercise(entry.exercise),
      reason: text(entry.reason),
    })),
  };
}
