import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../core/profile.ts';
import { configFolder } from './folders.ts';
import { codeOf, reasonOf } from './system-errors.ts';

/** What can be set. */
export const SETTING_NAMES = [
  'country',
  'color',
  'accessible',
  'remember',
  'journal',
  'age-band',
  'conditions',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export const COLOR_VALUES = ['auto', 'always', 'never'] as const;
/** Of what may be kept on this machine: `remember` (age band, conditions) and `journal` (checks). */
export const CONSENT_VALUES = ['ask', 'yes', 'no'] as const;

/** The settings file, as it is written. */
export interface StoredSettings {
  readonly country?: string;
  readonly color?: (typeof COLOR_VALUES)[number];
  readonly accessible?: boolean;
  readonly remember?: (typeof CONSENT_VALUES)[number];
  readonly journal?: (typeof CONSENT_VALUES)[number];
  readonly profile?: Profile;
}

/** What every command wants to know before it starts. */
export type Preferences = Pick<StoredSettings, 'country' | 'color' | 'accessible'>;

/** A settings file: nothing there, read, not to be trusted and why, or perhaps whole but not to be read now and why. */
export type SettingsFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly stored: StoredSettings }
  | { readonly kind: 'damaged' | 'unreadable'; readonly reason: string };

/** Larger than any settings file: something else lies there. */
const MOST_BYTES = 1_000_000;

/** The path of the settings file for this environment. Throws a Failure where the home folder is not known. */
export function settingsPath(env: Readonly<Record<string, string | undefined>>): string {
  return join(configFolder(env), 'settings.json');
}

/**
 * The preferences that hold for every command. Costs one look at the disk and no package. A damaged file
 * is no reason to refuse advice: it counts as absent here, and `hikecare settings` reports it.
 */
export function readPreferences(env: Readonly<Record<string, string | undefined>>): Preferences {
  let path: string;
  try {
    path = settingsPath(env);
  } catch {
    // Without a home folder there are no settings.
    return {};
  }
  const file = readSettingsFile(path);
  return file.kind === 'read' ? file.stored : {};
}

/** Reads the settings file and judges it. Never throws. */
export function readSettingsFile(path: string): SettingsFile {
  let text: string;
  try {
    // A pipe or a device would never end, so that nothing is opened before it is known what it is.
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'damaged', reason: 'it is a folder' };
    if (!stats.isFile()) return { kind: 'damaged', reason: 'it is no plain file' };
    if (stats.size > MOST_BYTES) return { kind: 'damaged', reason: 'it is far too large' };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'damaged', reason: 'it is not JSON' };
  }
  const problem = problemOf(body);
  // Unknown names are kept: a newer hikecare may have written them.
  return problem === undefined
    ? { kind: 'read', stored: body as StoredSettings }
    : { kind: 'damaged', reason: problem };
}

function problemOf(body: unknown): string | undefined {
  if (!isRecord(body)) return 'it does not hold one JSON object';
  const { country, color, accessible, remember, journal, profile } = body;
  if (country !== undefined && !(typeof country === 'string' && /^[a-z]{2}$/i.test(country))) return wrong('country');
  if (color !== undefined && !oneOf(COLOR_VALUES, color)) return wrong('color');
  if (accessible !== undefined && typeof accessible !== 'boolean') return wrong('accessible');
  if (remember !== undefined && !oneOf(CONSENT_VALUES, remember)) return wrong('remember');
  if (journal !== undefined && !oneOf(CONSENT_VALUES, journal)) return wrong('journal');
  if (profile === undefined) return undefined;
  if (!isRecord(profile)) return wrong('profile');
  if (profile['ageBand'] !== undefined && !isId(profile['ageBand'])) return wrong('profile.ageBand');
  const conditions = profile['conditions'];
  if (conditions !== undefined && !(Array.isArray(conditions) && conditions.every(isId)))
    return wrong('profile.conditions');
  const day = profile['savedOn'];
  if (day !== undefined && !(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)))
    return wrong('profile.savedOn');
  return undefined;
}

function wrong(name: string): string {
  return `"${name}" holds a value that hikecare never writes`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}
