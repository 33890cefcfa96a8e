import type { Catalogue } from '../catalogue.ts';
import type { Exercise, Region } from '../data-types.ts';
import { PACKS } from '../packs/packs.ts';
import { capital } from '../text.ts';
import { doseLine, sentence } from '../wording.ts';
import { canHold, conditionWords } from './condition-words.ts';
import { type Body, bandItems, listed, RULES_TITLE, recoveryItem, reference, toItems } from './items.ts';
import { type Mention, regionsOf } from './mentions.ts';
import type { AdviceItem, ExerciseCard } from './page.ts';
import { sectionTitle } from './topics.ts';

export function exerciseBody(catalogue: Catalogue, id: string, mentions: readonly Mention[]): Body {
  const exercise = catalogue.exerciseById.get(id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const item = (key: string, text: string, group: string, when: string | null = null): AdviceItem => ({
    id: key,
    text: sentence(text),
    sources: exercise.sources,
    group,
    when,
  });
  const needs = exercise.needs.length === 0 ? [] : [item('needs', exercise.needs.join(', '), 'You need')];
  const wants = mentions.filter(({ offers }) => offers);
  const bars = mentions.filter(({ forbids }) => forbids);
  const { easier, harder } = exercise;
  return {
    regions: regionsOf(mentions),
    exercise: cardOf(exercise),
    items: [
      item('target', exercise.target, 'What for'),
      ...wants.map((complaint) => item(`for-${complaint.id}`, capital(complaint.name), 'What for')),
      ...needs,
      item('position', exercise.position, 'How'),
      ...exercise.steps.map((step, place) => item(`step-${place + 1}`, step, 'How')),
      item('dose', doseLine(exercise), 'How much'),
      item('feel', exercise.feel, 'You feel'),
      ...exercise.stopIf.map((text, place) => item(`stop-${place + 1}`, text, 'Stop if')),
      ...bars.map((complaint) => item(`not-with-${complaint.id}`, capital(complaint.name), 'Leave it out with')),
      ...exercise.notWhen
        .filter((bar) => canHold(catalogue, bar.when))
        .map((bar, place) => ({
          ...item(`not-when-${place + 1}`, '', 'Leave it out if', conditionWords(catalogue, bar.when)),
          text: bar.reason,
        })),
      ...(easier === undefined ? [] : [item('easier', easier.text, 'Easier')]),
      ...(harder === undefined ? [] : [item('harder', harder.text, 'Harder')]),
      ...toItems(catalogue, catalogue.returnToHiking.exerciseRules, RULES_TITLE),
    ],
  };
}

function cardOf(exercise: Exercise): ExerciseCard {
  const { $schema: _schema, note: _note, figure, ...card } = exercise;
  return { ...card, doseText: doseLine(exercise), figure: figure?.alt ?? null };
}

export function complaintBody(catalogue: Catalogue, region: Region, id: string): Body {
  const complaint = region.complaints.find((entry) => entry.id === id);
  if (complaint === undefined) throw new Error(`no complaint ${id} in ${region.id}`);
  const medical = complaint.medicalName;
  const causes = catalogue.causes.causes.filter((cause) => complaint.causes.includes(cause.id));
  const packs = PACKS.flatMap((pack) =>
    catalogue.coldAndHeat[pack].uses.filter((use) => use.use === complaint[pack]).map((use) => use.statement),
  );
  const uses = (part: 'stretches' | 'strength') =>
    complaint[part].flatMap((use) => {
      const exercise = catalogue.exerciseById.get(use.exercise);
      if (exercise === undefined) return [];
      const early = (use.fromDay ?? 0) === 0 ? '' : ` From day ${use.fromDay}.`;
      const note = use.note === undefined ? '' : ` ${use.note}`;
      const when = use.when === undefined ? null : conditionWords(catalogue, use.when);
      const item = listed(exercise, part, [complaint]);
      return [
        { ...item, text: `${exercise.name}.${early} ${doseLine(exercise)}${note}`, group: sectionTitle(part), when },
      ];
    });
  const stop = complaint.stop.flatMap((key) => catalogue.exerciseById.get(key) ?? []);
  return {
    regions: [region.id],
    region: reference(region),
    complaint: {
      id,
      name: complaint.name,
      ...(medical === undefined ? {} : { medicalName: medical }),
      spots: complaint.spots,
      causes: complaint.causes,
      recovery: complaint.recovery,
    },
    items: [
      ...toItems(catalogue, complaint.about),
      recoveryItem(complaint, 'How long it takes'),
      ...complaint.fits.map((fit, place) => ({
        id: `${id}-fits-${place + 1}`,
        text: sentence(fit.why),
        sources: complaint.sources,
        group: 'What speaks for it',
        when: null,
      })),
      ...causes.map((cause) => ({
        id: `${id}-cause-${cause.id}`,
        text: sentence(cause.name),
        sources: complaint.sources,
        group: 'What may have caused it',
        when: null,
      })),
      ...toItems(catalogue, complaint.care, 'What helps'),
      ...toItems(catalogue, complaint.avoid, 'What to leave'),
      ...bandItems(catalogue, complaint.rest ?? region.rest, 'Rest'),
      ...toItems(catalogue, packs, 'Cold or heat'),
      ...uses('stretches'),
      ...uses('strength'),
      ...stop.map((exercise) => ({
        id: `${id}-not-${exercise.id}`,
        text: sentence(exercise.name),
        sources: complaint.sources,
        group: 'Exercises to leave out',
        when: null,
      })),
      ...toItems(catalogue, complaint.hikeAgain, 'When to hike again'),
      ...toItems(catalogue, complaint.seekIf, 'When to seek help'),
    ],
  };
}

export function causeBody(catalogue: Catalogue, id: string): Body {
  const cause = catalogue.causes.causes.find((entry) => entry.id === id);
  if (cause === undefined) throw new Error(`no cause ${id}`);
  const regions = catalogue.regions.filter((region) => region.causes.some((entry) => entry.cause === id));
  const own = (part: 'about' | 'prevention') =>
    regions.flatMap((region) => region.causes.filter((entry) => entry.cause === id).flatMap((entry) => entry[part]));
  return {
    regions: regions.map((region) => region.id),
    cause: reference(cause),
    items: [
      ...toItems(catalogue, [...cause.about, ...own('about')], sectionTitle('causes')),
      ...toItems(catalogue, [...cause.prevention, ...own('prevention')], sectionTitle('prevention')),
    ],
  };
}
