import { notificationOsc9, notificationOsc777, throughTmux } from '../render/sequences.ts';
import type { World } from '../world.ts';

/** How an alert reaches somebody who looks elsewhere. All but 'none' ring the bell. */
export type NotifyMethod = 'auto' | 'bell' | 'osc9' | 'osc777' | 'none';

type Env = World['env'];

const SENDER = 'hikecare';

/** True where titles, taskbar and desktop messages can be sent at all: an unknown terminal may print them as text. */
function takesExtras(env: Env): boolean {
  const term = env['TERM'];
  if (term === 'dumb' || term === 'linux') return false;
  // Windows sets no TERM, and its terminals know these sequences.
  return (term !== undefined && term !== '') || env['OS'] === 'Windows_NT';
}

/** False where a window title could not be taken back: GNU Screen remembers none. */
export function takesTitle(env: Env): boolean {
  return takesExtras(env) && !isScreen(env);
}

/** False where progress would come as a flood of notifications: iTerm2 before 3.6.6 reads it so. */
export function takesProgress(env: Env): boolean {
  if (!takesExtras(env)) return false;
  if (!isIterm(env)) return true;
  const version = env['LC_TERMINAL_VERSION'] ?? env['TERM_PROGRAM_VERSION'] ?? '0';
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return major * 10_000 + minor * 100 + patch >= 30_606;
}

/** False where a terminal keeps its lines as they are when it grows narrower, rather than break them. */
export function breaksLinesOnResize(env: Env): boolean {
  return env['XTERM_VERSION'] === undefined && !isScreen(env);
}

/** The sequence of a desktop notification, or '' where this terminal is not known to show any. */
export function notification(env: Env, method: NotifyMethod, text: string): string {
  if (method === 'none' || method === 'bell' || !takesExtras(env)) return '';
  const kind = method === 'auto' ? knownKind(env) : method;
  if (kind === undefined) return '';
  const sequence = kind === 'osc9' ? notificationOsc9(text) : notificationOsc777(SENDER, text);
  return env['TMUX'] ? throughTmux(sequence) : sequence;
}

/** Inside of tmux the variables of the terminal around it mostly survive; its own TERM says nothing. */
function knownKind(env: Env): 'osc9' | 'osc777' | undefined {
  if (isScreen(env)) return undefined;
  const term = env['TERM'] ?? '';
  const program = env['TERM_PROGRAM'] ?? '';
  if (isIterm(env)) return 'osc9';
  if (term === 'xterm-kitty' || env['KITTY_WINDOW_ID'] !== undefined) return 'osc9';
  if (program === 'WezTerm' || env['WEZTERM_PANE'] !== undefined) return 'osc9';
  if (program === 'ghostty' || term === 'xterm-ghostty' || env['GHOSTTY_RESOURCES_DIR'] !== undefined) return 'osc9';
  // Terminals on VTE and older Windows Terminals swallow what they do not show.
  if (env['WT_SESSION'] !== undefined || env['VTE_VERSION'] !== undefined) return 'osc777';
  return /^(foot|rxvt-unicode)/.test(term) ? 'osc777' : undefined;
}

function isIterm(env: Env): boolean {
  return (
    env['TERM_PROGRAM'] === 'iTerm.app' || env['LC_TERMINAL'] === 'iTerm2' || env['ITERM_SESSION_ID'] !== undefined
  );
}

/** GNU Screen, which passes little on. tmux calls itself screen as well. */
function isScreen(env: Env): boolean {
  if (env['TMUX']) return false;
  return env['STY'] !== undefined || env['TERM']?.startsWith('screen') === true;
}
