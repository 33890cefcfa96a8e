import type { Answers } from '../answers.ts';
import type { Catalogue } from '../catalogue.ts';
import { mayHold } from '../condition.ts';
import { MINUTE } from '../duration.ts';
import { areaById, capMinutes, doseFor, type Pack, UNKNOWN_AREA } from './packs.ts';

/** Why so many minutes are too many, and who says so. */
export interface TooLong {
  readonly mostMinutes: number;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** Why this duration in milliseconds is refused for this person at these areas, or undefined where it is not. */
export function tooLong(
  catalogue: Catalogue,
  answers: Answers,
  pack: Pack,
  areaIds: readonly string[],
  milliseconds: number,
): TooLong | undefined {
  const { mostMinutes, limits } = doseFor(catalogue, answers, pack, areaIds);
  const minutes = milliseconds / MINUTE;
  if (minutes <= mostMinutes) return undefined;
  const cap = capMinutes(catalogue, pack);
  if (mostMinutes === cap) {
    const reason = `A ${pack} pack never stays on for more than ${cap} minutes.`;
    return { mostMinutes, reason, sources: catalogue.coldAndHeat[pack].capSources };
  }
  const limit = limits.find((entry) => entry.id === limitOf(catalogue, answers, pack, mostMinutes));
  if (limit !== undefined) return { mostMinutes, reason: limit.reason, sources: limit.sources };
  const here = areaIds.length > 0 ? areaIds : [UNKNOWN_AREA];
  const areas = here.map((id) => areaById(catalogue, id)).filter((area) => area !== undefined);
  const strict = areas.find((area) => area.coldMostMinutes === mostMinutes);
  const place =
    areaIds.length > 0 ? `here (${strict?.label ?? areaIds.join(', ')})` : 'whose place is not named (--area)';
  const reason = `A ${pack} pack ${place} stays on for ${mostMinutes} minutes at the most.`;
  return { mostMinutes, reason, sources: strict?.sources ?? catalogue.coldAndHeat[pack].capSources };
}

function limitOf(catalogue: Catalogue, answers: Answers, pack: Pack, mostMinutes: number): string | undefined {
  return catalogue.coldAndHeat.limits.find(
    (limit) => limit.pack === pack && limit.minutes === mostMinutes && mayHold(catalogue, answers, limit.when),
  )?.id;
}
