import { lazily } from '../../core/lazily.ts';
import type { Preferences } from '../preferences.ts';
import { stripControls } from '../render/layout.ts';
import type { GlobalOptions, World } from '../world.ts';

/** How the terminal is to be used: decided once, from flags, environment and streams. */
export interface Terminal {
  /** True where a question may be asked. */
  readonly interactive: boolean;
  /** 0 none, 1 sixteen colours, 2 256, 3 all. */
  readonly colour: 0 | 1 | 2 | 3;
  /** The same for stderr, where prompts and progress go. */
  readonly promptColour: 0 | 1 | 2 | 3;
  /** False: nothing for the window title, the taskbar or the desktop. */
  readonly extras: boolean;
  /** False: plain ASCII only. */
  readonly unicode: boolean;
  /** True: numbered lines, nothing is redrawn. */
  readonly accessible: boolean;
  /** Columns of text, from 40 to 100. */
  readonly width: number;
}

const NARROWEST = 40;
const WIDEST = 100;
/** Columns, where nobody says how many there are. */
export const UNKNOWN_WIDTH = 80;

/**
 * Reads flags, environment, settings and streams into one decision: flags win over the environment, that over settings.
 * Each part is decided when it is first asked for: opening a stream costs a look-up more than its own work.
 */
export function readTerminal(world: World, options: GlobalOptions, preferences: Preferences = {}): Terminal {
  const { env } = world;
  const asked = options.input !== false && options.json !== true && !isOn(env['CI']);
  return lazily<Terminal>({
    interactive: () => asked && world.stderr.isTTY === true && world.stdin.isTTY === true,
    colour: () => colourOf(env, options, preferences, world.stdout.isTTY === true),
    promptColour: () => colourOf(env, options, preferences, world.stderr.isTTY === true),
    extras: () => options.plain !== true && !isOn(env['HIKECARE_PLAIN']),
    unicode: () => options.ascii !== true && isUtf8(env),
    accessible: () => options.accessible ?? accessibleOf(env) ?? preferences.accessible ?? false,
    width: () => widthOf(world.stdout.columns ?? world.stderr.columns, env),
  });
}

/** Text that may hold words from outside, line by line without control characters. */
export function withoutControls(text: string): string {
  return text.split('\n').map(stripControls).join('\n');
}

/** A switch of the environment: set, and neither 0 nor false. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

/** Set and empty says nothing: it is how a shell unsets for one command. */
function accessibleOf(env: World['env']): boolean | undefined {
  const value = env['ACCESSIBLE'];
  if (value !== undefined && value !== '') return isOn(value);
  // A terminal that cannot be redrawn gets lines.
  return env['TERM'] === 'dumb' ? true : undefined;
}

function colourOf(
  env: World['env'],
  options: GlobalOptions,
  preferences: Preferences,
  isTTY: boolean,
): Terminal['colour'] {
  if (options.plain === true || options.color === 'never') return 0;
  if (options.color === 'always') return depthOf(env);
  if (isOn(env['HIKECARE_PLAIN'])) return 0;
  // no-color.org: present and not empty.
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return 0;
  if (isOn(env['FORCE_COLOR']) || isOn(env['CLICOLOR_FORCE'])) return depthOf(env);
  if (env['FORCE_COLOR'] === '0' || env['CLICOLOR'] === '0') return 0;
  if (env['TERM'] === 'dumb') return 0;
  // --color auto is a flag as well, and wins over the setting.
  const preferred = options.color === undefined ? preferences.color : undefined;
  if (preferred === 'never') return 0;
  return isTTY || preferred === 'always' ? depthOf(env) : 0;
}

function depthOf(env: World['env']): 1 | 2 | 3 {
  if (env['COLORTERM'] === 'truecolor' || env['COLORTERM'] === '24bit') return 3;
  return env['TERM']?.includes('256') === true ? 2 : 1;
}

function isUtf8(env: World['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  // Windows and macOS set no locale; their terminals are UTF-8 today.
  if (locale === undefined || locale === '')
    return env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined;
  return /utf-?8/i.test(locale);
}

function widthOf(columns: number | undefined, env: World['env']): number {
  const fromEnv = Number(env['COLUMNS']);
  const width = columns ?? (Number.isInteger(fromEnv) && fromEnv > 0 ? fromEnv : UNKNOWN_WIDTH);
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}
