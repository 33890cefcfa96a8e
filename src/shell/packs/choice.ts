import type { Place } from '../../core/packs/running-pack.ts';
import type { Side } from '../../core/side.ts';
import { Failure } from '../failure.ts';
import { stripControls } from '../render/layout.ts';
import { packName, placeWords } from '../render/timer.ts';
import type { Context } from '../world.ts';
import type { PackHandle } from './store.ts';

/** Which of the running packs, as typed. */
export interface ChoiceOptions {
  readonly area?: string;
  readonly side?: string;
}

/** A side that was typed. Throws a Failure (usage) for any other word. */
export function sideOf(text: string | undefined): Side | undefined {
  if (text === undefined || text === 'left' || text === 'right') return text;
  throw new Failure('usage', '--side is left or right.');
}

/** The packs at the place that was named; all of them where none was. Areas are looked up only where that is needed. */
export async function packsAt(
  context: Context,
  packs: readonly PackHandle[],
  options: ChoiceOptions,
): Promise<readonly PackHandle[]> {
  const side = sideOf(options.side);
  const atSide = packs.filter((handle) => side === undefined || handle.pack().start.side === side);
  const { area } = options;
  if (area === undefined || atSide.length === 0) return atSide;
  const word = area.trim().toLowerCase();
  const named = atSide.filter((handle) => isNamed(handle.pack().start, word));
  if (named.length > 0) return named;
  const { loadCatalogue } = await import('../load.ts');
  const { areasOf } = await import('./request.ts');
  const { catalogue } = await loadCatalogue(context.world, context.options);
  const areas = areasOf(catalogue, area);
  return atSide.filter((handle) => handle.pack().start.areas.some((id) => areas.includes(id)));
}

function isNamed({ areas, labels }: Place & { readonly labels: readonly string[] }, word: string): boolean {
  return areas.includes(word) || labels.some((label) => label.toLowerCase() === word);
}

/** The one pack that is meant. Throws a Failure where there is none, or where it is not clear which. */
export async function onePack(
  context: Context,
  packs: readonly PackHandle[],
  options: ChoiceOptions,
): Promise<PackHandle> {
  const found = await packsAt(context, packs, options);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (packs.length === 0) throw new Failure('failed', 'No pack is running.');
  const lines = (found.length === 0 ? packs : found).map((handle) => `- ${packWords(handle)}`);
  const message =
    found.length === 0 ? 'No pack is running there. These are:' : `${found.length} packs are running: say which one.`;
  throw new Failure(found.length === 0 ? 'failed' : 'usage', message, lines.join('\n'));
}

/** A pack and the flags that choose it. */
function packWords(handle: PackHandle): string {
  const { pack, areas, labels, side } = handle.pack().start;
  const place = stripControls(placeWords(labels, side));
  const area = areas.length === 0 ? '' : ` --area ${areas.join(',')}`;
  const flags = `${area}${side === undefined ? '' : ` --side ${side}`}`;
  return `${packName(pack)}${place === '' ? '' : `, ${place}`}:${flags === '' ? ' no place was said' : flags}`;
}
