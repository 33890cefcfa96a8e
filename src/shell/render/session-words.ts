import type { Exercise } from '../../core/data-types.ts';
import { timeLeft } from '../../core/duration.ts';
import { altText } from '../../core/figure/alt-text.ts';
import type { RoutineItem } from '../../core/sessions/routine.ts';
import { betweenHolds, betweenSets, setSeconds } from '../../core/sessions/routine-time.ts';
import { easierFormOf } from '../../core/sessions/session-course.ts';
import { itemOf, LONGER_BY, longestHold, type Session, turnOf } from '../../core/sessions/session-state.ts';
import type { SessionEffect } from '../../core/sessions/session-step.ts';
import type { Side } from '../../core/side.ts';
import { midSentence } from '../../core/text.ts';
import { count, sentence, times } from '../../core/wording.ts';

/** "Exercise 2 of 6: Figure-four stretch". */
function exerciseWords(state: Session): string {
  return `Exercise ${state.place + 1} of ${state.items.length}: ${itemOf(state).item.exercise.name}`;
}

/** What is to be done of an exercise, such as "Hold 20 seconds, 3 times, each side." */
export function workWords({ timed, holdSeconds, repetitions, sets, sides }: RoutineItem): string {
  const parts = [
    timed ? `hold ${count(holdSeconds, 'second')}` : count(repetitions, 'repetition'),
    timed || holdSeconds === 0 ? undefined : `hold each for ${count(holdSeconds, 'second')}`,
    timed && repetitions > 1 ? times(repetitions) : undefined,
    sets > 1 ? `${sets} sets` : undefined,
    sides.length > 1 ? 'each side' : undefined,
  ];
  return sentence(parts.filter((part) => part !== undefined).join(', '));
}

/** Why the exercise is here in this form: what it stands for, how it is made easier, what the complaint says of it. */
export function formWords({ easier, insteadOf, note }: RoutineItem): readonly string[] {
  return [
    insteadOf === undefined ? undefined : `In place of "${insteadOf}", which hurt.`,
    easier === undefined ? undefined : `It hurt before, so make it easier: ${easier}`,
    note,
  ].filter((words) => words !== undefined);
}

/** The side that a figure is drawn for: the right one where there are no sides. */
export function sideOfFigure(state: Session): Side {
  return turnOf(state).side ?? 'right';
}

/** "left side", or nothing. */
function sideWords(side: Side | undefined): string | undefined {
  return side === undefined ? undefined : `${side} side`;
}

