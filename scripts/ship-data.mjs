// The data as it ships: in lines (so that a look-up parses only what it needs, see src/shell/shipped-files.ts), without
// what is there for reviewers, and with what look-ups need again and again already found.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build } from 'esbuild';

/** The schema of each data file, by the beginning of its path. */
const SCHEMA_OF = [
  ['regions/', 'region'],
  ['exercises/', 'exercise'],
];

/** A look-up reads a sorted file in pieces of about so many bytes: one of the disk's own. */
const BLOCK_BYTES = 8192;

/** All files of dist/data by their path in dist/. `root` is the folder of the project. */
export async function shippedData(root) {
  const folder = join(root, 'data');
  const known = new Map();
  const read = (name) => {
    if (!known.has(name)) known.set(name, JSON.parse(readFileSync(join(folder, name), 'utf8')));
    return known.get(name);
  };
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.json') && !name.startsWith('examples/'));
  const bodies = new Map(
    names.map((name) => {
      if (name.startsWith('schema/')) return [name, read(name)];
      const kind = SCHEMA_OF.find(([start]) => name.startsWith(start))?.[1] ?? name.replace('.json', '');
      return [name, forReaders(read(name), `${kind}.schema.json#`, read)];
    }),
  );
  const texts = [...bodies].map(([name, body]) => [name, layout(name, body)]);
  const files = new Map([...texts, ...(await lookUpFiles(root, bodies))]);
  const blocks = Object.fromEntries(
    Object.entries(SORTED).map(([key, name]) => [key, blocksOf(Buffer.from(files.get(name)))]),
  );
  files.set('look-up/blocks.json', fieldLines(blocks));
  files.set('mentions/places.json', JSON.stringify(placesOf(bodies)));
  return [...files].map(([name, text]) => [`data/${name}`, Buffer.from(text)]);
}

/** A value without the fields that its schema has for reviewers: they would be parsed on every start. */
function forReaders(value, address, read) {
  const [file, path = ''] = address.split('#');
  const steps = path.split('/').filter((step) => step !== '');
  const schema = steps.reduce((part, step) => part?.[step], read(`schema/${file}`));
  if (schema?.$ref) return forReaders(value, schema.$ref.startsWith('#') ? `${file}${schema.$ref}` : schema.$ref, read);
  if (Array.isArray(value)) return value.map((entry) => forReaders(entry, `${address}/items`, read));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !/^For reviewers/.test(schema?.properties?.[key]?.description));
  return Object.fromEntries(kept.map(([key, inner]) => [key, forReaders(inner, `${address}/properties/${key}`, read)]));
}

/** Files with one entry a line, sorted by id, of which a look-up reads the blocks that it needs. */
const SORTED = { signs: 'look-up/signs.json', mentions: 'look-up/mentions.json', sources: 'sources.json' };

/** What core finds in the whole data, by its own functions: the danger signs of each region, and who mentions an exercise. */
async function lookUpFiles(root, bodies) {
  const { buildCatalogue, EVERYBODY, shelfOf, toRawData } = await coreOf(root);
  const catalogue = buildCatalogue(toRawData(bodies));
  const shelf = shelfOf(catalogue);
  const signs = shelf.signs([EVERYBODY, ...catalogue.regions.map(({ id }) => id)]);
  const mentions = catalogue.exercises.map(({ id }) => ({ id, in: shelf.mentions(id) }));
  return [
    [SORTED.signs, entryLines(signs)],
    [SORTED.mentions, entryLines(mentions)],
  ];
}

/** The regions with their names and spots, for a timer that only has to know where a pack is put. */
function placesOf(bodies) {
  const regions = [...bodies].filter(([name]) => name.startsWith('regions/')).map(([, region]) => region);
  const nothing = { questions: [], rules: [], complaints: [] };
  return regions.map(({ id, name, order, spots }) => ({ id, name, order, spots, ...nothing }));
}

async function coreOf(root) {
  const contents = `export { shelfOf } from './core/advice/shelf.ts';
    export { EVERYBODY } from './core/advice/sign-sheets.ts';
    export { buildCatalogue } from './core/catalogue.ts';
    export { toRawData } from './shell/raw-files.ts';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'src') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A small file is parsed whole; in the others a field, or a source, stands on a line of its own. */
function layout(name, body) {
  if (name === SORTED.sources) {
    const { sources, ...rest } = body;
    return `${JSON.stringify(rest).slice(0, -1)},"sources":${entryLines(sources)}}`;
  }
  return /^(?:schema|exercises)\/|^version/.test(name) ? JSON.stringify(body) : fieldLines(body);
}

function fieldLines(body) {
  const lines = Object.entries(body).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The entries as a list, one a line, sorted by id. */
function entryLines(entries) {
  const sorted = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `[\n${sorted.map(({ id, ...entry }) => JSON.stringify({ id, ...entry })).join(',\n')}\n]`;
}

/** The blocks of a file of entries, each as the program has them: first id, and the bytes from one line break to another. */
function blocksOf(bytes) {
  const blocks = [];
  const last = bytes.lastIndexOf('\n');
  let from = bytes.indexOf('\n');
  while (from < last) {
    const full = bytes.indexOf('\n', Math.min(from + BLOCK_BYTES, last));
    const [, id] = /^\{"id":"([^"]+)"/.exec(bytes.toString('utf8', from + 1, from + 1 + 200));
    blocks.push([id, from, full + 1]);
    from = full;
  }
  return blocks;
}
