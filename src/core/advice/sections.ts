import type { Catalogue, Rule } from '../catalogue.ts';
import type { Region } from '../data-types.ts';
import { doseFor, type Pack } from '../packs/packs.ts';
import { capital } from '../text.ts';
import { LEVELS } from '../triage.ts';
import { packLine } from '../wording.ts';
import { canHold, conditionWords } from './condition-words.ts';
import { type Body, bandItems, listed, RULES_TITLE, recoveryItem, reference, regionBy, toItems } from './items.ts';
import type { AdviceItem } from './page.ts';
import { ADVICE_SECTIONS, type AdviceSection, sectionTitle } from './topics.ts';

export function regionBody(region: Region, catalogue: Catalogue): Body {
  return {
    regions: [region.id],
    region: reference(region),
    items: toItems(catalogue, region.overview),
    spots: region.spots.map(({ id, label }) => ({ id, name: label })),
    complaints: region.complaints.map(reference),
    sections: ADVICE_SECTIONS.map(([id, title]) => ({ id, name: title })),
  };
}

export function sectionBody(catalogue: Catalogue, section: AdviceSection, id: string | undefined): Body {
  const region = id === undefined ? undefined : regionBy(catalogue, id);
  return {
    ...(region === undefined ? {} : { regions: [region.id], region: reference(region) }),
    section: { id: section, title: sectionTitle(section) },
    items: sectionItems(catalogue, section, region),
  };
}

function sectionItems(catalogue: Catalogue, section: AdviceSection, region: Region | undefined): readonly AdviceItem[] {
  const complaints = region?.complaints ?? [];
  switch (section) {
    case 'complaints':
      return complaints.flatMap((complaint) => [
        ...toItems(catalogue, complaint.about, capital(complaint.name)),
        recoveryItem(complaint, capital(complaint.name)),
      ]);
    case 'causes':
    case 'prevention':
      return causeItems(catalogue, section === 'causes' ? 'about' : 'prevention', region);
    case 'rest':
      return [
        ...bandItems(catalogue, region?.rest ?? [], undefined),
        ...complaints.flatMap((complaint) => bandItems(catalogue, complaint.rest ?? [], capital(complaint.name))),
      ];
    case 'cold':
    case 'heat':
      return packItems(catalogue, section, region);
    case 'stretches':
    case 'strength':
      return exerciseItems(catalogue, section, region);
    case 'hike-again':
      return [
        ...toItems(catalogue, region?.hikeAgain ?? []),
        ...ladderItems(catalogue),
        ...complaints.flatMap((complaint) => toItems(catalogue, complaint.hikeAgain, capital(complaint.name))),
      ];
    case 'painkillers':
      return toItems(catalogue, catalogue.aboutYou.painkillers);
    case 'danger-signs':
      return ruleItems(catalogue, region === undefined ? generalRules(catalogue) : region.rules);
    case 'seek-help':
      return [
        ...toItems(catalogue, region?.seekHelp ?? []),
        ...complaints.flatMap((complaint) => toItems(catalogue, complaint.seekIf, capital(complaint.name))),
      ];
    case 'faq':
      return (region?.faq ?? []).flatMap((entry) => toItems(catalogue, entry.answer, entry.question));
    default:
      return section satisfies never;
  }
}

/** What the region says of a cause, then what holds for all regions; the causes of the region alone where there is one. */
function causeItems(
  catalogue: Catalogue,
  part: 'about' | 'prevention',
  region: Region | undefined,
): readonly AdviceItem[] {
  const known = new Set([
    ...(region?.causes ?? []).map((entry) => entry.cause),
    ...(region?.complaints ?? []).flatMap((complaint) => complaint.causes),
  ]);
  return catalogue.causes.causes
    .filter((cause) => region === undefined || known.has(cause.id))
    .flatMap((cause) => {
      const own = (region?.causes ?? []).filter((entry) => entry.cause === cause.id).flatMap((entry) => entry[part]);
      return toItems(catalogue, [...own, ...cause[part]], capital(cause.name));
    });
}

