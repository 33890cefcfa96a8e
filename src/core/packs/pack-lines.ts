import type { Statement } from '../data-types.ts';
import type { PackDose } from './packs.ts';

/**
 * The lines without those that tell to use a pack that is not among these doses, or for longer than its dose: whoever
 * must not have a pack is told of none, wherever the line stands.
 */
export function withinDoses(statements: readonly Statement[], doses: readonly PackDose[]): readonly Statement[] {
  return statements.filter(({ offers = [], packMinutes = 0 }) =>
    offers.every((pack) => doses.some((dose) => dose.pack === pack && packMinutes <= dose.mostMinutes)),
  );
}
