import type { Catalogue } from '../../core/catalogue.ts';
import { Failure } from '../failure.ts';
import { jsonDocument } from '../json.ts';
import { loadCatalogue } from '../load.ts';
import { COLOR_VALUES, CONSENT_VALUES, SETTING_NAMES, type SettingName } from '../preferences.ts';
import { stripControls } from '../render/layout.ts';
import { type SettingRow, settingsText } from '../render/settings.ts';
import type { Settings } from '../settings.ts';
import { openStyle } from '../style.ts';
import { today } from '../today.ts';
import type { Context, World } from '../world.ts';

/** What `hikecare settings` was asked to do, as typed. */
export interface SettingsOptions {
  readonly action: 'list' | 'get' | 'set' | 'reset' | 'path';
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Reset everything without asking. */
  readonly force?: boolean;
  readonly json?: boolean;
}

/** The question of about-you whose answers may be remembered. */
const CONDITIONS_QUESTION = 'conditions';

/** Lists, reads and changes settings. Returns the exit code. */
export async function settings(context: Context, options: SettingsOptions): Promise<number> {
  const { world } = context;
  const { catalogue, dataVersion } = await loadCatalogue(world, context.options);
  const names = namesFor(options);
  if (options.action === 'set') checkValue(catalogue, names[0], options.value);
  const store = await world.settings();
  if (store.damaged !== undefined) world.stderr.write(`hikecare: ${store.damaged}\n`);
  const done = await act(context, options, catalogue, store);
  if (!done) return 0;
  const shown = names.map((name) => rowFor(catalogue, store, name));
  if (options.json === true) {
    const { path, damaged = null } = store;
    world.stdout.write(
      jsonDocument('settings', dataVersion, { action: options.action, path, settings: shown, damaged }),
    );
    return 0;
  }
  world.stdout.write(await textFor(context, catalogue, options, store, shown));
  return 0;
}

/** The settings that an action is about; throws where the name is missing, unknown or too much. */
function namesFor({ action, name, value }: SettingsOptions): readonly SettingName[] {
  if (action === 'list' || action === 'path') {
    if (name !== undefined)
      throw new Failure(
        'usage',
        `settings ${action} takes no name.`,
        `To see one: hikecare settings get ${stripControls(name)}`,
      );
    return action === 'list' ? SETTING_NAMES : [];
  }
  if (action !== 'set' && value !== undefined) throw new Failure('usage', `settings ${action} takes no value.`);
  if (name === undefined) {
    if (action === 'reset') return SETTING_NAMES;
    throw new Failure('usage', `settings ${action} needs a name: one of ${SETTING_NAMES.join(', ')}.`);
  }
  const known = SETTING_NAMES.find((entry) => entry === name);
  if (known === undefined)
    throw new Failure('usage', `"${stripControls(name)}" is no setting; there are ${SETTING_NAMES.join(', ')}.`);
  return [known];
}

/** Does what was asked. Returns false where the user changed their mind. */
async function act(
  context: Context,
  options: SettingsOptions,
  catalogue: Catalogue,
  store: Settings,
): Promise<boolean> {
  const { world } = context;
  const [name] = namesFor(options);
  if (options.action === 'set' && name !== undefined && options.value !== undefined)
    write(world, catalogue, store, name, options.value);
  if (options.action !== 'reset') return true;
  if (options.name === undefined && !(await mayResetAll(context, options, store))) return false;
  store.reset(options.name === undefined ? undefined : name);
  return true;
}

/** Forgetting everything is asked for twice, or once with --force. */
async function mayResetAll({ world, terminal }: Context, options: SettingsOptions, store: Settings): Promise<boolean> {
  if (options.force === true) return true;
  if (!terminal.interactive) {
    throw new Failure(
      'usage',
      'settings reset needs a name, or --force to reset everything where nobody can be asked.',
      `Names: ${SETTING_NAMES.join(', ')}.`,
    );
  }
  const prompter = await world.prompter(terminal);
  const answer = await prompter.choose(`Reset all settings in ${store.path}?`, [
    { id: 'no', label: 'No, keep them' },
    { id: 'yes', label: 'Yes, forget preferences and profile' },
  ]);
  return answer === 'yes';
}

