import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

// The build lays the shipped files out in lines (scripts/ship-data.mjs), so that a look-up parses no more than it needs.
// They are plain JSON all the same, and a folder that was not built is read in the same way, whole.

const LINE_BREAK = 10;

/** An object of a data folder, read at once; each field is parsed when it is first asked for, if the file is laid out so. */
export function openFields(folder: string, name: string): object {
  const bytes = readFileSync(join(folder, name));
  if (bytes.toString('latin1', 0, 3) !== '{\n"') return parseFile(name, bytes.toString()) as object;
  const fields = {};
  // Up to the last line, which is the closing bracket.
  for (let start = 2; bytes[start] !== CLOSING; ) {
    const end = bytes.indexOf(LINE_BREAK, start);
    const keyEnd = bytes.indexOf('"', start + 1);
    const key = bytes.toString('latin1', start + 1, keyEnd);
    const get = () => {
      const value: unknown = entryAt(bytes, keyEnd + 2, end);
      Object.defineProperty(fields, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(fields, key, { get, enumerable: true, configurable: true });
    start = end + 1;
  }
  return fields;
}

const CLOSING = '}'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);

/** The value on a line: only what is asked for becomes text, which is most of the cost. */
function entryAt(bytes: Buffer, start: number, lineEnd: number): unknown {
  return JSON.parse(bytes.toString('utf8', start, bytes[lineEnd - 1] === COMMA ? lineEnd - 1 : lineEnd));
}

/** The text of a file as JSON. Throws with the file's name where it is none. */
export function parseFile(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : 'is no JSON'}`);
  }
}

/** A block of a sorted file: the id of its first entry, and the bytes that hold it, the line breaks around it included. */
export type Block = readonly [firstId: string, from: number, to: number];

/**
 * Finds entries of a file that has one on each line, sorted by id: those there are of the wanted ones, in their order. Only
 * the blocks in which they must stand are read, each once.
 */
export function sortedEntries<Entry>(
  file: string,
  blocks: readonly Block[],
): (ids: readonly string[]) => readonly Entry[] {
  const read = new Map<Block, Buffer>();
  return (ids) => {
    const wanted = ids.flatMap((id) => {
      const block = lastNotAfter(blocks, id);
      return block === undefined ? [] : [{ id, block }];
    });
    readBlocks(file, new Set(wanted.flatMap(({ block }) => (read.has(block) ? [] : [block]))), read);
    return wanted.flatMap(({ id, block }) => {
      const bytes = read.get(block);
      const start = bytes?.indexOf(`\n{"id":"${id}"`) ?? -1;
      return bytes === undefined || start < 0
        ? []
        : [entryAt(bytes, start + 1, bytes.indexOf(LINE_BREAK, start + 1)) as Entry];
    });
  };
}

/** The last block that does not begin after the id, found by halving. */
function lastNotAfter(blocks: readonly Block[], id: string): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.[0] ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

function readBlocks(file: string, blocks: ReadonlySet<Block>, into: Map<Block, Buffer>): void {
  if (blocks.size === 0) return;
  const descriptor = openSync(file, 'r');
  try {
    for (const block of blocks) {
      const [, from, to] = block;
      const bytes = Buffer.allocUnsafe(to - from);
      into.set(block, bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from)));
    }
  } finally {
    closeSync(descriptor);
  }
}
