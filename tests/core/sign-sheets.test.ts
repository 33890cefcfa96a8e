import { describe, expect, test } from 'vitest';
import { signSheet } from '../../src/core/advice/danger-list.ts';
import { EVERYBODY, listSigns, type Said, type SignSheet, together } from '../../src/core/advice/sign-sheets.ts';
import { real, tiny } from '../fixtures/load.ts';

const said = (part: Partial<Said>): Said => ({ level: null, door: null, sources: [], behind: [], ...part });

describe('together', () => {
  test('the worst level counts, the first one among equals, with the sources of all for which the sign is enough', () => {
    expect(
      together([
        said({ level: 'soon', sources: ['a'] }),
        said({ level: 'emergency', door: 'go', sources: ['b', 'a'] }),
        said({ sources: ['hidden'], behind: [['later', ['hidden']]] }),
        said({ level: 'emergency', door: 'call', sources: ['c'] }),
      ]),
    ).toEqual({ level: 'emergency', door: 'go', sources: ['a', 'b', 'c'] });
  });

  test('without a level it names the rules that the sign has a part in, then question by question what is behind', () => {
    expect(
      together([
        said({ sources: ['a'], behind: [['first', []], ['second', ['d']]] }), // biome-ignore format: one line a part
        said({
          sources: ['b'],
          behind: [
            ['second', ['e']],
            ['first', ['c', 'a']],
          ],
        }),
      ]),
    ).toEqual({ level: null, door: null, sources: ['a', 'b', 'c', 'd', 'e'] });
  });
});

describe('listSigns', () => {
  const sheets = (catalogue: typeof real): readonly SignSheet[] =>
    [EVERYBODY, ...catalogue.regions.map(({ id }) => id)].map((id) => signSheet(catalogue, id));

  test.each([
    ['tiny', tiny],
    ['real', real],
  ])('in the %s data a sign is as grave as the worst rule for which it is enough', (_, catalogue) => {
    const all = sheets(catalogue);
    const signs = listSigns(
      all,
      catalogue.regions.map(({ id }) => id),
    );
    expect(signs.length).toBeGreaterThan(all[0]?.signs.length ?? 0);
    for (const sign of signs) {
      const enough = catalogue.rules.filter(
        ({ when }) => 'is' in when && when.question === sign.question && when.is.includes(sign.id),
      );
      for (const rule of enough) expect(sign.sources).toEqual(expect.arrayContaining([...rule.sources]));
      if (enough.some(({ level }) => level === 'emergency')) expect(sign.level).toBe('emergency');
    }
  });

  test('the regions around say what their rules add to the signs of everybody, and show none of their own', () => {
    const [everybody, ...regions] = sheets(real);
    if (everybody === undefined) throw new Error('no sheet of everybody');
    const alone = listSigns([everybody], []);
    const around = listSigns([everybody, ...regions], []);
    expect(around.map(({ id }) => id)).toEqual(alone.map(({ id }) => id));
    for (const [place, sign] of around.entries())
      expect(sign.sources).toEqual(expect.arrayContaining([...(alone[place]?.sources ?? [])]));
    expect(around).not.toEqual(alone);
  });
});
