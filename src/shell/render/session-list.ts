import type { Statement } from '../../core/data-types.ts';
import { durationWords, MINUTE } from '../../core/duration.ts';
import type { ExerciseDone } from '../../core/journal-records.ts';
import type { LeftOut, Routine } from '../../core/sessions/routine.ts';
import { exerciseCount, exercisesLeft, isWorthKeeping } from '../../core/sessions/session-result.ts';
import type { Session, SessionItem } from '../../core/sessions/session-state.ts';
import { distinct } from '../../core/text.ts';
import { count } from '../../core/wording.ts';
import { bullet, toAscii, wrap } from './layout.ts';
import { formWords, workWords } from './session-words.ts';
import { type Style, signs } from './style.ts';

/** How long a routine takes, to the minute: "about 8 minutes". */
export function aboutMinutes(seconds: number): string {
  return `about ${durationWords(Math.max(1, Math.round(seconds / 60)) * MINUTE)}`;
}

/** A routine as a list: what is done and how often, and what is left out and why. */
export function routineText(routine: Routine, rules: readonly Statement[], style: Style, width: number): string {
  const { items, seconds } = routine;
  const title = `${count(items.length, 'exercise')}, ${aboutMinutes(seconds)}`;
  return finish(style, [
    ...wrap(title, width).map((line) => style.heading(line)),
    ...items.flatMap((item, place) =>
      bullet(`${place + 1}.`, [`${item.exercise.name}.`, workWords(item), ...formWords(item)].join(' '), width),
    ),
    ...leftOutLines(routine, style, width),
    ...(rules.length === 0 ? [] : ['', style.heading('With every exercise')]),
    ...rules.flatMap(({ text }) => bullet(signs(style).bullet, text, width)),
  ]);
}

/** What is left out, each with its reason; what had no time in one line. */
export function leftOutSentences({ leftOut, shortened }: Routine): readonly string[] {
  const inTime = leftOut.filter(({ kind }) => kind === 'time').map(({ exercise }) => exercise.name);
  const others = leftOut.filter(({ kind }) => kind !== 'time');
  return [
    ...others.map(reasonSentence),
    ...(inTime.length === 0 ? [] : [`No time for: ${inTime.join(', ')}.`]),
    ...(shortened ? ['To fit into the time, some are done fewer times than usual. No hold is shorter.'] : []),
  ];
}

function reasonSentence({ exercise, reason }: LeftOut): string {
  return `${exercise.name}: left out. ${reason}`;
}

function leftOutLines(routine: Routine, style: Style, width: number): readonly string[] {
  const sentences = leftOutSentences(routine);
  if (sentences.length === 0) return [];
  return ['', style.heading('Left out'), ...sentences.flatMap((text) => bullet(signs(style).bullet, text, width))];
}

/** What is said at the end of a session: what was done, what hurt, and what to do next. */
export function summaryText(
  state: Session,
  done: readonly ExerciseDone[],
  next: readonly string[],
  style: Style,
  width: number,
): string {
  const left = exercisesLeft(state).length;
  const finished = state.items.filter(({ fate }) => fate === 'done').length;
  const all = distinct(state.items, ({ item }) => item.exercise.id);
  const title =
    state.phase === 'finished'
      ? `Session finished: ${finished} of ${count(all.length, 'exercise')} done.`
      : `Stopped with ${left} of ${count(isWorthKeeping(state) ? exerciseCount(state) : all.length, 'exercise')} left.`;
  return finish(style, [
    '',
    ...wrap(title, width).map((line) => style.bold(line)),
    ...all.flatMap(({ item }) => {
      // What hurt and its easier form may be one exercise: it is told once.
      const forms = state.items.filter((other) => other.item.exercise.id === item.exercise.id);
      const words = resultWords(forms, done);
      return words === undefined ? [] : bullet(markOf(forms, style), words, width);
    }),
    ...(next.length === 0 ? [] : ['']),
    ...next.flatMap((text) => wrap(text, width)),
  ]);
}

function markOf(forms: readonly SessionItem[], style: Style): string {
  return forms.every(({ fate }) => fate === 'done') ? signs(style).tick : signs(style).bullet;
}

function resultWords(forms: readonly SessionItem[], all: readonly ExerciseDone[]): string | undefined {
  const last = forms.at(-1);
  if (last === undefined) return undefined;
  const { item, fate, done, turns } = last;
  const { name, id } = item.exercise;
  const hurtBefore = forms.length > 1 && fate !== 'hurt';
  if (hurtBefore && fate === 'done') return `${name}: it hurt, and was done in its easier form.`;
  if (hurtBefore) return `${name}: it hurt, so it was stopped. It comes in its easier form.`;
  if (fate === 'done') return name;
  if (fate === 'hurt') return `${name}: it hurt, so it was stopped. It does not come again as it is.`;
  if (done.length === 0) return fate === 'skipped' ? `${name}: left out` : undefined;
  const sides = all.filter(({ exercise, side }) => exercise === id && side !== undefined);
  const parts = sides.map((entry) => `${entry.side} ${entry.done} of ${entry.of}`);
  return `${name}: ${parts.length > 0 ? parts.join(', ') : `${done.length} of ${turns.length}`}`;
}

function finish(style: Style, lines: readonly string[]): string {
  return `${(style.unicode ? lines : lines.map(toAscii)).join('\n')}\n`;
}
