import { durationWords, minutesAndSeconds, timeLeft } from '../../core/duration.ts';
import type { Effect } from '../../core/packs/countdown.ts';
import type { Pack, PackDose } from '../../core/packs/packs.ts';
import type { Side } from '../../core/side.ts';
import { count } from '../../core/wording.ts';
import { bullet, toAscii, wrap } from './layout.ts';
import { type Style, signs } from './style.ts';

/** What the lines of a timer are made from. The sentences about a body come from the data. */
export interface TimerView {
  readonly pack: Pack;
  /** Milliseconds that the pack is to be on, at its start. */
  readonly duration: number;
  /** Milliseconds that it may be on here, `extend` included. */
  readonly most: number;
  /** Milliseconds that it was on before the start. */
  readonly alreadyOn: number;
  /** Milliseconds of the same application that were used before: a pack that was broken off. */
  readonly used: number;
  /** The names of the place. */
  readonly labels: readonly string[];
  /** Empty where nobody said. */
  readonly areas: readonly { readonly id: string; readonly label: string }[];
  readonly side?: Side;
  readonly dose: PackDose;
  /** How to do it, the cloth first. */
  readonly how: readonly Sentence[];
  /** What is asked at the skin check; yes means: take it off. */
  readonly skinQuestion: Sentence;
  /** When to take it off at once, and what to do afterwards. */
  readonly stopIf: readonly Sentence[];
}

/** A sentence of the data, ready to be printed, and what it rests on. */
export interface Sentence {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  /** True for what matters only later. */
  readonly detail?: boolean;
}

/** How lines are laid out: colours, signs, and the columns they may take. */
export interface Page {
  readonly style: Style;
  readonly width: number;
}

/** A time of day as hh:mm, with the day where that is not today. */
export type TimeOfDay = string;

/** What is said at the start: how long, until when, how to. */
export function startLines(view: TimerView, effect: Effect, until: TimeOfDay, page: Page): readonly string[] {
  const { style } = page;
  const how = [...limitTexts(view), ...texts(view.how)];
  return laidOut(page, [
    ...wrap(startSentence(view, effect, until), page.width).map((line) => style.bold(line)),
    ...how.flatMap((text) => bullet(signs(style).bullet, text, page.width)),
  ]);
}

/** The start in one line, for where there is no terminal: until when, and the first thing to do. */
export function startLine(view: TimerView, effect: Effect, until: TimeOfDay): string {
  return [startSentence(view, effect, until), ...limitTexts(view), ...texts(view.how.slice(0, 1))].join(' ');
}

function texts(sentences: readonly Sentence[]): readonly string[] {
  return sentences.map(({ text }) => text);
}

/** Why it is shorter than usual. */
function limitTexts({ dose, pack, used, most }: TimerView): readonly string[] {
  const rest = `The last ${pack} pack here came off after ${minutesAndSeconds(used)}, which counts: ${minutesAndSeconds(most)} may follow.`;
  return [...(used > 0 ? [rest] : []), ...dose.limits.map(({ reason }) => reason)];
}

function startSentence(view: TimerView, { onSkin, left }: Effect, until: TimeOfDay): string {
  const place = placeWords(view.labels, view.side);
  const since = onSkin < 1000 ? '' : `, on for ${durationWords(onSkin)} already, ${timeLeft(left)} left`;
  const name = `${packName(view.pack)}${place === '' ? '' : ` (${place})`}`;
  return `${name}: ${durationWords(onSkin + left)}${since}, until ${until}.`;
}

/** Where it lies, such as "front of the knee, left"; '' where nobody said. */
export function placeWords(labels: readonly string[], side: Side | undefined): string {
  return [...labels, ...(side === undefined ? [] : [side])].join(', ');
}

/** The reminder to look at the skin, with what to look for; the question where an answer is taken. */
export function skinCheckLines(view: TimerView, effect: Effect, asks: boolean, page: Page): readonly string[] {
  const question = asks ? [skinQuestion(view)] : [];
  return laidOut(page, [
    ...wrap(skinTitle(effect), page.width).map((line) => page.style.bold(line)),
    ...texts(now(view.stopIf)).flatMap((text) => bullet(signs(page.style).bullet, text, page.width)),
    ...question.flatMap((text) => wrap(text, page.width)).map((line) => page.style.bold(line)),
  ]);
}

/** The same in one line. */
export function skinCheckLine(view: TimerView, effect: Effect): string {
  return [skinTitle(effect), ...texts(now(view.stopIf))].join(' ');
}

function skinTitle({ onSkin, left }: Effect): string {
  return `Skin check: ${minutesAndSeconds(onSkin)} on, ${timeLeft(left)} left. Lift the pack and look.`;
}

/** What is asked at the end, and the keys for it. */
export function endQuestion({ skinQuestion: { text } }: Pick<TimerView, 'skinQuestion'>): string {
  return `${text} y = yes / n = no`;
}

const SKIN_KEYS = 'y = yes, stop / n = no, go on';

/** What is asked at the skin check, and the keys for it. */
export function skinQuestion({ skinQuestion: { text } }: Pick<TimerView, 'skinQuestion'>): string {
  return `${text} ${SKIN_KEYS}`;
}

function now(stopIf: readonly Sentence[]): readonly Sentence[] {
  return stopIf.filter(({ detail }) => detail !== true);
}

