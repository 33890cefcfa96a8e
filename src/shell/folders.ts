import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Failure } from './failure.ts';

type Env = Readonly<Record<string, string | undefined>>;

const NAME = 'hikecare';

/**
 * The folder of the settings: XDG_CONFIG_HOME wherever it is set, else the native place. Never made here.
 * Throws a Failure where the home folder is not known.
 */
export function configFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  const named = xdg(env['XDG_CONFIG_HOME']);
  if (named !== undefined) return join(named, NAME);
  if (platform === 'darwin') return join(homeFolder(env, platform), 'Library', 'Preferences', NAME);
  if (platform === 'win32')
    return join(env['APPDATA'] || join(homeFolder(env, platform), 'AppData', 'Roaming'), NAME, 'Config');
  return join(homeFolder(env, platform), '.config', NAME);
}

/** The folder of what the hiker wrote, the journal above all: XDG_DATA_HOME wherever it is set. As `configFolder`. */
export function dataFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  const named = xdg(env['XDG_DATA_HOME']);
  if (named !== undefined) return join(named, NAME);
  if (platform === 'darwin') return join(homeFolder(env, platform), 'Library', 'Application Support', NAME);
  if (platform === 'win32') return join(localFolder(env, platform), NAME, 'Data');
  return join(homeFolder(env, platform), '.local', 'share', NAME);
}

/** The folder of what is going on, such as a running pack: XDG_STATE_HOME wherever it is set. As `configFolder`. */
export function stateFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  const named = xdg(env['XDG_STATE_HOME']);
  if (named !== undefined) return join(named, NAME);
  if (platform === 'darwin') return join(homeFolder(env, platform), 'Library', 'Application Support', NAME, 'State');
  if (platform === 'win32') return join(localFolder(env, platform), NAME, 'State');
  return join(homeFolder(env, platform), '.local', 'state', NAME);
}

/** The specification of the XDG folders: a path that is not absolute is no path. */
function xdg(folder: string | undefined): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

function localFolder(env: Env, platform: NodeJS.Platform): string {
  return env['LOCALAPPDATA'] || join(homeFolder(env, platform), 'AppData', 'Local');
}

/** The home folder. Throws a Failure where it is not known. */
export function homeFolder(env: Env, platform: NodeJS.Platform): string {
  const named = platform === 'win32' ? env['USERPROFILE'] : env['HOME'];
  if (named) return named;
  try {
    return homedir();
  } catch {
    // A user without an entry in the list of users, as in some containers.
    throw new Failure('failed', 'hikecare does not know where your home folder is.', 'Set HOME to it.');
  }
}
