import { chmodSync, existsSync, lstatSync, readdirSync, realpathSync, renameSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Conf from 'conf';
import type { Profile } from '../core/profile.ts';
import { Failure } from './failure.ts';
import { makeFolders } from './make-folder.ts';
import { oneAtATime } from './one-at-a-time.ts';
import {
  COLOR_VALUES,
  CONSENT_VALUES,
  readSettingsFile,
  type SettingName,
  type StoredSettings,
  settingsPath,
} from './preferences.ts';
import { stripControls } from './render/layout.ts';
import { reasonOf } from './system-errors.ts';

export type { SettingName } from './preferences.ts';

/** The settings that are no part of the profile. */
type Preference = Exclude<SettingName, 'age-band' | 'conditions'>;

/** Preferences and profile, on this machine, readable by the owner alone. */
export interface Settings {
  /** The file they are kept in. */
  readonly path: string;
  /** A sentence for the user about a damaged file: where it is now, or why it stays where it is. */
  readonly damaged?: string;
  read(name: SettingName): string | readonly string[] | boolean | undefined;
  /** Writes a setting; throws a Failure that names the allowed values. The profile is `saveProfile`'s. */
  write(name: Preference, value: string): void;
  /** Forgets one setting, or all. */
  reset(name?: SettingName): void;
  profile(): Profile;
  saveProfile(profile: Profile): void;
  /** Changes what is given of the profile; the rest stays. */
  changeProfile(changed: Profile): void;
}

/**
 * Opens the settings of this environment. A damaged file (no JSON, wrong types, a folder) is set aside beside it and
 * reported in `damaged`; one that cannot be read at this moment may be whole, and stays where it is. Nothing is written, and no folder made, before the first change.
 * A settings file that is a link is followed, so that one kept with other dotfiles works: what it leads to is
 * rewritten, with mode 600. A damaged file that cannot be set aside is reported as well; then every change throws.
 */
export function openSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const path = settingsPath(env);
  const file = readSettingsFile(path);
  const { damaged, stuck = false } =
    file.kind === 'damaged'
      ? setAside(path, file.reason)
      : file.kind === 'unreadable'
        ? leftAlone(path, file.reason)
        : {};
  // A file that stays where it is although nothing is known of it must not be written over.
  const store = (apply: (conf: Conf<StoredSettings>) => void) => {
    if (stuck) throw new Failure('failed', `The settings cannot be changed. ${damaged}`);
    return changeFile(path, apply);
  };
  let stored: StoredSettings = file.kind === 'read' ? file.stored : {};
  const change = (name: keyof StoredSettings, value: StoredSettings[keyof StoredSettings]) => {
    // What is not there need not be forgotten: nothing is written for nothing.
    if (value === undefined && stored[name] === undefined) return;
    stored = store((conf) => {
      if (value === undefined) conf.delete(name);
      else conf.set(name, value);
    });
  };
  /** From the profile that is in the file by then: another process may have changed it since it was read. */
  const changeProfile = (make: (profile: Profile) => Profile) => {
    if (Object.keys(make(stored.profile ?? {})).length === 0 && stored.profile === undefined) return;
    stored = store((conf) => {
      const profile = make(conf.get('profile') ?? {});
      if (Object.keys(profile).length === 0) conf.delete('profile');
      else conf.set('profile', profile);
    });
  };
  const without = (name: 'ageBand' | 'conditions') =>
    changeProfile(({ [name]: _forgotten, savedOn, ...rest }) => ({
      ...rest,
      ...(savedOn === undefined || Object.keys(rest).length === 0 ? {} : { savedOn }),
    }));
  return {
    path,
    ...(damaged === undefined ? {} : { damaged }),
    read: (name) => {
      if (name === 'age-band') return stored.profile?.ageBand;
      if (name === 'conditions') return stored.profile?.conditions;
      return stored[name];
    },
    write: (name, value) => {
      switch (name) {
        case 'country':
          if (!/^[a-z]{2}$/i.test(value)) throw refused(name, value, 'a country code of two letters, such as GB');
          return change('country', value.toUpperCase());
        case 'color':
        case 'remember':
        case 'journal':
          return change(name, oneOf(name, name === 'color' ? COLOR_VALUES : CONSENT_VALUES, value));
        case 'accessible':
          return change(name, oneOf(name, ['true', 'false'], value) === 'true');
        default:
          return name satisfies never;
      }
    },
    reset: (name) => {
      if (name === undefined) {
        if (file.kind !== 'absent' || existsSync(path)) stored = store((conf) => conf.clear());
      } else if (name === 'age-band') without('ageBand');
      else if (name === 'conditions') without('conditions');
      else change(name, undefined);
    },
    profile: () => stored.profile ?? {},
    saveProfile: (profile) => changeProfile(() => profile),
    changeProfile: (changed) => changeProfile((profile) => ({ ...profile, ...changed })),
  };
}

