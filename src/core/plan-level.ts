import type { Catalogue } from './catalogue.ts';
import type { LevelText, Statement } from './data-types.ts';
import { add, type Draft, push } from './plan-draft.ts';
import { levelWords, type Reason, type Verdict } from './triage.ts';
import { count, type Place } from './wording.ts';

/** What the level asks for, then what each of its signs asks for. */
export function addLevel(draft: Draft, catalogue: Catalogue, verdict: Verdict, place: Place): void {
  const words = levelWords(catalogue, verdict);
  if (verdict.withinDays !== undefined) {
    const reasons = topReasons(verdict);
    push(draft, 'do-now', {
      id: 'be-seen-within',
      text: `Ask for an appointment now, and be seen within ${count(verdict.withinDays, 'day')}.`,
      sources:
        reasons.length === 0 ? words.meaning.sources : [...new Set(reasons.flatMap((reason) => reason.rule.sources))],
    });
  }
  add(draft, 'do-now', words.doNow);
  add(draft, 'do-now', onHill(words, place));
  const top = topReasons(verdict);
  // A doubt brings the level one down, and then the steps are those of a sign that may not be there.
  const lowered = top.filter(({ rule, level }) => rule.level !== level && rule.doNow.length > 0);
  const certain = top.filter((reason) => !lowered.includes(reason));
  addSteps(draft, certain);
  if (lowered.length > 0) add(draft, 'do-now', words.ifSo ?? []);
  addSteps(draft, lowered);
  if (verdict.level === 'emergency' && place.country === undefined) {
    const { note, sources } = catalogue.emergencyNumbers.fallback;
    push(draft, 'do-now', { id: 'number-of-the-country', text: note, sources });
  }
  add(draft, 'do-not', words.doNot);
  add(draft, 'seek-help', words.watchFor);
}

/** What each of these signs asks for. */
function addSteps(draft: Draft, reasons: readonly Reason[]): void {
  for (const { rule } of reasons) {
    for (const [place, text] of rule.doNow.entries()) {
      push(draft, 'do-now', { id: `${rule.id}-${place + 1}`, text, sources: rule.sources });
    }
  }
}

/** What to do on a hill; where the country has a line of mountain rescue of its own, that is whom to call. */
function onHill({ onHill }: LevelText, { mountainRescue, sources }: Place): readonly Statement[] {
  const [call, ...others] = onHill ?? [];
  if (call === undefined) return [];
  if (mountainRescue === undefined) return [call, ...others];
  const { number, say } = mountainRescue;
  return [{ id: 'mountain-rescue', text: `On a hill: call ${number}. ${say}`, sources }, ...others];
}

function topReasons(verdict: Verdict): readonly Reason[] {
  return verdict.reasons.filter((reason) => reason.level === verdict.level);
}
