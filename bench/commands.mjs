// What is measured as a whole process, with the goals of the project: ratios to `node -e 0` of the same Node, for the time
// and for the peak memory. And the peers: what other programs need on the same machine in the same round.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doorOf, envIn, newHome } from './program.mjs';
import { killedPack } from './running-pack.mjs';

const LOOK_UP = { goal: 1.3, stretch: 1.1 };
const LOOK_UP_MEMORY = { goal: 1.1, stretch: 1.05 };
const HELP = { goal: 1.6, stretch: 1.2 };
const CHECK = { goal: 1.5, stretch: 1.25 };
const APPEND = { goal: 1.3, stretch: 1.15 };

/** Bare Node, to which everything is measured. */
export function floor(node) {
  return { name: 'node -e 0', file: node.path, args: ['-e', '0'], env: envIn('/') };
}

/** Bare Node once more: how far two equal things can lie apart in this run. And what a first word to the outside costs. */
function bareNode(node) {
  const bare = (name, script) => ({ name, file: node.path, args: ['-e', script], env: envIn('/') });
  return [
    bare('node -e 0, again', '0'),
    bare('node that prints one word', 'process.stdout.write("word\\n")'),
    bare('node that writes one word by its number', 'require("node:fs").writeSync(1, "word\\n")'),
  ];
}

/** The commands of the start-up table. Starts a pack that is left running for one of them. */
export async function startUpCommands(node, { folder, place }) {
  const hikecare = (line, options = {}) => ({
    name: options.name ?? `hikecare ${line}`,
    file: node.path,
    args: [doorOf(folder), ...line.split(' ')],
    env: envIn(options.home ?? home),
    time: options.time,
    memory: options.memory,
  });
  const home = newHome(place);
  const withPack = newHome(place);
  await killedPack(node, folder, withPack);
  const lookUp = { time: LOOK_UP, memory: LOOK_UP_MEMORY };
  return [
    ...bareNode(node),
    hikecare('--version', lookUp),
    hikecare('--help', { time: HELP }),
    hikecare('help', { time: HELP }),
    hikecare('advice hip --json', lookUp),
    hikecare('advice figure-four --json', lookUp),
    hikecare('advice hip', lookUp),
    hikecare('timer status', { ...lookUp, name: 'hikecare timer status, none running' }),
    hikecare('timer status', { ...lookUp, name: 'hikecare timer status, one running', home: withPack }),
    hikecare(`check --answers ${join(folder, 'data/examples/sore-hip.json')} --json`, {
      name: 'hikecare check --answers FILE --json',
      time: CHECK,
    }),
    appending(node, folder, newHome(place), 'one record into the journal'),
    script(node, place, 'empty', '', 'an empty .cjs file'),
  ];
}

/** A script of one line that keeps a record, as a command does at its end. */
export function appending(node, folder, home, name) {
  const journal = JSON.stringify(join(folder, 'dist/shell-journal-journal.cjs'));
  const code = `require(${journal}).openJournal(process.env).append({ v: 1, id: 'bench-' + process.pid,
  at: new Date().toISOString().slice(0, 19) + '+00:00', type: 'hurt', exercise: 'none-of-ours', state: 'forgiven' });\n`;
  return { ...script(node, home, 'append', code, name), env: envIn(home), time: APPEND };
}

function script(node, home, file, code, name) {
  const path = join(home, `${file}.cjs`);
  writeFileSync(path, code);
  return { name, file: node.path, args: [path], env: envIn('/') };
}

/** Programs of the machine, as far as they are there. */
export function machinePrograms() {
  const candidates = [
    ['true', []],
    ['bash', ['-c', ':']],
    ['perl', ['-e', '0']],
    ['python3', ['-S', '-c', '0']],
  ];
  return candidates.flatMap(([name, args]) => {
    const file = ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find((path) => existsSync(path));
    return file === undefined ? [] : [{ name: [name, ...args].join(' '), file, args, env: envIn('/'), noNode: true }];
  });
}

// A page in the form of tldr: its own come over the network, and the look-up reads one file all the same.
const PAGE = `# tar

> Archiving utility.

${Array.from({ length: 8 }, (_, place) => `- Do thing ${place}:\n\n\`tar {{[c|--create]}} {{path/to/file_${place}}}\`\n`).join('\n')}`;

/** A look-up in tldr, if it was installed in this folder (see README.md). Reads a page that we write; no network. */
export function tldr(node, installed, { place }) {
  const bin = join(installed, 'node_modules/tldr/bin/tldr');
  if (!existsSync(bin)) return [];
  const home = newHome(place);
  const pages = join(home, '.tldr/cache/pages/common');
  mkdirSync(pages, { recursive: true });
  writeFileSync(join(pages, 'tar.md'), PAGE);
  return [{ name: 'tldr tar', file: node.path, args: [bin, 'tar'], env: envIn(home) }];
}
