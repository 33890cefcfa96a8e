// The Nodes to measure on: the running one, and those that the end-to-end tests have installed (tests/e2e/other-nodes.ts).
// Nothing is installed here.

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cache = resolve(import.meta.dirname, '../node_modules/.cache/hikecare-nodes');

/** All Nodes there are: version without "v", and path. The running one first, the others by version. */
export function installedNodes() {
  const others = existsSync(cache) ? readdirSync(cache).flatMap(nodeIn) : [];
  return [
    { version: process.versions.node, path: process.execPath },
    ...others.filter(({ version }) => version !== process.versions.node).sort((a, b) => compare(a.version, b.version)),
  ];
}

function nodeIn(version) {
  const packages = join(cache, version, 'node_modules');
  if (!/^\d+\.\d+\.\d+$/.test(version) || !existsSync(packages)) return [];
  const path = readdirSync(packages)
    .map((name) => join(packages, name, 'bin/node'))
    .find((file) => existsSync(file));
  return path === undefined ? [] : [{ version, path }];
}

/**
 * The Nodes that a list such as "20,22.23.3" names, one for each entry: of a line the running one, else the newest.
 * Without a list one of each line. Returns them, and the entries for which there is none.
 */
export function chooseNodes(nodes, list) {
  const wanted = list ?? [...new Set(nodes.map(({ version }) => lineOf(version)))].sort((a, b) => a - b).join(',');
  const entries = wanted.split(',').map((entry) => entry.trim().replace(/^v/, ''));
  const found = entries.map((entry) => {
    const fitting = nodes.filter(({ version }) => version === entry || version.startsWith(`${entry}.`));
    const [running] = nodes;
    return fitting.includes(running) ? running : fitting.at(-1);
  });
  return {
    chosen: found.filter((node) => node !== undefined),
    missing: entries.filter((_, place) => found[place] === undefined),
  };
}

function lineOf(version) {
  return version.split('.')[0];
}

function compare(left, right) {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
