import type { Effect } from '../../core/countdown.ts';
import { durationWords, minutesAndSeconds, timeLeft } from '../../core/duration.ts';
import type { Pack, PackDose } from '../../core/packs.ts';
import { count } from '../../core/wording.ts';
import { bullet, toAscii, wrap } from './layout.ts';
import { type Style, signs } from './style.ts';

/** What the lines of a timer are made from. The sentences about a body come from the data. */
export interface TimerView {
  readonly pack: Pack;
  /** Milliseconds that the pack may be on. */
  readonly duration: number;
  /** Milliseconds that it was on before the start. */
  readonly alreadyOn: number;
  /** Empty where nobody said. */
  readonly areas: readonly { readonly id: string; readonly label: string }[];
  readonly dose: PackDose;
  /** How to do it, the cloth first. */
  readonly how: readonly Sentence[];
  /** When to take it off at once. */
  readonly stopIf: readonly Sentence[];
}

/** A sentence of the data, ready to be printed, and what it rests on. */
export interface Sentence {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
}

/** How lines are laid out: colours, signs, and the columns they may take. */
export interface Page {
  readonly style: Style;
  readonly width: number;
}

/** A time of day as hh:mm. */
export type TimeOfDay = string;

/** The bar is as wide as the narrowest terminal leaves room for, so that no change of width ever breaks its line. */
const BAR_LINE = 39;
/** "  14:59 left  " */
const BAR_START = 14;
const SHORTEST_BAR = 6;

/** What is said at the start: how long, until when, how to; `keys` where single keys are taken. */
export function startLines(view: TimerView, until: TimeOfDay, keys: boolean, page: Page): readonly string[] {
  const { style } = page;
  const how = [...limitTexts(view), ...texts(view.how)];
  return laidOut(page, [
    ...wrap(startSentence(view, until), page.width).map((line) => style.bold(line)),
    ...how.flatMap((text) => bullet(signs(style).bullet, text, page.width)),
    ...(keys ? wrap('Space pauses, q stops.', page.width).map((line) => style.dim(line)) : []),
  ]);
}

/** The start in one line, for where there is no terminal: until when, and the first thing to do. */
export function startLine(view: TimerView, until: TimeOfDay): string {
  return [startSentence(view, until), ...limitTexts(view), ...texts(view.how.slice(0, 1))].join(' ');
}

function texts(sentences: readonly Sentence[]): readonly string[] {
  return sentences.map(({ text }) => text);
}

/** Why it is shorter than usual. */
function limitTexts({ dose }: TimerView): readonly string[] {
  return dose.limits.map(({ reason }) => reason);
}

function startSentence(view: TimerView, until: TimeOfDay): string {
  const place = view.areas.length === 0 ? '' : ` (${view.areas.map(({ label }) => label).join(', ')})`;
  const since =
    view.alreadyOn === 0
      ? ''
      : `, on for ${durationWords(view.alreadyOn)} already, ${timeLeft(view.duration - view.alreadyOn)} left`;
  return `${packName(view.pack)}${place}: ${durationWords(view.duration)}${since}, until ${until}.`;
}

/** The reminder to look at the skin, with what to look for. */
export function skinCheckLines(view: TimerView, { onSkin, left }: Effect, page: Page): readonly string[] {
  const title = `Skin check: ${minutesAndSeconds(onSkin)} on, ${timeLeft(left)} left.`;
  return laidOut(page, [
    ...wrap(title, page.width).map((line) => page.style.bold(line)),
    ...texts(view.stopIf).flatMap((text) => bullet(signs(page.style).bullet, text, page.width)),
  ]);
}

/** The same in one line. */
export function skinCheckLine(view: TimerView, { onSkin, left }: Effect): string {
  return [`Skin check: ${minutesAndSeconds(onSkin)} on, ${timeLeft(left)} left.`, ...texts(view.stopIf)].join(' ');
}

/** How much is left, in one line. */
export function leftLine(view: TimerView, { left }: Effect): string {
  return `${packName(view.pack)}: ${timeLeft(left)} left.`;
}

/** While it is paused the pack is off: that is what its minutes are counted by. */
export function pauseLine(view: TimerView, { left }: Effect): string {
  return `Paused with ${timeLeft(left)} left. Take the ${view.pack} pack off while it is paused.`;
}

export function resumeLine(view: TimerView, { left }: Effect, until: TimeOfDay): string {
  return `${packName(view.pack)} on again: ${timeLeft(left)} left, until ${until}.`;
}

/** The end: take it off, by how much it is over, and when the next one is fine. */
export function endLine(view: TimerView, effect: Effect, nextFrom: TimeOfDay): string {
  return `${offSentence(view, effect)} ${gapSentence(view, nextFrom)}`;
}

/** The same on lines of a terminal, what is to be done standing out. */
export function endLines(view: TimerView, effect: Effect, nextFrom: TimeOfDay, page: Page): readonly string[] {
  return laidOut(page, [
    ...wrap(offSentence(view, effect), page.width).map((line) => page.style.bold(line)),
    ...wrap(gapSentence(view, nextFrom), page.width),
  ]);
}

function offSentence({ pack }: TimerView, { over, onSkin }: Effect): string {
  if (over < 1000) return `Time is up: take the ${pack} pack off now.`;
  return `Take the ${pack} pack off now: it is ${minutesAndSeconds(over)} over, on for ${minutesAndSeconds(onSkin)}.`;
}

/** Stopped early: how long it was on, and when the next one is fine. */
export function stopLine(view: TimerView, { onSkin }: Effect, nextFrom: TimeOfDay): string {
  return `Stopped: take the ${view.pack} pack off. It was on for ${minutesAndSeconds(onSkin)}. ${gapSentence(view, nextFrom)}`;
}

function gapSentence({ dose }: TimerView, nextFrom: TimeOfDay): string {
  return `Leave at least ${count(dose.gapHours, 'hour')} before the next one: not before ${nextFrom}.`;
}

/** The line that is redrawn: time left and a bar, never wider than `terminalColumns` minus one. */
export function barLine(
  { duration }: TimerView,
  { left, paused }: { readonly left: number; readonly paused: boolean },
  terminalColumns: number,
  style: Style,
): string {
  const room = Math.min(BAR_LINE, terminalColumns - 1);
  const time = timeLeft(left).padStart(7);
  const start = `${time} left  `;
  const length = room - BAR_START;
  if (length < SHORTEST_BAR) return `${time} left`.trim().slice(0, Math.max(0, room));
  if (paused) return `${start}${style.bold('paused, space goes on'.slice(0, length))}`;
  const { barFull, barEmpty } = signs(style);
  const full = Math.min(length, Math.ceil((left / duration) * length));
  return `${start}${style.command(barFull.repeat(full))}${style.dim(barEmpty.repeat(length - full))}`;
}

/** A sentence wrapped for the page. */
export function sentenceLines(text: string, page: Page): readonly string[] {
  return laidOut(page, wrap(text, page.width));
}

/** A sentence on one line, whatever its length: for logs. */
export function logLine(text: string, style: Style): string {
  return style.unicode ? text : toAscii(text);
}

/** Plain twins where there is only ASCII. */
function laidOut({ style }: Page, lines: readonly string[]): readonly string[] {
  return style.unicode ? lines : lines.map(toAscii);
}

function packName(pack: Pack): string {
  return pack === 'cold' ? 'Cold pack' : 'Heat pack';
}
