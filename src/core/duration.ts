// Lengths of time, in milliseconds.
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A length of time in milliseconds, or the reason why the text is none. */
export type ReadDuration = { readonly milliseconds: number } | { readonly reason: string };

/** How a length of time is written; the examples stand in every refusal. */
const HOW_TO_WRITE = 'write minutes as 15, 15m or 15:00, seconds as 90s or 1m30s';

/**
 * Reads "15", "15m", "15:00", "90s", "1m30s" or "1h5m" as milliseconds; a bare number is minutes.
 * Zero, less than zero and anything else gives the reason, in one sentence without its full stop.
 */
export function readDuration(text: string): ReadDuration {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  const shown = `"${text.length > 20 ? `${text.slice(0, 20)}...` : text}"`;
  if (/^-/.test(plain)) return { reason: `${shown} is less than nothing; ${HOW_TO_WRITE}` };
  const milliseconds = readClock(plain) ?? readUnits(plain);
  if (milliseconds === undefined) return { reason: `${shown} is no length of time; ${HOW_TO_WRITE}` };
  return milliseconds > 0 ? { milliseconds } : { reason: `${shown} is no time at all; ${HOW_TO_WRITE}` };
}

/** "15" and "15:00". */
function readClock(text: string): number | undefined {
  const [all, minutes = '0', seconds = '0'] = /^(\d{1,4})(?::([0-5]\d))?$/.exec(text) ?? [];
  return all === undefined ? undefined : Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

/** "90s", "15m", "1m30s", "1h5m": the largest unit may be any number, those after it less than 60. */
function readUnits(text: string): number | undefined {
  const parts = /^(?:(\d{1,4})h)?(?:(\d{1,4})m(?:in)?)?(?:(\d{1,4})s)?$/.exec(text)?.slice(1);
  if (parts === undefined || text === '') return undefined;
  const given = parts.filter((part) => part !== undefined);
  if (given.slice(1).some((part) => Number(part) > 59)) return undefined;
  const [hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

/** Milliseconds as m:ss, such as "4:05" or "72:00"; what is left of a second is dropped. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time that is left as m:ss; a second counts until it is over, so "0:00" comes at the end and not before. */
export function timeLeft(milliseconds: number): string {
  return minutesAndSeconds(Math.ceil(Math.max(0, milliseconds) / SECOND) * SECOND);
}

/** Milliseconds in words, such as "15 minutes" or "1 minute 30 seconds"; what is left of a second is dropped. */
export function durationWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  const words = [
    [Math.floor(seconds / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = words
    .filter(([number]) => number > 0)
    .map(([number, unit]) => `${number} ${unit}${number === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 seconds' : said.join(' ');
}