function write(world: World, catalogue: Catalogue, store: Settings, name: SettingName, value: string): void {
  if (name === 'age-band' || name === 'conditions') {
    const ids = idsOf(value);
    const conditions = conditionIds(catalogue).filter((id) => ids.includes(id));
    const changed = name === 'age-band' ? { ageBand: value } : { conditions };
    store.changeProfile({ ...changed, savedOn: today(world.clock) });
  } else store.write(name, value);
}

/** Throws a Failure that names what the setting takes, before anything is opened or written. */
function checkValue(catalogue: Catalogue, name: SettingName | undefined, value: string | undefined): void {
  if (name === undefined) return;
  const allowed = allowedFor(catalogue, name);
  const takes = allowed.length === 0 ? 'a country code of two letters, such as GB' : allowed.join(', ');
  if (value === undefined) throw new Failure('usage', `settings set ${name} needs a value: ${takes}.`);
  const several = name === 'conditions';
  const parts = several ? idsOf(value) : [value];
  const strange =
    allowed.length === 0
      ? /^[a-z]{2}$/i.test(value)
        ? undefined
        : value
      : parts.find((part) => !allowed.includes(part));
  if (strange !== undefined || parts.length === 0) {
    throw new Failure(
      'usage',
      `"${stripControls(strange ?? value)}" is no value for ${name}; it takes ${takes}${several ? ' (several with commas)' : ''}.`,
    );
  }
  if (several && parts.includes('none') && parts.length > 1)
    throw new Failure('usage', '"none" cannot stand beside other conditions.');
}

function idsOf(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A country that the data has no numbers for is taken, and nobody is left to think that its number is known. */
function withoutNumbers(catalogue: Catalogue, { name, value }: SettingRow): string {
  const { countries, fallback } = catalogue.emergencyNumbers;
  if (name !== 'country' || countries.some(({ country }) => country === value)) return '';
  return `hikecare knows no numbers for ${value} and will print ${fallback.emergency}. Find your local emergency number before you set out.\n`;
}

/** What a setting takes; empty for a country, whose codes are too many to list. */
function allowedFor(catalogue: Catalogue, name: SettingName): readonly string[] {
  switch (name) {
    case 'country':
      return [];
    case 'color':
      return COLOR_VALUES;
    case 'accessible':
      return ['true', 'false'];
    case 'remember':
    case 'journal':
      return CONSENT_VALUES;
    case 'age-band':
      return catalogue.aboutYou.ageBands.map((band) => band.id);
    case 'conditions':
      return [...conditionIds(catalogue), 'none'];
    default:
      return name satisfies never;
  }
}

/** The conditions that last: what passes by itself is never remembered. */
function conditionIds(catalogue: Catalogue): readonly string[] {
  const options = catalogue.questions.get(CONDITIONS_QUESTION)?.options ?? [];
  return options.filter((option) => option.temporary !== true).map((option) => option.id);
}

function rowFor(catalogue: Catalogue, store: Settings, name: SettingName): SettingRow {
  return { name, value: store.read(name) ?? null, allowed: allowedFor(catalogue, name) };
}

async function textFor(
  { world, terminal }: Context,
  catalogue: Catalogue,
  options: SettingsOptions,
  store: Settings,
  shown: readonly SettingRow[],
): Promise<string> {
  // A program reads it as it is; a terminal would act on what is in it.
  if (options.action === 'path') return `${world.stdout.isTTY === true ? stripControls(store.path) : store.path}\n`;
  if (options.action === 'reset') {
    return options.name === undefined ? 'All settings are reset.\n' : `${options.name} is reset.\n`;
  }
  const [row] = shown;
  if (options.action !== 'list' && row !== undefined) {
    const value = valueText(row.value);
    if (options.action === 'set') return `${row.name} is now ${value}.\n${withoutNumbers(catalogue, row)}`;
    return row.value === null ? '' : `${value}\n`;
  }
  const style = await openStyle(terminal.colour, terminal.unicode);
  return settingsText(
    {
      path: stripControls(store.path),
      rows: shown.map((entry) => ({ ...entry, text: entry.value === null ? undefined : valueText(entry.value) })),
    },
    style,
    terminal.width,
  );
}

function valueText(value: SettingRow['value']): string {
  if (typeof value === 'object') return value === null || value.length === 0 ? 'none' : value.join(',');
  return String(value);
}
