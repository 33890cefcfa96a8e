import { plainStyle, type Style } from './render/style.ts';

/** The style for this depth of colour. The colours are loaded only where there are any. */
export async function openStyle(colour: 0 | 1 | 2 | 3, unicode: boolean): Promise<Style> {
  if (colour === 0) return plainStyle(unicode);
  return (await import('./render/theme.ts')).colourStyle(colour, unicode);
}
