import { describe, expect, it } from 'vitest';
import { keyDecoder } from '../../src/shell/terminal/key-decoder.ts';

function keysOf(chunks: readonly string[]): readonly string[] {
  const decoder = keyDecoder();
  return [...chunks.flatMap(decoder.feed), ...decoder.settle()];
}

describe('what was pasted', () => {
  const pasted = '\u001b[200~q\u0003\u0003Q\u001b[201~p';

  it('presses no key but the way out', () => {
    expect(keysOf([pasted])).toEqual(['ctrl-c', 'ctrl-c', 'p']);
  });

  it('is the same wherever it is cut', () => {
    for (let place = 1; place < pasted.length; place += 1)
      expect(keysOf([pasted.slice(0, place), pasted.slice(place)])).toEqual(['ctrl-c', 'ctrl-c', 'p']);
  });

  it('leaves the way out open where its end never comes', () => {
    expect(keysOf(['\u001b[200~qqq', 'q\u0003'])).toEqual(['ctrl-c']);
  });
});
