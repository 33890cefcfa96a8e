// The program as a user has it: copied, built, packed, installed, all of it aside. So nobody who works on the sources
// meanwhile disturbs a run, and a run disturbs nobody.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What the program is built and packed from. */
const SOURCES = ['bin', 'data', 'scripts', 'src', 'package.json', 'CHANGELOG.md', 'LICENSE', 'README.md'];

/**
 * Copies, builds, packs and installs the program. Returns the folder of the installed package, the packed file, the copy
 * of the sources, an empty place for whatever is measured, and what takes it all away again.
 */
export function stageProgram() {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'hikecare-bench-')));
  const remove = () => rmSync(place, { recursive: true, force: true });
  try {
    const sources = join(place, 'sources');
    copySources(root, sources);
    build(sources);
    npm(['pack', '--ignore-scripts', '--pack-destination', place], sources);
    const tarball = join(
      place,
      readdirSync(place).find((name) => name.endsWith('.tgz')),
    );
    const home = join(place, 'installed');
    installOffline(tarball, home);
    return { folder: join(home, 'node_modules/hikecare'), sources, tarball, place, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Copies what the program is built from; the development packages are shared. */
export function copySources(from, to) {
  mkdirSync(to, { recursive: true });
  for (const part of SOURCES) {
    if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
}

/** Builds a copy of the sources. */
export function build(sources) {
  execFileSync(process.execPath, [join(sources, 'scripts/build.mjs')], { cwd: sources, stdio: 'inherit' });
}

/** Installs a packed file into a folder, which is made, without a network. Throws where it needs another package. */
export function installOffline(tarball, home) {
  mkdirSync(home, { recursive: true });
  npm(['install', '--prefix', home, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], home);
}

/** Runs npm; returns what it printed. */
export function npm(args, cwd) {
  return execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1e9 });
}

/** The file behind the command, in the folder of the package. */
export function doorOf(folder) {
  return join(folder, 'bin/hikecare.js');
}

/**
 * The environment of a measured program, with all it keeps below this folder. Without NODE_EXTRA_CA_CERTS: where that is
 * set, Node 20 reads the whole file at every start, and bare Node takes three times as long.
 */
export function envIn(home) {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
  };
}

let homes = 0;

/** A new empty home folder below the place of a run. */
export function newHome(place) {
  homes += 1;
  const home = join(place, `home-${homes}`);
  mkdirSync(home);
  return home;
}
