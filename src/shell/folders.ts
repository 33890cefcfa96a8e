import { homedir, platform as thisPlatform } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const NAME = 'hikecare';

/**
 * The folder of the settings: XDG_CONFIG_HOME wherever it is set, else the native place. Never made here.
 */
export function configFolder(env: Env, platform: NodeJS.Platform = thisPlatform()): string {
  const named = xdg(env['XDG_CONFIG_HOME']);
  if (named !== undefined) return join(named, NAME);
  if (platform === 'darwin') return join(home(env, platform), 'Library', 'Preferences', NAME);
  if (platform === 'win32')
    return join(env['APPDATA'] || join(home(env, platform), 'AppData', 'Roaming'), NAME, 'Config');
  return join(home(env, platform), '.config', NAME);
}

/** The specification of the XDG folders: a path that is not absolute is no path. */
function xdg(folder: string | undefined): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

function home(env: Env, platform: NodeJS.Platform): string {
  return (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || homedir();
}
