// The settings file, what is remembered in it, and the environment.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers, writeAnswers } from '../../../src/core/answers.ts';
import { type Profile, profileAnswers } from '../../../src/core/profile.ts';
import { readSettingsFile } from '../../../src/shell/preferences.ts';
import { readTerminal } from '../../../src/shell/terminal/terminal.ts';
import type { World } from '../../../src/shell/world.ts';
import { real } from '../../fixtures/load.ts';
import type { Chance } from '../chance.ts';
import { mutatedData, mutatedText, strangeText } from '../mutate.ts';
import { emptyFolder } from '../scratch.ts';
import { ensure, type Target, target } from '../target.ts';

const BANDS = real.aboutYou.ageBands.map(({ id }) => id);
const CONDITIONS = (real.questions.get('conditions')?.options ?? []).map(({ id }) => id);

const SETTINGS = {
  country: 'GB',
  color: 'never',
  accessible: false,
  remember: 'yes',
  journal: 'ask',
  profile: { ageBand: BANDS.at(-1), conditions: CONDITIONS.slice(0, 2), savedOn: '2026-11-20' },
};

/** The text of a settings file, damaged more or less. */
export function settingsText(chance: Chance): string {
  const text = JSON.stringify(chance.yes(60) ? mutatedData(chance, SETTINGS) : SETTINGS);
  return chance.yes(40) ? mutatedText(chance, text) : text;
}

function makeProfile(chance: Chance): unknown {
  const profile = {
    ageBand: chance.pick(BANDS),
    conditions: chance.list(3, () => chance.pick(CONDITIONS)),
    savedOn: chance.pick(['2026-11-20', '2025-11-23', '2025-11-22', '9999-12-31', '0000-00-00', '2026-02-29']),
  };
  return chance.yes(50) ? mutatedData(chance, profile) : profile;
}

let file: string | undefined;

function checkFile(text: string): string {
  file ??= join(emptyFolder('settings'), 'settings.json');
  writeFileSync(file, text);
  const read = readSettingsFile(file);
  if (read.kind === 'damaged') ensure(/^[\x20-\x7e]{1,100}$/.test(read.reason), 'the reason is a clean sentence');
  if (read.kind !== 'read') return read.kind;
  const { country, accessible, profile = {} } = read.stored;
  ensure(country === undefined || /^[a-z]{2}$/i.test(country), 'a country is two letters');
  ensure(accessible === undefined || typeof accessible === 'boolean', 'accessible is yes or no');
  return checkProfile(profile);
}

function checkProfile(profile: Profile): string {
  const answers = profileAnswers(real, profile, '2026-11-23');
  const { problems } = readAnswers(real, Object.entries(writeAnswers(real, answers)));
  ensure(problems.length === 0, () => `what is remembered are answers: ${problems[0]?.message}`);
  return answers.size === 0 ? 'read, nothing remembered' : 'read and remembered';
}

const VARIABLES = [
  'COLUMNS',
  'TERM',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'NO_COLOR',
  'FORCE_COLOR',
  'CLICOLOR',
  'CI',
  'ACCESSIBLE',
  'HIKECARE_PLAIN',
  'COLORTERM',
];
const VALUES = [
  '',
  '0',
  '1',
  'false',
  'dumb',
  'xterm-256color',
  'C',
  'en_GB.UTF-8',
  'truecolor',
  '-1',
  '1e9',
  '40.5',
  'Infinity',
  'NaN',
  '0x50',
];

interface TerminalInput {
  readonly env: Readonly<Record<string, string>>;
  readonly columns: number | null;
  readonly isTTY: boolean;
}

function checkTerminal({ env, columns, isTTY }: TerminalInput): string {
  const stream = { isTTY, ...(columns === null ? {} : { columns }) };
  const terminal = readTerminal({ env, stdin: stream, stdout: stream, stderr: stream } as unknown as World, {});
  ensure(terminal.width >= 40 && terminal.width <= 100, () => `a width is from 40 to 100: ${terminal.width}`);
  ensure(Number.isInteger(terminal.width), 'a width is a whole number');
  ensure([0, 1, 2, 3].includes(terminal.colour), 'there are four depths of colour');
  return terminal.interactive ? 'interactive' : 'not interactive';
}

export const SETTINGS_TARGETS: readonly Target[] = [
  target('settings file', 12, settingsText, checkFile),
  target('remembered profile', 40, makeProfile, (profile: unknown) =>
    typeof profile === 'object' && profile !== null && isStored(profile) ? checkProfile(profile) : 'no profile',
  ),
  target(
    'environment',
    60,
    (chance): TerminalInput => ({
      env: Object.fromEntries(
        chance.list(6, () => [chance.pick(VARIABLES), chance.yes(85) ? chance.pick(VALUES) : strangeText(chance)]),
      ),
      columns: chance.one<number | null>(
        () => null,
        () => chance.pick([0, 1, 20, 40, 80, 400, 65_535]),
      ),
      isTTY: chance.yes(60),
    }),
    checkTerminal,
  ),
];

/** As the reader of the settings file lets it through. */
function isStored(profile: object): profile is Profile {
  const { ageBand = '', conditions = [], savedOn = '' } = profile as Record<string, unknown>;
  const texts = [ageBand, savedOn, ...(Array.isArray(conditions) ? conditions : [0])];
  return texts.every((text) => typeof text === 'string');
}
