import type { Catalogue } from '../../core/catalogue.ts';
import { CHECK_DAYS, type LastCheck } from '../../core/last-check.ts';
import type { Unfinished } from '../../core/sessions/past-sessions.ts';
import { midSentence } from '../../core/text.ts';
import { count, fill, type Place } from '../../core/wording.ts';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import type { Refusal } from './questions.ts';

/** What is said where the last check forbids exercise. */
export function refusalOfCheck(check: Extract<LastCheck, { kind: 'forbids' }>, place: Place): Refusal {
  const headline = stripControls(fill(check.headline, place));
  const day = dayWords(check.at);
  if (check.why === 'lasts') {
    return {
      reason: `No exercise now. If it has lasted since your check of ${day}: ${headline}.`,
      todo: ['Please check again, that says what holds today: hikecare check'],
      sources: [],
    };
  }
  return {
    reason: `No exercise now. Your check of ${day} said: ${headline}.`,
    todo: ['What to do stands in its plan.', 'Only a newer check lifts this: hikecare check'],
    sources: [],
  };
}

/** Why the stretches cannot be taken from the last check, and what to do. */
export function noPlan(check: LastCheck): Failure {
  const named = 'Or name what you want to do: hikecare stretch <region or exercise>';
  if (check.kind !== 'stale') {
    return new Failure('usage', 'There is no check to take the stretches from.', `Run: hikecare check\n${named}`);
  }
  const day = dayWords(check.at);
  const why = {
    old: `Your check of ${day} is more than ${count(CHECK_DAYS, 'day')} old, and much can have changed.`,
    changed: `Since your check of ${day} hikecare has learned to ask more.`,
    ahead: `Your check of ${day} is dated ahead of the clock.`,
    gap: `Your check of ${day} may not be the last: the journal cannot be read whole.`,
  }[check.why];
  return new Failure('usage', `${why} Please check again first.`, `Run: hikecare check\n${named}`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The day of an instant as it was there, such as "21 Nov". */
export function dayWords(instant: string): string {
  return `${Number(instant.slice(8, 10))} ${MONTHS[Number(instant.slice(5, 7)) - 1] ?? ''}`;
}

/** Which session it was: "3 of 5 left of your hip session from 14:20". */
export function unfinishedWords(
  catalogue: Catalogue,
  { left, of, startedAt, regions }: Unfinished,
  now: string,
): string {
  const names = catalogue.regions.filter(({ id }) => regions.includes(id)).map(({ name }) => midSentence(name));
  const day = startedAt.slice(0, 10) === now.slice(0, 10) ? '' : `${dayWords(startedAt)}, `;
  const session = [...(names.length === 0 ? [] : [names.join(' and ')]), 'session'].join(' ');
  return stripControls(`${left.length} of ${of} left of your ${session} from ${day}${startedAt.slice(11, 16)}`);
}