/** Where in an exercise one is: "left side, 2 of 3". */
export function turnWords(state: Session): string {
  const { item } = itemOf(state);
  const { side, set, repetition } = turnOf(state);
  const parts = [
    sideWords(side),
    item.sets > 1 ? `set ${set} of ${item.sets}` : undefined,
    item.timed && item.repetitions > 1 ? `${repetition} of ${item.repetitions}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** What to do in a set without a clock: "10 times, hold each for 5 seconds." */
export function setWords({ repetitions, holdSeconds }: RoutineItem): string {
  const held = holdSeconds === 0 ? '' : `, hold each for ${count(holdSeconds, 'second')}`;
  return `${repetitions} times, slowly${held}.`;
}

/** After it hurt: what the reasons to stop are, and what can be done instead. The reasons come from the data. */
export function hurtWords(state: Session): readonly string[] {
  const { exercise } = itemOf(state).item;
  const form = easierFormOf(state);
  return [
    `${exercise.name}: stopped, because it hurt.`,
    `What to look out for: ${stopWords(exercise)}.`,
    'Is one of these there, or does it stay? Run "hikecare check": it says when to seek help.',
    form === undefined
      ? 'There is no easier form for you here, so it is left out from now on.'
      : `Easier: ${itemOf(state).item.ifItHurts?.text ?? ''}`,
  ];
}

/** The reasons to stop, in the middle of a sentence. */
export function stopWords({ stopIf }: Exercise): string {
  return stopIf.map(midSentence).join('; ');
}

/** The headings of what an exercise should feel like, and of the reasons to stop. */
export const HELP_WORDS = { feel: 'You feel it:', stop: 'Stop for:' } as const;

/** All that is known of an exercise while it is done, a line each, where it cannot be drawn. */
export function helpWords(exercise: Exercise): readonly string[] {
  const { position, steps, feel, stopIf } = exercise;
  return [position, ...steps, HELP_WORDS.feel, feel, HELP_WORDS.stop, ...stopIf, ALL_KEYS];
}

/** What comes after the hold or set that is on. */
export function thenWords(state: Session): string {
  const { turns } = itemOf(state);
  const next = turns[state.turn + 1];
  if (next === undefined) {
    const following = state.items.find(({ fate }, place) => place > state.place && fate !== 'hurt');
    return following === undefined ? 'Then: the end.' : `Then: ${following.item.exercise.name}.`;
  }
  if (next.after === 'change-sides') return `Then: the ${next.side ?? 'other'} side.`;
  return next.after === 'between-sets' ? `Then: set ${next.set}.` : 'Then: once more.';
}

/** The sentences of an effect, one a line; `keys` where the hiker can press any. Empty where nothing is to be told. */
export function effectLines({ kind, at }: SessionEffect, keys: boolean): readonly string[] {
  switch (kind) {
    case 'introduction':
      return introduction(at, keys);
    case 'count-in':
      return [sentence(['get into position', turnWords(at)].filter((part) => part !== '').join(': '))];
    case 'hold':
      return [`Hold. ${count(itemOf(at).item.holdSeconds, 'second')}.`];
    case 'ten-left':
      return ['10 seconds left.'];
    case 'set':
      return [setLine(at, keys)];
    case 'rest':
      return [`Rest. ${count(betweenHolds(itemOf(at).item), 'second')}.`];
    case 'change-sides':
      return [`Change sides: now the ${turnOf(at).side ?? 'other'} side.`];
    case 'between-sets':
      return [`Rest before set ${turnOf(at).set}. ${count(betweenSets(itemOf(at).item), 'second')}.`];
    case 'exercise-done':
      return [`Done: ${itemOf(at).item.exercise.name}.`];
    case 'skipped':
      return [`Left out: ${itemOf(at).item.exercise.name}.`];
    case 'pause':
      return ['Paused. Space goes on.'];
    case 'resume':
      return ['Going on.'];
    case 'gap':
      return [keys ? GAP_WORDS : 'The time stood still for a while, so this part begins again.'];
    case 'longer':
      return [`${LONGER_BY} seconds more: ${itemOf(at).item.holdSeconds + at.extra} in all.`];
    case 'longest':
      return [`${longestHold(itemOf(at).item)} seconds is the longest hold here.`];
    case 'hurt': {
      const easier = easierFormOf(at) !== undefined;
      return [...hurtWords(at), easier ? 'Enter: do the easier form. n: go on without it.' : 'Enter: go on.'];
    }
    case 'three':
    case 'two':
    case 'one':
    case 'turn-done':
    case 'finished':
    case 'stopped':
      return [];
    default:
      return kind satisfies never;
  }
}

/** After the machine slept: nothing was counted meanwhile. */
export const GAP_WORDS =
  'The time stood still for a while, so the session waits. Space goes on, r begins this one again.';

function introduction(state: Session, keys: boolean): readonly string[] {
  const { item } = itemOf(state);
  const { exercise } = item;
  const side = sideOfFigure(state);
  const { figure } = exercise;
  const seen =
    figure === undefined ? [] : [`Start: ${altText(figure, 'start', side)}`, `Then: ${altText(figure, 'end', side)}`];
  return [
    `${exerciseWords(state)}.`,
    workWords(item),
    ...formWords(item),
    exercise.position,
    ...exercise.steps,
    ...seen,
    exercise.feel,
    ...(keys ? ['Space or Enter: start. ?: all keys.'] : []),
  ];
}

function setLine(state: Session, keys: boolean): string {
  const { item } = itemOf(state);
  const end = keys ? 'Enter when done.' : `About ${count(setSeconds(item), 'second')}.`;
  return [sentence(turnWords(state)), setWords(item), end].filter((part) => part !== '.').join(' ');
}

/** What is said aloud: short, and the last three seconds with it. */
export function spokenWords(effect: SessionEffect): string | undefined {
  const { kind, at } = effect;
  if (kind === 'three') return '3';
  if (kind === 'two') return '2';
  if (kind === 'one') return '1';
  if (kind === 'introduction') return `${exerciseWords(at)}. ${workWords(itemOf(at).item)}`;
  if (kind === 'hurt') return 'Stopped.';
  const [line] = effectLines(effect, true);
  return line;
}

/** The time of a phase as m:ss, a second counting until it is over. */
export function leftWords(milliseconds: number): string {
  return timeLeft(milliseconds);
}

/** Every key of a session. */
export const ALL_KEYS =
  'Keys: space pause or go on, enter go on, s skip a rest, n next, p back, r again, + longer (to twice the hold at most), h that hurts, q stop and go on later.';