/**
 * Changes the file through conf, which reads it anew and replaces it whole, while no other process does. Returns what
 * it holds now.
 */
function changeFile(path: string, change: (conf: Conf<StoredSettings>) => void): StoredSettings {
  const folder = dirname(path);
  try {
    makeFolders(folder);
    return oneAtATime(path, () => {
      const conf = new Conf<StoredSettings>({
        cwd: folder,
        configName: 'settings',
        projectName: 'hikecare',
        projectSuffix: '',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      });
      change(conf);
      removeDrafts(path);
      return { ...conf.store };
    });
  } catch (error) {
    throw new Failure('failed', `The settings cannot be written to ${stripControls(path)}: ${reasonOf(error)}.`);
  }
}

/** The library's name for a file that it has not put in place yet: its process was killed meanwhile. */
const DRAFT = /^\.tmp-\d{10}[0-9a-f]{6}$/;

/** Takes away what killed processes have left of their changes. Nobody else is at it now. */
function removeDrafts(path: string): void {
  try {
    // A link is followed by the library as well.
    const file = realpathSync(path);
    const name = basename(file);
    const drafts = readdirSync(dirname(file)).filter(
      (entry) => entry.startsWith(name) && DRAFT.test(entry.slice(name.length)),
    );
    for (const draft of drafts) unlinkSync(join(dirname(file), draft));
  } catch {
    // They are in nobody's way.
  }
}

/**
 * Moves a damaged file to the first free settings.damaged-<n>.json, which the owner alone may read. Returns the
 * sentence that says so, or why it could not be done.
 */
function setAside(path: string, reason: string): { readonly damaged: string; readonly stuck: boolean } {
  const name = (number: number) => join(dirname(path), `settings.damaged-${number}.json`);
  let number = 1;
  while (existsSync(name(number))) number += 1;
  try {
    renameSync(path, name(number));
  } catch (error) {
    const damaged = `The settings file ${stripControls(path)} is damaged (${reason}) and cannot be set aside: ${reasonOf(error)}. Nothing of it is used.`;
    return { damaged, stuck: true };
  }
  closeToOthers(name(number));
  const damaged = `The settings file was damaged (${reason}). It is now ${stripControls(name(number))}, and settings start afresh.`;
  return { damaged, stuck: false };
}

/** It may be readable again tomorrow: a disk that fails and a missing permission are no damage. */
function leftAlone(path: string, reason: string): { readonly damaged: string; readonly stuck: boolean } {
  const damaged = `The settings file ${stripControls(path)} cannot be read: ${reason}. Nothing of it is used.`;
  return { damaged, stuck: true };
}

/** It may hold a profile. What a link leads to is not ours to close. */
function closeToOthers(path: string): void {
  try {
    if (lstatSync(path).isFile()) chmodSync(path, 0o600);
  } catch {
    // It is out of the way; there is no more that can be done for it.
  }
}

function oneOf<Value extends string>(name: SettingName, values: readonly Value[], value: string): Value {
  const found = values.find((entry) => entry === value);
  if (found === undefined) throw refused(name, value, `one of: ${values.join(', ')}`);
  return found;
}

/** The failure for a value that a setting does not take. */
function refused(name: SettingName, value: string, allowed: string): Failure {
  return new Failure('usage', `"${value}" is no value for ${name}; it takes ${allowed}.`);
}
