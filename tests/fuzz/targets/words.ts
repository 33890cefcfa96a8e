// Words that somebody types: lengths of time, look-ups, free words, formats, commands.

import { rulesForIllness, rulesWithWords } from '../../../src/core/advice/illness.ts';
import { namesOf, resolve } from '../../../src/core/advice/lookup.ts';
import { adviceFor } from '../../../src/core/advice/page.ts';
import { ADVICE_SECTIONS, type Target as Topic, titleOf, typed } from '../../../src/core/advice/topics.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';
import { durationWords, minutesAndSeconds, readDuration, timeLeft } from '../../../src/core/duration.ts';
import { nearlySpelt, readRequest } from '../../../src/core/sessions/routine-request.ts';
import { placeFor } from '../../../src/core/wording.ts';
import { stripControls, toAscii, wrap } from '../../../src/shell/render/layout.ts';
import { search } from '../../../src/shell/search.ts';
import { real, tiny } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { mutatedText, strangeText } from '../mutate.ts';
import { ensure, type Target, target } from '../target.ts';

const DURATIONS = [
  '15',
  '15m',
  '15:00',
  '90s',
  '1m30s',
  '1h5m',
  '0',
  '00:59',
  '9999',
  '1h',
  '2 min',
  '-3',
  '1.5',
  '1H',
];

function checkDuration(text: string): string {
  const read = readDuration(text);
  if ('reason' in read) {
    ensure(read.reason.length < 200, 'a reason is a sentence');
    return 'refused';
  }
  ensure(Number.isSafeInteger(read.milliseconds) && read.milliseconds > 0, 'a length of time is a number above 0');
  for (const words of [minutesAndSeconds, timeLeft, durationWords]) {
    ensure(/^[\d:a-z ]+$/.test(words(read.milliseconds)), 'a length of time can be said');
  }
  return 'read';
}

const SECTION_WORDS = ADVICE_SECTIONS.flatMap(([id, title, aliases]) => [id, title, ...aliases]);

/** The names of everything in a catalogue, as they may be typed. */
function allNames(catalogue: Catalogue): readonly string[] {
  const { regions, exercises, complaints, causes, spots } = namesOf(catalogue);
  return [...regions, ...exercises, ...complaints, ...causes, ...spots].flatMap(({ id, names }) => [id, ...names]);
}

const KNOWN = new Map([real, tiny].map((catalogue) => [catalogue, namesOf(catalogue)]));
const namesIn = (catalogue: Catalogue) => KNOWN.get(catalogue) ?? namesOf(catalogue);

const NAMES = new Map([real, tiny].map((catalogue) => [catalogue, allNames(catalogue)]));

function makeQuery(chance: Chance, catalogue: Catalogue): string {
  const names = NAMES.get(catalogue) ?? [];
  const parts = Array.from({ length: chance.between(1, 3) }, () =>
    chance.one(
      () => chance.pick(names),
      () => chance.pick(names),
      () => chance.pick(SECTION_WORDS),
      () => chance.pick(['my', 'pain', 'at night', 'numb', 'what is', 'cancer', 'hurts']),
      () => strangeText(chance).slice(0, 300),
    ),
  );
  const query = parts.join(' ');
  // More is cut off before it is looked up.
  return (chance.yes(50) ? mutatedText(chance, query, 2) : query).slice(0, 300);
}

const PLACES = new Map([real, tiny].map((catalogue) => [catalogue, placeFor(catalogue, undefined)]));

function checkTopics(catalogue: Catalogue, topics: readonly Topic[]): void {
  const place = PLACES.get(catalogue) ?? placeFor(catalogue, undefined);
  for (const topic of topics.slice(0, 3)) {
    ensure(titleOf(catalogue, topic) !== '', 'what is found has a title');
    adviceFor(catalogue, topic, place);
    const again = resolve(typed(topic), namesIn(catalogue));
    ensure(
      again.some((other) => typed(other) === typed(topic)),
      () => `"${typed(topic)}" leads to what was found`,
    );
  }
}

function checkLookup(catalogue: Catalogue, query: string): string {
  const topics = resolve(query, namesIn(catalogue));
  checkTopics(catalogue, topics);
  const words = query.split(' ').slice(0, 6);
  const request = readRequest(catalogue, words);
  if (request.kind === 'unknown') nearlySpelt(catalogue, request.words.slice(0, 60));
  rulesForIllness(catalogue, query);
  rulesWithWords(catalogue, query);
  return `${topics.length === 0 ? 'nothing' : topics.length === 1 ? 'one' : 'several'}, ${request.kind}`;
}

function checkSearch(catalogue: Catalogue, query: string): string {
  const found = search(catalogue, query);
  const topics = found.kind === 'one' ? [found.target] : found.kind === 'several' ? found.targets : found.nearest;
  checkTopics(catalogue, topics);
  return found.kind;
}

function checkText({ text, width }: { readonly text: string; readonly width: number }): string {
  const clean = stripControls(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  ensure(!/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(clean), 'no control is left');
  ensure(stripControls(clean) === clean, 'stripping is done at once');
  const letters = (words: string) => words.replaceAll(' ', '');
  ensure(letters(wrap(clean, width).join('')) === letters(clean), 'wrapping loses nothing');
  toAscii(clean);
  return clean === text ? 'clean' : 'stripped';
}

export const WORD_TARGETS: readonly Target[] = [
  target('durations', 100, (chance) => mutatedText(chance, chance.pick(DURATIONS), 2), checkDuration),
  target(
    'text for a terminal',
    60,
    (chance) => ({ text: chance.list(4, () => strangeText(chance)).join(' '), width: chance.between(1, 100) }),
    checkText,
  ),
  target(
    'look-ups, pretend data',
    8,
    (chance) => makeQuery(chance, tiny),
    (query: string) => checkLookup(tiny, query),
  ),
  target(
    'look-ups, shipped data',
    0.4,
    (chance) => makeQuery(chance, real),
    (query: string) => checkLookup(real, query),
    200,
  ),
  target(
    'free words, pretend data',
    3,
    (chance) => makeQuery(chance, tiny),
    (query: string) => checkSearch(tiny, query),
    200,
  ),
  target(
    'free words, shipped data',
    0.1,
    (chance) => makeQuery(chance, real),
    (query: string) => checkSearch(real, query),
    50,
  ),
];
