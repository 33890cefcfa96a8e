// Command lines: every command with its flags, right and wrong.

import { SETTING_NAMES } from '../../src/shell/preferences.ts';
import { real, tiny } from '../fixtures/load.ts';
import type { Chance } from './chance.ts';
import { mutatedText, strangeText } from './mutate.ts';
import { anAnswer } from './samples.ts';

type Words = (chance: Chance) => string;

const CATALOGUES = [tiny, real];
const REGIONS = CATALOGUES.flatMap(({ regions }) => regions.map(({ id }) => id));
const SPOTS = CATALOGUES.flatMap(({ regions }) => regions.flatMap(({ spots }) => spots.map(({ id }) => id)));
const EXERCISES = CATALOGUES.flatMap(({ exercises }) => exercises.map(({ id }) => id));
const AREAS = CATALOGUES.flatMap(({ coldAndHeat }) => coldAndHeat.areas.map(({ id }) => id));
const QUESTIONS = CATALOGUES.flatMap(({ questions }) => [...questions.values()]);
const SIGNS = QUESTIONS.flatMap(({ danger, options = [] }) => (danger === true ? options.map(({ id }) => id) : []));
const CONDITIONS = (real.questions.get('conditions')?.options ?? []).map(({ id }) => id);

const one =
  (...words: readonly string[]): Words =>
  (chance) =>
    chance.pick(words);
const several =
  (words: readonly string[]): Words =>
  (chance) =>
    [chance.pick(words), ...chance.list(2, () => chance.pick(words))].join(',');
const TIME = one('15', '3', '3m', '10:00', '1m30s', '0', '21', '20', '5', '-1', '1h', '25:00');

/** Files by these names lie in the folder that the program is called from. */
const FILES = one('answers.json', 'answers.json', '-', 'missing.json', '.', 'damaged.json', '/dev/null');

/** An answer as a flag takes it. */
const answer: Words = (chance) => {
  const question = chance.pick(QUESTIONS);
  return `${question.id}=${[anAnswer(chance, question)].flat().join(',')}`;
};

interface CommandLine {
  readonly words: readonly Words[];
  readonly flags: Readonly<Record<string, Words | true>>;
}

const GLOBAL: CommandLine['flags'] = {
  '--color': one('auto', 'always', 'never'),
  '--ascii': true,
  '--accessible': true,
  '--plain': true,
  '--no-input': true,
  '--country': one('GB', 'de', 'US', 'ZZ', 'g'),
  '--data': one('data', 'broken-data', '.', 'missing', ''),
  '--help': true,
  '--json': true,
};

const COMMANDS: Readonly<Record<string, CommandLine>> = {
  check: {
    words: [],
    flags: {
      '--answers': FILES,
      '--answer': answer,
      '--region': several(REGIONS),
      '--spot': several(SPOTS),
      '--side': one('left', 'right', 'both', 'middle'),
      '--onset': one('gradual', 'sudden', 'during'),
      '--days': one('0', '3', '99', '1000000'),
      '--pain': one('0', '4', '10', '11'),
      '--signs': several([...SIGNS, 'none', 'none', 'none']),
      '--age': one('40', '15', '3', '90', '200'),
      '--conditions': several([...CONDITIONS, 'none', 'none']),
      '--full': true,
      '--exit-code': true,
    },
  },
  advice: {
    words: [one(...REGIONS, ...EXERCISES, 'my', 'sore'), one('stretches', 'cold', 'faq', 'danger', 'pain', 'signs')],
    flags: {
      '--field': one('data', 'data.items', 'data.items.0.text', 'schemaVersion', 'data.__proto__', 'data.query.length'),
    },
  },
  timer: {
    words: [one('ice', 'cold', 'heat', 'ice', 'heat', 'status', 'pause', 'resume', 'extend', 'stop', 'attach'), TIME],
    flags: {
      '--area': one(...AREAS, ...SPOTS.slice(0, 5), ...REGIONS),
      '--side': one('left', 'right'),
      '--ago': TIME,
      '--rounds': one('1', '2', '3', '99', '0'),
      '--wait': true,
      '--say': true,
      '--notify': one('auto', 'bell', 'osc9', 'osc777', 'none'),
      '--no-title': true,
      '--exec': one('true', 'no-such-program {left}', '"', "'a b' c", '\\'),
      '--safe': true,
      '--format': one('{left}', '{kind} {area} {side} {until} {state} {over}', '{nothing}', '{{}}', '%s'),
    },
  },
  stretch: {
    words: [one(...EXERCISES, ...REGIONS), one(...EXERCISES, ...REGIONS, 'stretch')],
    flags: {
      '--minutes': TIME,
      '--strength': true,
      '--list': true,
      '--say': true,
      '--notify': one('bell', 'none'),
      '--fresh': true,
      '--again': true,
      '--safe': true,
    },
  },
  questions: { words: [], flags: { '--region': several(REGIONS) } },
  settings: {
    words: [
      one('list', 'get', 'set', 'set', 'reset', 'path'),
      one(...SETTING_NAMES),
      one('GB', 'always', 'true', 'false', 'ask', 'no', 'adult', 'none', ...CONDITIONS.slice(0, 3)),
    ],
    flags: { '--force': true },
  },
  journal: { words: [one('path', 'export', 'export', 'wipe')], flags: { '--force': true } },
  schema: {
    words: [one('check', 'advice', 'stretch', 'questions', 'settings', 'journal', 'timer', 'timer-status')],
    flags: {},
  },
  help: { words: [one('check', 'timer', 'nothing')], flags: {} },
  '--version': { words: [], flags: {} },
};
const NAMES = Object.keys(COMMANDS);

/** A command line: mostly one that could be meant, now and then with something strange in it. */
export function commandLine(chance: Chance): readonly string[] {
  const name = chance.pick(NAMES);
  const { words, flags } = COMMANDS[name] ?? { words: [], flags: {} };
  const said = words.slice(0, chance.between(0, words.length)).map((word) => word(chance));
  const flagged = chance.list(5, () => flagOf(chance, chance.yes(80) ? flags : GLOBAL)).flat();
  const line = [name, ...said, ...flagged];
  // A pack and a session begin only where somebody says that nothing speaks against them.
  if ((name === 'timer' || name === 'stretch') && chance.yes(50)) line.push('--safe');
  return chance.yes(35) ? mutatedLine(chance, line) : line;
}

function flagOf(chance: Chance, flags: CommandLine['flags']): readonly string[] {
  const names = Object.keys(flags);
  if (names.length === 0) return [];
  const flag = chance.pick(names);
  const value = flags[flag];
  if (value === undefined || value === true) return [flag];
  const text = chance.yes(93) ? value(chance) : strangeText(chance);
  return chance.yes(80) ? [flag, text] : [`${flag}=${text}`];
}

function mutatedLine(chance: Chance, line: readonly string[]): readonly string[] {
  const at = chance.below(line.length + 1);
  return chance.one(
    () => line.toSpliced(at, 1),
    () => line.toSpliced(at, 0, strangeText(chance)),
    () => line.toSpliced(at, 0, line[0] ?? ''),
    () => line.map((word, place) => (place === at ? mutatedText(chance, word, 1) : word)),
    () => line.map((word, place) => (place === at ? strangeText(chance) : word)),
    () => [...line].reverse(),
    () => [
      ...line,
      ...Array.from({ length: chance.pick([20, 200]) }, () =>
        chance.pick(['pain', 'x', strangeText(chance).slice(0, 40)]),
      ),
    ],
  );
}