/** Taken off because the skin is not well: what to do now, and what to look for afterwards. */
export function skinStopLines(view: TimerView, effect: Effect, nextFrom: TimeOfDay, page: Page): readonly string[] {
  return laidOut(page, [
    ...wrap(skinStopSentence(view, effect), page.width).map((line) => page.style.bold(line)),
    ...texts(view.stopIf).flatMap((text) => bullet(signs(page.style).bullet, text, page.width)),
    ...wrap(gapSentence(view, nextFrom), page.width),
  ]);
}

/** The same in one line. */
export function skinStopLine(view: TimerView, effect: Effect, nextFrom: TimeOfDay): string {
  return [skinStopSentence(view, effect), ...texts(view.stopIf), gapSentence(view, nextFrom)].join(' ');
}

function skinStopSentence({ pack }: TimerView, { onSkin }: Effect): string {
  return `Take the ${pack} pack off now. It was on for ${minutesAndSeconds(onSkin)}.`;
}

/** How much is left, in one line. */
export function leftLine(view: TimerView, { left }: Effect): string {
  return `${packName(view.pack)}: ${timeLeft(left)} left.`;
}

/** While it is paused the pack is off: that is what its minutes are counted by. */
export function pauseLine(view: TimerView, { left }: Effect): string {
  return `Paused with ${timeLeft(left)} left. Take the ${view.pack} pack off while it is paused.`;
}

/** On the skin again. */
export function resumeLine(view: TimerView, { left }: Effect, until: TimeOfDay): string {
  return `${packName(view.pack)} on again: ${timeLeft(left)} left, until ${until}.`;
}

/** A little longer. */
export function extendLine(view: TimerView, { left }: Effect, until: TimeOfDay): string {
  return `${packName(view.pack)} longer: ${timeLeft(left)} left, until ${until}.`;
}

/** Why it cannot be longer. */
export function noLongerLine({
  pack,
  most,
  alreadyOn,
  duration,
}: Pick<TimerView, 'pack' | 'most' | 'alreadyOn' | 'duration'>): string {
  const longest = durationWords(Math.max(most, Math.min(duration, alreadyOn)));
  return `No longer: ${longest} is the most for this ${pack} pack.`;
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

/** The end was taken note of: how long it was on in all. */
export function offLine({ pack }: Pick<TimerView, 'pack'>, { onSkin }: Pick<Effect, 'onSkin'>): string {
  return `The ${pack} pack is off. It was on for ${minutesAndSeconds(onSkin)}.`;
}

/** It should be off, and nobody has said that it is. */
export function overLine({ pack }: Pick<TimerView, 'pack'>, { over }: Pick<Effect, 'over'>): string {
  return `Take the ${pack} pack off: ${minutesAndSeconds(over)} over.`;
}

function offSentence({ pack }: TimerView, { over, onSkin }: Effect): string {
  if (over < 1000) return `Time is up: take the ${pack} pack off now.`;
  return `Take the ${pack} pack off now: it is ${minutesAndSeconds(over)} over, on for ${minutesAndSeconds(onSkin)}.`;
}

/** Stopped early: how long it was on, and when the next one is fine. */
export function stopLine(view: TimerView, { onSkin }: Effect, nextFrom: TimeOfDay): string {
  const off = `Stopped: take the ${view.pack} pack off.`;
  const rest = restSentence({ most: view.most, gapHours: view.dose.gapHours }, onSkin);
  if (rest !== undefined) return `${off} ${rest}`;
  return `${off} It was on for ${minutesAndSeconds(onSkin)}. ${gapSentence(view, nextFrom)}`;
}

/** What may still follow of a pack that came off early; undefined where that is less than a minute. */
export function restSentence(
  { most, gapHours }: { readonly most: number; readonly gapHours: number },
  onSkin: number,
): string | undefined {
  const used = Math.ceil(onSkin / 1000) * 1000;
  const left = most - used;
  if (left < 60_000) return undefined;
  return `${minutesAndSeconds(used)} of ${minutesAndSeconds(most)} used: ${minutesAndSeconds(left)} may still follow now, then leave ${count(gapHours, 'hour')}.`;
}

/** When the next one may begin. */
export function gapSentence({ dose }: { readonly dose: Pick<PackDose, 'gapHours'> }, nextFrom: TimeOfDay): string {
  return `Leave at least ${count(dose.gapHours, 'hour')} before the next one: not before ${nextFrom}.`;
}

/** The pack goes on without this program, and how to see it again. */
export function leaveLine({ pack }: Pick<TimerView, 'pack'>, { left, over }: Effect): string {
  const time = over > 0 ? `it should be off since ${minutesAndSeconds(over)}` : `${timeLeft(left)} left`;
  return `The ${pack} pack is still on: ${time}. Nothing rings at its end. To see it again: hikecare timer attach`;
}

/** Somebody has ended it in another terminal. */
export function goneLine({ pack }: Pick<TimerView, 'pack'>): string {
  return `The ${pack} pack was ended elsewhere: take it off, if it is still on.`;
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
export function laidOut({ style }: Page, lines: readonly string[]): readonly string[] {
  return style.unicode ? lines : lines.map(toAscii);
}

/** "Cold pack" or "Heat pack". */
export function packName(pack: Pack): string {
  return pack === 'cold' ? 'Cold pack' : 'Heat pack';
}
