import { durationWords } from '../../core/duration.ts';
import type { Effect } from '../../core/packs/countdown.ts';
import type { Pack } from '../../core/packs/packs.ts';

/** What is said aloud at this point, or undefined where nothing is. Numbers are written as they are spoken. */
export function spokenWords(pack: Pack, { kind, left, over }: Effect): string | undefined {
  const time = durationWords(Math.ceil(left / 1000) * 1000);
  switch (kind) {
    case 'start':
      return `${pack} pack: ${time} left.`;
    case 'skin-check':
      return 'Skin check. Lift the pack and look.';
    case 'half':
    case 'last-minute':
    case 'last-half-minute':
    case 'last-ten-seconds':
      return `${time} left.`;
    case 'pause':
      return 'Paused. Take the pack off.';
    case 'resume':
    case 'extend':
      return `${time} left.`;
    case 'end':
      return over < 1000 ? `Time is up. Take the ${pack} pack off.` : overWords(pack, over);
    case 'over':
      return overWords(pack, over);
    case 'skin':
      return `Take the ${pack} pack off.`;
    case 'stop':
    case 'off':
    case 'minute':
      return undefined;
    default:
      return kind satisfies never;
  }
}

function overWords(pack: Pack, over: number): string {
  return `Take the ${pack} pack off. It is ${durationWords(over)} over.`;
}