function packItems(catalogue: Catalogue, pack: Pack, region: Region | undefined): readonly AdviceItem[] {
  const rules = catalogue.coldAndHeat[pack];
  const used = new Set(region?.spots.map((spot) => spot.area));
  const areas = catalogue.coldAndHeat.areas.filter((area) => region === undefined || used.has(area.id));
  const doses = areas.map((area): AdviceItem => {
    const dose = doseFor(catalogue, new Map(), pack, [area.id]);
    const text = `${capital(area.label)}: ${packLine(dose)}`;
    return { id: `${pack}-${area.id}`, text, sources: dose.sources, group: 'How long', when: null };
  });
  const uses = rules.uses.flatMap((use) => {
    const names = (region?.complaints ?? []).filter((complaint) => complaint[pack] === use.use).map(({ name }) => name);
    if (region !== undefined && names.length === 0) return [];
    const [item] = toItems(catalogue, [use.statement], 'When');
    return item === undefined ? [] : [{ ...item, when: names.length === 0 ? null : names.join('; ') }];
  });
  return [
    ...doses,
    ...uses,
    ...toItems(catalogue, rules.how, 'How'),
    ...toItems(catalogue, rules.stopIf, 'When to take it off'),
    ...rules.notWhen
      .filter((bar) => canHold(catalogue, bar.when))
      .map((bar) => ({
        id: bar.id,
        text: bar.reason,
        sources: bar.sources,
        group: 'Who should not use it',
        when: conditionWords(catalogue, bar.when),
      })),
    ...catalogue.coldAndHeat.limits
      .filter((limit) => limit.pack === pack && canHold(catalogue, limit.when))
      .map((limit) => ({
        id: limit.id,
        text: limit.reason,
        sources: limit.sources,
        group: 'Who should use it more briefly',
        when: conditionWords(catalogue, limit.when),
      })),
    ...toItems(catalogue, catalogue.coldAndHeat.honest, 'What to expect'),
  ];
}

/** Every exercise that a complaint of the region offers, with the complaints that want it and those that forbid it. */
function exerciseItems(
  catalogue: Catalogue,
  part: 'stretches' | 'strength',
  region: Region | undefined,
): readonly AdviceItem[] {
  const complaints = region?.complaints ?? [];
  const ids = [...new Set(complaints.flatMap((complaint) => complaint[part].map((use) => use.exercise)))];
  const exercises = ids.flatMap((id) => catalogue.exerciseById.get(id) ?? []);
  return [
    ...exercises.map((exercise) => listed(exercise, part, complaints)),
    ...toItems(catalogue, catalogue.returnToHiking.exerciseRules, RULES_TITLE),
  ];
}

function ladderItems(catalogue: Catalogue): readonly AdviceItem[] {
  return [
    ...toItems(catalogue, catalogue.returnToHiking.rules, 'How much pain is all right'),
    ...catalogue.returnToHiking.steps.map((step) => ({
      id: step.id,
      text: `${step.what} Go there when: ${step.readyWhen}`,
      sources: step.sources,
      group: 'Step by step',
      when: null,
    })),
  ];
}

function generalRules(catalogue: Catalogue): readonly Rule[] {
  return [...catalogue.dangerSigns.rules, ...catalogue.aboutYou.rules, ...catalogue.story.rules];
}

/** Rules as signs, the worst first, under the words of their level. */
export function ruleItems(catalogue: Catalogue, rules: readonly Rule[]): readonly AdviceItem[] {
  const worstFirst = [...LEVELS]
    .reverse()
    .flatMap((level) =>
      (['call', 'go', undefined] as const).flatMap((door) =>
        rules.filter((rule) => rule.level === level && rule.door === door),
      ),
    );
  return worstFirst
    .filter((rule) => canHold(catalogue, rule.when))
    .map((rule) => {
      const door = rule.level === 'emergency' ? (rule.door ?? 'call') : null;
      const words = catalogue.dangerSigns.levels.find(
        ({ id }) => id === (door === null ? rule.level : `emergency-${door}`),
      );
      return {
        id: rule.id,
        text: rule.reason,
        sources: rule.sources,
        group: words?.headline ?? rule.level,
        when: conditionWords(catalogue, rule.when),
        sign: { level: rule.level, door, doNow: rule.doNow },
      };
    });
}
