import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Moment, type PackStart, stateAt } from '../../src/core/packs/running-pack.ts';
import { openPackStore, type PackHandle, packInMemory } from '../../src/shell/packs/store.ts';
import { scratchFolder } from './fake-world.ts';

const MINUTE = 60_000;
const at = (minutes: number): Moment => ({ wall: 1e12 + minutes * MINUTE, boot: minutes * MINUTE, bootId: 'one' });

function startOf(id: string, fields: Partial<PackStart> = {}): PackStart {
  return {
    id,
    pack: 'cold',
    areas: ['first'],
    labels: ['first place'],
    duration: 15 * MINUTE,
    most: 20 * MINUTE,
    alreadyOn: 0,
    skinCheckAt: 5 * MINUTE,
    gapHours: 2,
    timesPerDay: 6,
    at: at(0),
    ...fields,
  };
}

function fresh() {
  const folder = join(scratchFolder(), 'state', 'packs');
  return { folder, store: openPackStore(folder) };
}

function put(store: ReturnType<typeof openPackStore>, start: PackStart): PackHandle {
  const made = store.start(start);
  if ('taken' in made) throw new Error('there is one already');
  return made.started;
}

describe('a pack on the disk', () => {
  test('is readable by its owner alone, under the name of its place', () => {
    const { folder, store } = fresh();
    put(store, startOf('a', { areas: ['second', 'first'], side: 'left' }));
    expect(readdirSync(folder)).toEqual(['first+second.left.jsonl']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'first+second.left.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('is seen by every other program, with all that happens to it', () => {
    const { folder, store } = fresh();
    const mine = put(store, startOf('a'));
    const [theirs] = openPackStore(folder).list().packs;
    expect(theirs?.add({ event: 'paused', at: at(4) })).toBe(true);
    expect(mine.pack().phase).toBe('running');
    expect(mine.look()).toBe(true);
    expect(mine.pack().phase).toBe('paused');
    expect(stateAt(mine.pack(), at(9)).onSkin).toBe(4 * MINUTE);
  });

  test('is gone for everybody when somebody has taken it away, and no event brings it back', () => {
    const { folder, store } = fresh();
    const mine = put(store, startOf('a'));
    const [theirs] = openPackStore(folder).list().packs;
    mine.remove();
    mine.remove();
    expect([theirs?.look(), theirs?.add({ event: 'paused', at: at(4) }), readdirSync(folder)]).toEqual([
      false,
      false,
      [],
    ]);
  });

  test('is not taken for another one that was started at the same place since', () => {
    const { store } = fresh();
    const first = put(store, startOf('a'));
    first.remove();
    const second = put(store, startOf('b'));
    expect([first.look(), first.add({ event: 'stopped', at: at(1) })]).toEqual([false, false]);
    first.remove();
    expect(second.look()).toBe(true);
  });

  test('with a line that was cut off reads as before, and takes more lines', () => {
    const { folder, store } = fresh();
    const mine = put(store, startOf('a'));
    appendFileSync(join(folder, 'first.jsonl'), '\n{"v":1,"id":"a","event":"sto');
    expect(mine.look()).toBe(true);
    expect(mine.pack().phase).toBe('running');
    mine.add({ event: 'paused', at: at(2) });
    expect(openPackStore(folder).list().packs[0]?.pack().phase).toBe('paused');
  });

  test('whose name would be too long has a shorter one of its own', () => {
    const { folder, store } = fresh();
    const many = (last: string) => [...Array.from({ length: 20 }, (_, place) => `area-${place}`), last];
    put(store, startOf('a', { areas: many('x'), side: 'left' }));
    put(store, startOf('b', { areas: many('y'), side: 'right' }));
    const names = readdirSync(folder);
    expect(names.length).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(90);
  });
});

describe('two packs', () => {
  test.each([
    ['the same place', {}, {}],
    ['a place and a part of it', { areas: ['first', 'second'] }, { areas: ['second'] }],
    ['a side, and no side', { side: 'left' }, {}],
    ['a place, and none that was said', {}, { areas: [] }],
  ] as const)('do not run on skin that may be the same (%s)', (_what, one, other) => {
    const { folder, store } = fresh();
    put(store, startOf('a', one));
    const second = openPackStore(folder).start(startOf('b', other));
    expect('taken' in second && second.taken.id).toBe('a');
    expect(readdirSync(folder).length).toBe(1);
  });

  test('do not run where the other one was started at the same moment under another name', () => {
    const { folder, store } = fresh();
    // Written between the look before and the look after.
    const labels = Object.assign(['first place'], {
      toJSON: () => {
        put(openPackStore(folder), startOf('b', { areas: ['first', 'second'] }));
        return ['first place'];
      },
    });
    const made = store.start(startOf('a', { labels }));
    expect('taken' in made && made.taken.id).toBe('b');
    expect(readdirSync(folder)).toEqual(['first+second.jsonl']);
  });

  test('run on different sides and at different places', () => {
    const { store } = fresh();
    put(store, startOf('a', { side: 'left' }));
    put(store, startOf('b', { side: 'right' }));
    put(store, startOf('c', { areas: ['second'], pack: 'heat' }));
    expect(store.list().packs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('what could not be written', () => {
  test('holds in this program after the file was read again, until it is written', () => {
    const { folder, store } = fresh();
    const mine = put(store, startOf('a'));
    const file = join(folder, 'first.jsonl');
    mine.add({ event: 'paused', at: at(1) });
    // A link is not written through, and reads as if it could not be read at this moment.
    renameSync(file, `${file}.kept`);
    symlinkSync(`${file}.kept`, file);
    expect(() => mine.add({ event: 'resumed', at: at(2) })).toThrow('cannot be kept');
    renameSync(`${file}.kept`, file);
    appendFileSync(file, '\n{}\n');
    expect([mine.look(), mine.pack().phase]).toEqual([true, 'running']);
    mine.add({ event: 'seen', at: at(3) });
    const [theirs] = openPackStore(folder).list().packs;
    expect([theirs?.pack().phase, stateAt(mine.pack(), at(4)).onSkin]).toEqual(['running', 3 * MINUTE]);
    expect(readFileSync(file, 'utf8').match(/resumed/g)?.length).toBe(1);
  });
});

describe('what cannot be read', () => {
  test('of a newer version is named and left as it is', () => {
    const { folder, store } = fresh();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'first.jsonl');
    writeFileSync(file, '{"v":2}');
    expect(store.list()).toMatchObject({ packs: [], unread: [{ file, why: 'newer', place: { areas: ['first'] } }] });
    expect(readFileSync(file, 'utf8')).toBe('{"v":2}');
  });

  test('is named as damaged, and can be moved out of the way', () => {
    const { folder, store } = fresh();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'first.jsonl');
    writeFileSync(file, 'no json');
    expect(() => store.start(startOf('a'))).toThrow('is in the way');
    expect(store.list().unread).toMatchObject([{ file, why: 'damaged', place: { areas: ['first'] } }]);
    store.setAside(file);
    expect(store.list().unread).toMatchObject([{ why: 'set-aside', place: { areas: ['first'] } }]);
    put(store, startOf('a'));
  });

  test('drafts of programs that were killed are no packs', () => {
    const { folder, store } = fresh();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.x.draft'), 'half');
    expect(store.list()).toEqual({ packs: [], unread: [] });
  });
});

test('where nothing can be written, the reason is told in plain words', () => {
  const folder = join(scratchFolder(), 'file');
  writeFileSync(folder, '');
  const store = openPackStore(join(folder, 'packs'));
  expect(store.list().packs).toEqual([]);
  expect(() => store.start(startOf('a'))).toThrow(
    /^The pack cannot be kept in .*: a file stands where a folder should be\.$/,
  );
});

test('a pack in the memory of this program alone behaves as one on the disk', () => {
  const { store } = fresh();
  const handle = packInMemory(put(store, startOf('a')).pack());
  expect([handle.add({ event: 'paused', at: at(1) }), handle.look(), handle.pack().phase]).toEqual([
    true,
    true,
    'paused',
  ]);
});
