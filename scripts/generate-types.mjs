// Writes src/core/data-types.ts from the JSON Schemas of data/schema, so that the code and the contract of the data
// cannot drift apart. With --check it writes nothing and fails if the file is not what it would write.
//
// All schemas are joined into one first, whose $defs are the files' roots and their $defs: only so is a type that many
// files share declared once. A type is named by the "title" of its schema; without one, by its key or its file.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const schemas = join(root, 'data/schema');
const target = join(root, 'src/core/data-types.ts');
const banner = '// Generated from data/schema by `npm run types`: do not edit.';

// What narrows a value without changing its type, or only describes it. Beside a $ref it would make a second type.
const NO_TYPE = [
  'if',
  'then',
  'else',
  'not',
  'dependentRequired',
  'dependentSchemas',
  'errorMessage',
  'examples',
  '$id',
];
const TYPE_WORDS = ['$ref', 'type', 'properties', 'items', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'tsType'];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function pascalCase(words) {
  return words.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function typeName(schema, fallback) {
  return /^[A-Z][A-Za-z0-9]*$/.test(schema.title ?? '') ? schema.title : pascalCase(fallback);
}

/** Reads the schemas and gives every type its name. Returns a map from "file#/$defs/key" to {name, schema, file}. */
function readTypes() {
  const types = new Map();
  const owners = new Map();
  const add = (address, file, schema, fallback) => {
    const name = typeName(schema, fallback);
    if (owners.has(name)) fail(`${address} and ${owners.get(name)} would both be the type ${name}: change a title.`);
    owners.set(name, address);
    types.set(address, { name, schema, file });
  };
  for (const file of readdirSync(schemas)
    .filter((entry) => entry.endsWith('.schema.json'))
    .sort()) {
    const { $defs, definitions, ...whole } = JSON.parse(readFileSync(join(schemas, file), 'utf8'));
    if (TYPE_WORDS.some((word) => word in whole)) add(`${file}#`, file, whole, file.replace('.schema.json', ''));
    for (const [key, schema] of Object.entries($defs ?? {})) add(`${file}#/$defs/${key}`, file, schema, key);
    for (const [key, schema] of Object.entries(definitions ?? {}))
      add(`${file}#/definitions/${key}`, file, schema, key);
  }
  return types;
}

/** One schema as the joined one holds it: references by type name, and nothing that does not change the type. */
function joined(schema, file, types) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') {
    const [otherFile = '', path = ''] = schema.$ref.split('#');
    const address = `${otherFile === '' ? file : otherFile.split('/').at(-1)}#${path}`;
    const type = types.get(address);
    if (!type) fail(`${file}: the $ref ${schema.$ref} leads to no schema file or $defs entry.`);
    return { $ref: `#/$defs/${type.name}` };
  }
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (NO_TYPE.includes(key)) continue;
    if (['properties', 'patternProperties'].includes(key)) {
      const properties = Object.entries(value).map(([name, property]) => [name, joined(property, file, types)]);
      result[key] = Object.fromEntries(properties);
    } else if (['allOf', 'anyOf', 'oneOf'].includes(key)) {
      const parts = value.filter((part) => TYPE_WORDS.some((word) => word in part));
      if (parts.length > 0) result[key] = parts.map((part) => joined(part, file, types));
    } else if (['items', 'additionalProperties'].includes(key)) {
      result[key] = joined(value, file, types);
    } else {
      result[key] = value;
    }
  }
  return result;
}

/**
 * Makes every property and every array of the declarations readonly. Walks the text by brackets, because
 * json-schema-to-typescript has no such option and TypeScript 7 no compiler API.
 */
function readonly(code) {
  const insertions = [];
  const open = [];
  let operand = 0;
  let memberMayStart = false;
  for (const { 0: token, index } of code.matchAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[\]|[\w$]+|[{}()[\];]/g,
  )) {
    if (token.startsWith('/')) continue;
    if (token === '[]') {
      insertions.push([operand, 'readonly ']);
      if (code.startsWith('[]', index + 2)) fail('A list of lists is not supported: give the inner list a title.');
      continue;
    }
    if (memberMayStart && token !== '}') insertions.push([index, 'readonly ']);
    memberMayStart = token === '{' || (token === ';' && open.at(-1)?.token === '{');
    if ('{(['.includes(token)) open.push({ token, index });
    else if ('})]'.includes(token)) operand = open.pop().index;
    else if (token !== ';') operand = index;
  }
  let result = code;
  for (const [index, text] of insertions.sort(([a], [b]) => b - a)) {
    result = result.slice(0, index) + text + result.slice(index);
  }
  return result;
}

async function generate() {
  const types = readTypes();
  if (types.size === 0) fail('There are no schemas in data/schema.');
  const $defs = {};
  for (const { name, schema, file } of types.values()) $defs[name] = { ...joined(schema, file, types), title: name };
  const names = Object.keys($defs);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const all = { title: 'EveryType', type: 'object', properties, additionalProperties: false, $defs };
  const code = await compile(all, 'EveryType', {
    additionalProperties: false,
    bannerComment: '',
    ignoreMinAndMaxItems: true,
    strictIndexSignatures: false,
  });
  const declarations = code.replace(/export interface EveryType \{[\s\S]*?\n\}\n?/, '');
  const declared = [...declarations.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  for (const name of declared) {
    const twin = declared.find(
      (other) => other !== name && name.startsWith(other) && /^\d+$/.test(name.slice(other.length)),
    );
    if (twin) fail(`Two schemas would both be the type ${twin}: change a title, or share it through $defs.`);
  }
  return format(`${banner}\n\n${readonly(declarations).trim()}\n`);
}

/** Formats by the project's own rules, so that the file passes the same checks as those written by hand. */
function format(code) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'format', '--stdin-file-path', target];
  return execFileSync(process.execPath, args, { cwd: root, input: code, encoding: 'utf8' });
}

const code = await generate();
const current = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
if (process.argv.includes('--check')) {
  if (code !== current)
    fail('src/core/data-types.ts does not fit data/schema: run `npm run types` and commit the result.');
} else if (code !== current) {
  writeFileSync(target, code);
}
