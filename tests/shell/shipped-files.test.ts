import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Block, openFields, parseFile, sortedEntries } from '../../src/shell/shipped-files.ts';
import { scratchFolder } from './fake-world.ts';

describe('openFields', () => {
  const folder = scratchFolder();
  const write = (text: string) => {
    writeFileSync(join(folder, 'a.json'), text);
    return openFields(folder, 'a.json') as Record<string, unknown>;
  };

  test('reads the fields of a file in lines as they are', () => {
    const fields = write('{\n"first":{"a":"1, 2"},\n"second":[1,"ä…"],\n"third":""\n}\n');
    expect({ ...fields }).toEqual({ first: { a: '1, 2' }, second: [1, 'ä…'], third: '' });
    expect(fields['first']).toBe(fields['first']);
  });

  test('parses no field that nobody asks for', () => {
    const fields = write('{\n"good":1,\n"broken":{]\n}\n');
    expect(fields['good']).toBe(1);
    expect(() => fields['broken']).toThrow();
  });

  test.each(['{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}\n'])('reads any other layout whole', (text) => {
    expect(write(text)).toEqual({ a: [1] });
  });

  test('names the file that is no JSON', () => {
    expect(() => write('{"a":')).toThrow('a.json');
    expect(() => parseFile('b.json', 'x')).toThrow('b.json');
  });
});

describe('sortedEntries', () => {
  const file = join(scratchFolder(), 'entries.json');
  const lines = ['a', 'b-c', 'd', 'é'].map((id) => JSON.stringify({ id, inner: [{ id: 'd' }, { id: 'x' }] }));
  const text = `[\n${lines.join(',\n')}\n]`;
  writeFileSync(file, text);
  const at = (id: string) => Buffer.from(text.slice(0, text.indexOf(`\n{"id":"${id}"`))).length;
  const blocks: readonly Block[] = [
    ['a', at('a'), at('d') + 1],
    ['d', at('d'), Buffer.byteLength(text)],
  ];

  test('finds those that there are, in the order asked for', () => {
    const find = sortedEntries<{ readonly id: string }>(file, blocks);
    expect(find(['é', 'b-c', 'nothing', 'a', 'd', 'x', '0', 'zz']).map(({ id }) => id)).toEqual(['é', 'b-c', 'a', 'd']);
    expect(find(['d'])).toEqual([JSON.parse(lines[2] ?? '')]);
    expect(find([])).toEqual([]);
  });

  test('reads no block that holds none of them', () => {
    const broken = join(scratchFolder(), 'entries.json');
    writeFileSync(broken, text.replace('"b-c","inner":[', '"b-c","inner":'));
    const shorter = blocks.map(([id, from, to]): Block => [id, id === 'a' ? from : from - 1, to - 1]);
    const find = sortedEntries<{ readonly id: string }>(broken, shorter);
    expect(find(['d', 'é']).map(({ id }) => id)).toEqual(['d', 'é']);
    expect(() => find(['b-c'])).toThrow();
  });

  test('knows nothing where there are no blocks', () => {
    expect(sortedEntries(file, [])(['a'])).toEqual([]);
  });
});
