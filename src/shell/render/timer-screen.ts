import { MINUTE, minutesAndSeconds, timeLeft } from '../../core/duration.ts';
import type { Pack } from '../../core/packs/packs.ts';
import { wrap } from './layout.ts';
import { type Style, signs } from './style.ts';
import { laidOut, type Page, type TimeOfDay } from './timer.ts';

/** What is drawn while a pack is on. Times in milliseconds. */
export interface TimerFrame {
  readonly pack: Pack;
  /** What is asked about the skin, with its keys. */
  readonly question: string;
  readonly phase: 'running' | 'paused' | 'over';
  readonly left: number;
  readonly over: number;
  readonly duration: number;
  readonly until: TimeOfDay;
  /** True while the question about the skin is open. */
  readonly asks: boolean;
  /** True where keys are taken. */
  readonly keys: boolean;
  /** True where it may still be made longer. */
  readonly canExtend: boolean;
}

/** Wide enough to be read from afar, no wider than a glance. */
const WIDEST_BAR = 40;
const SHORTEST_BAR = 6;

/** What stands around the time: the open question above, the keys below. It changes seldom. */
export function linesAround(
  frame: Pick<TimerFrame, 'question' | 'phase' | 'asks' | 'keys' | 'canExtend'>,
  page: Page,
): { readonly above: readonly string[]; readonly below: readonly string[] } {
  return { above: laidOut(page, questionLines(frame, page)), below: laidOut(page, keyLines(frame, page)) };
}

function questionLines(
  { asks, question, phase }: Pick<TimerFrame, 'asks' | 'question' | 'phase'>,
  { style, width }: Page,
): readonly string[] {
  if (!asks) return [];
  return wrap(`${phase === 'over' ? 'Look at the skin.' : 'Lift the pack.'} ${question}`, width).map((line) =>
    style.bold(line),
  );
}

/** The time and the bar, no wider than the page. */
export function timeLines(frame: TimerFrame, page: Page): readonly string[] {
  const { style, width } = page;
  if (frame.phase === 'over') {
    return wrap(`Take it off: ${minutesAndSeconds(frame.over)} over`, width).map((line) =>
      style.level('emergency', line),
    );
  }
  const time = `${timeLeft(frame.left).padStart(5)} left`;
  if (frame.phase === 'paused') return wrap(`${time}, paused: the pack is off`, width).map((line) => style.bold(line));
  const until = `until ${frame.until}`;
  const room = Math.min(WIDEST_BAR, width - time.length - 2);
  const withUntil = Math.min(WIDEST_BAR, width - time.length - until.length - 4);
  const shown = frame.left <= MINUTE ? style.level('soon', time) : style.bold(time);
  if (withUntil >= SHORTEST_BAR) return [`${shown}  ${bar(frame, withUntil, style)}  ${until}`];
  return room >= SHORTEST_BAR ? [`${shown}  ${bar(frame, room, style)}`] : [shown];
}

function bar({ left, duration }: TimerFrame, length: number, style: Style): string {
  const { barFull, barEmpty } = signs(style);
  const full = Math.min(length, Math.ceil((left / duration) * length));
  const paint = left <= MINUTE ? (text: string) => style.level('soon', text) : style.command;
  return `${paint(barFull.repeat(full))}${style.dim(barEmpty.repeat(length - full))}`;
}

/** A key and what it does stay on one line. */
function keyLines(frame: Pick<TimerFrame, 'phase' | 'keys' | 'canExtend'>, { style, width }: Page): readonly string[] {
  if (!frame.keys) return [];
  const glue = frame.phase === 'over' ? ' ' : NO_BREAK;
  const together = keyWords(frame).map((words) => words.replaceAll(' ', glue));
  return wrap(together.join(', '), width).map((line) => style.dim(line.replaceAll(NO_BREAK, ' ')));
}

const NO_BREAK = '\u00a0';

/** The keys that do something now. */
export function keyWords({ phase, canExtend }: Pick<TimerFrame, 'phase' | 'canExtend'>): readonly string[] {
  if (phase === 'over') return ['Press a key when it is off.'];
  const longer = canExtend && phase === 'running' ? ['+ one minute more'] : [];
  const pause = phase === 'paused' ? 'space on again' : 'space pause';
  return [pause, ...longer, 'd leave it running', 'q stop'];
}

/** The window title: minutes, then seconds in the last one, so that it changes no more often than it has to. */
export function titleWords({ pack, phase, left, over }: Pick<TimerFrame, 'pack' | 'phase' | 'left' | 'over'>): string {
  const name = `${pack} pack`;
  if (phase === 'over') return `Take the ${name} off (${Math.floor(over / MINUTE)} min over)`;
  const time = left <= MINUTE ? timeLeft(left) : `${Math.ceil(left / MINUTE)} min`;
  return phase === 'paused' ? `${time} left, paused - ${name}` : `${time} left - ${name}`;
}

/** What is drawn while a gap is waited out. */
export function waitLines(left: number, from: TimeOfDay, keys: boolean, page: Page): readonly string[] {
  const { style, width } = page;
  return laidOut(page, [
    ...wrap(`Next pack from ${from}: ${hoursMinutesSeconds(left)} to go`, width).map((line) => style.bold(line)),
    ...(keys ? wrap('q stop waiting', width).map((line) => style.dim(line)) : []),
  ]);
}

function hoursMinutesSeconds(milliseconds: number): string {
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
