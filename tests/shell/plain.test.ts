import { expect, test } from 'vitest';
import { contextOf, fakeWorld } from './fake-world.ts';

const COLOURFUL = { LANG: 'C.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor' };

test('--plain takes away the colours and the extras, whatever else is asked for', () => {
  const world = fakeWorld({ terminal: true, env: { ...COLOURFUL, FORCE_COLOR: '3' } });
  expect(contextOf(world, { plain: true, color: 'always' }).terminal).toMatchObject({
    colour: 0,
    promptColour: 0,
    extras: false,
    unicode: true,
    interactive: true,
  });
});

test('HIKECARE_PLAIN=1 does the same, but a flag wins over it', () => {
  const world = fakeWorld({ terminal: true, env: { ...COLOURFUL, HIKECARE_PLAIN: '1' } });
  expect(contextOf(world).terminal).toMatchObject({ colour: 0, promptColour: 0, extras: false });
  expect(contextOf(world, { color: 'always' }).terminal).toMatchObject({ colour: 3, extras: false });
});

test.each(['', '0', 'false'])('HIKECARE_PLAIN=%j changes nothing', (value) => {
  const world = fakeWorld({ terminal: true, env: { ...COLOURFUL, HIKECARE_PLAIN: value } });
  expect(contextOf(world).terminal).toMatchObject({ colour: 3, extras: true });
});
