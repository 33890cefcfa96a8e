import type { Catalogue } from '../catalogue.ts';
import type { Complaint, Exercise, Region, RestBand, Statement } from '../data-types.ts';
import { doseLine } from '../wording.ts';
import { canHold, conditionWords } from './condition-words.ts';
import type { AdviceItem, AdvicePage, Reference } from './page.ts';

/** What a page says beside danger signs and sources; `regions` are those whose danger signs stand on it. */
export type Body = Partial<Omit<AdvicePage, 'dangerSigns' | 'sources'>> & { readonly regions?: readonly string[] };

export function regionBy(catalogue: Catalogue, id: string): Region {
  const region = catalogue.regions.find((entry) => entry.id === id);
  if (region === undefined) throw new Error(`no region ${id}`);
  return region;
}

export function reference({ id, name }: Reference): Reference {
  return { id, name };
}

export function toItems(
  catalogue: Catalogue,
  statements: readonly Statement[],
  group: string | null = null,
): readonly AdviceItem[] {
  return statements
    .filter((statement) => canHold(catalogue, statement.when))
    .map(({ id, text, sources, when }) => ({
      id,
      text,
      sources,
      group,
      when: when === undefined ? null : conditionWords(catalogue, when),
    }));
}

export function recoveryItem({ id, recovery }: Complaint, group: string): AdviceItem {
  return { id: `${id}-recovery`, text: recovery.text, sources: recovery.sources, group, when: null };
}

/** Bands are read from the top: the first that holds counts. */
export function bandItems(
  catalogue: Catalogue,
  bands: readonly RestBand[],
  name: string | undefined,
): readonly AdviceItem[] {
  return bands
    .filter((band) => canHold(catalogue, band.when))
    .flatMap((band) => {
      const words =
        band.when === undefined
          ? bands.length === 1
            ? ''
            : 'Otherwise'
          : `If ${conditionWords(catalogue, band.when)}`;
      const group = [name, words].filter((part) => part !== undefined && part !== '').join(': ');
      return toItems(catalogue, band.statements, group === '' ? null : group);
    });
}

export const RULES_TITLE = 'With every exercise';

export function listed(
  exercise: Exercise,
  part: 'stretches' | 'strength',
  complaints: readonly Complaint[],
): AdviceItem {
  const { id, name, dose, sources } = exercise;
  const wants = complaints.flatMap((complaint) => {
    const use = complaint[part].find((entry) => entry.exercise === id);
    return use === undefined ? [] : [{ ...reference(complaint), fromDay: use.fromDay || null }];
  });
  return {
    id,
    text: `${name}. ${doseLine(exercise)}`,
    sources,
    group: null,
    when: null,
    exercise: { id, name, dose, doseText: doseLine(exercise), for: wants, notFor: forbidden(id, complaints) },
  };
}

function forbidden(exercise: string, complaints: readonly Complaint[]): readonly Reference[] {
  return complaints.filter((complaint) => complaint.stop.includes(exercise)).map(reference);
}
