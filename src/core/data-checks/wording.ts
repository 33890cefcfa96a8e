import { MOST_MINUTES } from './cold-and-heat.ts';
import type { Known, Part, Problem } from './parts.ts';
import { problem } from './parts.ts';

/** What a text may leave open for the country to fill. */
const PLACEHOLDERS = ['{emergency-number}', '{urgent-line}', '{family-doctor}', '{emergency-department}'];

/** What is never printed, and why not. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!\b(?:if|when|do|did|unless|once|while|because|that|where|whether|should)\s)\byou have an?\b/i,
    'It is not known what somebody has: say "this fits".',
  ],
  [/\bdiagnos/i, 'It is no diagnosis: say "this fits" or "can be a sign of".'],
  [/\bguarantee/i, 'Nothing is certain: say "usually" or "often".'],
  [/\bcure[sd]?\b/i, 'Nothing is certain: say what it eases.'],
  [/\bnothing serious\b/i, 'It is not known: say which signs are absent.'],
  [/\bstretch through\b/i, 'Pain is a reason to stop.'],
  [/\b\d+\s*(?:mg|milligrams?|micrograms?)\b|\bmg\b/i, 'No doses of medicines.'],
  [/\b(?:\d+|one|two|three|four) (?:tablets?|pills|capsules?)\b|\btablets? of\b/i, 'No doses of medicines.'],
];

/** A text leaves open only what a country can fill. */
export function placeholdersAreKnown(known: Known): readonly Problem[] {
  return known.texts.flatMap((part) =>
    (part.value.match(/\{[^}]*\}?|\}/g) ?? [])
      .filter((found) => !PLACEHOLDERS.includes(found))
      .map((found) => problem(part, `nothing fills ${found}`, `Known are ${PLACEHOLDERS.join(', ')}.`)),
  );
}

/** No text promises, diagnoses or doses. */
export function phrasesAreAllowed(known: Known): readonly Problem[] {
  return known.texts.flatMap((part) =>
    FORBIDDEN.flatMap(([pattern, tip]) => {
      const found = part.value.match(pattern)?.[0];
      return found === undefined ? [] : [problem(part, `says "${found.trim()}"`, tip)];
    }),
  );
}

/** No text about a pack names more minutes than the caps. */
export function packMinutesStayBelowCaps(known: Known): readonly Problem[] {
  return known.texts.filter(isAboutPacks).flatMap((part) =>
    sentencesOf(part.value).flatMap((sentence) => {
      const cap = capOf(sentence, part.field);
      return minutesIn(sentence)
        .filter((minutes) => cap !== undefined && minutes > cap)
        .map((minutes) =>
          problem(part, `names ${minutes} minutes; ${cap} is the most`, 'No pack runs longer than the caps.'),
        );
    }),
  );
}

/** The cap of the pack that a sentence is about, or undefined where it is about none or about what comes after one. */
function capOf(sentence: string, field: string): number | undefined {
  // "Numb for more than 30 minutes afterwards" is about the skin, not about the pack.
  if (/\b(?:numb|afterwards)\b/i.test(sentence)) return undefined;
  if (/\b(?:cold|ice|icing|frozen|cool)\b/i.test(sentence)) return MOST_MINUTES.cold;
  if (/\b(?:heat|warmth|warm pack|hot|wheat bag)\b/i.test(sentence)) return MOST_MINUTES.heat;
  if (field.startsWith('cold.')) return MOST_MINUTES.cold;
  if (field.startsWith('heat.')) return MOST_MINUTES.heat;
  return /\bpacks?\b/i.test(sentence) ? MOST_MINUTES.cold : undefined;
}

function isAboutPacks(part: Part<string>): boolean {
  if (part.file === 'cold-and-heat.json') return true;
  return part.file.startsWith('regions/') && /\.(?:care|avoid|about)\[|^advice\[|^faq\[/.test(part.field);
}

/** The numbers of minutes that a sentence names, the upper end of a range; hours and half hours as well. */
export function minutesIn(sentence: string): readonly number[] {
  const written = [...sentence.matchAll(/(\d+)[\s-]*(?:minutes?|mins?)\b/gi)].map((match) => Number(match[1]));
  const spelled = [...sentence.matchAll(/\b(twenty-five|thirty|forty|forty-five|fifty|sixty)[\s-]minutes?\b/gi)].map(
    () => 25,
  );
  const halves = /\bhalf an hour\b/i.test(sentence) ? [30] : [];
  const hours = /\b(?:an|one) hour\b/i.test(sentence) && !/\bhalf an hour\b/i.test(sentence) ? [60] : [];
  return [...written, ...spelled, ...halves, ...hours];
}

/** The sentences of a text. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '');
}
