// Valid things to damage: answers, records, packs, moments.

import { type AnswerValue, allowedAnswers, NONE, NOT_SURE } from '../../src/core/answers.ts';
import type { Catalogue, Question } from '../../src/core/catalogue.ts';
import { forgetUnasked } from '../../src/core/interview.ts';
import type { JournalRecord } from '../../src/core/journal-records.ts';
import type { Moment, PackEvent, PackStart } from '../../src/core/packs/running-pack.ts';
import { PACK_EVENTS } from '../../src/core/packs/running-pack.ts';
import { real, tiny } from '../fixtures/load.ts';
import type { Chance } from './chance.ts';

const MINUTE = 60_000;
/** 2026-11-23, 09:00 in Greenwich: when all samples play. */
export const NOW = Date.UTC(2026, 10, 23, 9);

/** An answer that the question takes. */
export function anAnswer(chance: Chance, question: Question): AnswerValue {
  if (question.kind === 'number') return chance.between(question.min ?? 0, Math.min(question.max ?? 400, 400));
  const allowed = allowedAnswers(question);
  if (question.kind !== 'several') return chance.pick(allowed);
  const some = chance.list(3, () => chance.pick(allowed)).filter((id) => id !== NONE);
  const clear = some.filter((id) => !id.startsWith(`${NOT_SURE}:`) || !some.includes(id.slice(NOT_SURE.length + 1)));
  return clear.length === 0 ? [allowed.includes(NONE) ? NONE : (allowed[0] ?? NONE)] : clear;
}

/** The options that rules speak of, as "question=option". */
const SERIOUS = new Set([real, tiny].flatMap(({ rules }) => optionsIn(rules)));

function optionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { question, is } = value as { readonly question?: unknown; readonly is?: unknown };
  const own = Array.isArray(is) ? is.map((id) => `${question}=${id}`) : [];
  return [...own, ...Object.values(value).flatMap(optionsIn)];
}

/** The answer that tells least. */
function quietAnswer(question: Question): AnswerValue {
  if (question.id === 'age') return 40;
  if (question.kind === 'number') return question.min ?? 0;
  if (question.kind === 'yes-no') return 'no';
  const ids = (question.options ?? []).map(({ id }) => id);
  const calm = ids.find((id) => !SERIOUS.has(`${question.id}=${id}`)) ?? ids.at(-1) ?? NONE;
  return question.kind === 'choice' ? calm : [question.atLeastOne === true ? calm : NONE];
}

/** What somebody with little to tell would be asked of each region, and says. */
const QUIET = new Map(
  [real, tiny].map((catalogue) => [catalogue, catalogue.regions.map(({ id }) => quietIn(catalogue, id))]),
);

function quietIn(catalogue: Catalogue, region: string): readonly (readonly [string, unknown])[] {
  const all = [...catalogue.questions.values()].map((question) => [question.id, quietAnswer(question)] as const);
  return [...forgetUnasked(catalogue, new Map<string, AnswerValue>([...all, ['region', [region]]]))];
}

/**
 * Answers of somebody with little to tell, with a few others on top, of which hardly any is a danger sign; now and then
 * only the few.
 */
export function someAnswers(chance: Chance, catalogue: Catalogue, most = 4): readonly (readonly [string, unknown])[] {
  const questions = [...catalogue.questions.values()];
  const harmless = questions.filter(({ danger }) => danger !== true);
  const few = chance.list(most, () => chance.pick(chance.yes(25) ? questions : harmless));
  const quiet = chance.yes(80) ? chance.pick(QUIET.get(catalogue) ?? [[]]) : [];
  return [...quiet, ...few.map((question) => [question.id, anAnswer(chance, question)] as const)];
}

/** A moment near the samples, by clocks that may be set, stopped or started anew. */
export function aMoment(chance: Chance): Moment {
  const away =
    chance.pick([0, 1, 1000, MINUTE, 5 * MINUTE, 20 * MINUTE, 61 * MINUTE, 1440 * MINUTE]) * chance.between(0, 3);
  const boot = chance.yes(10) ? 0 : 3_600_000 + away + chance.pick([0, 0, 0, -MINUTE, 10]);
  const wall = Math.max(0, NOW + away + chance.pick([0, 0, 0, -3_600_000, 86_400_000, -NOW]));
  return chance.yes(70) ? { wall, boot, bootId: chance.pick(['one', 'one', 'one', 'two']) } : { wall, boot };
}

/** A pack as it is put on. */
export function aStart(chance: Chance): PackStart {
  const minutes = chance.between(1, 20);
  return {
    id: chance.pick(['a1', 'b2', 'Zz_-9']),
    pack: chance.pick(['cold', 'heat']),
    areas: chance.list(2, () => chance.pick(['knee', 'wing', 'tail', 'elsewhere'])),
    labels: chance.list(2, () => chance.pick(['knee', 'wing tip', 'é'])),
    ...(chance.yes(40) ? { side: chance.pick(['left', 'right'] as const) } : {}),
    duration: minutes * MINUTE,
    most: chance.pick([5, 10, 20]) * MINUTE,
    alreadyOn: chance.pick([0, 0, 0, 1, 90_000, 30 * MINUTE]),
    skinCheckAt: 5 * MINUTE,
    gapHours: 2,
    timesPerDay: 6,
    at: { ...aMoment(chance) },
  };
}

/** Something that happens to a pack. */
export function anEvent(chance: Chance): PackEvent {
  const at = aMoment(chance);
  if (chance.yes(20)) return { event: 'extended', by: chance.pick([0, 1, MINUTE, 60 * MINUTE]), at };
  return { event: chance.pick(PACK_EVENTS), at };
}

/** A record of the journal. */
export function aRecord(chance: Chance, number: number): JournalRecord {
  const minute = String(chance.below(60)).padStart(2, '0');
  const hour = String(chance.below(24)).padStart(2, '0');
  const day = String(chance.pick([1, 21, 22, 22, 23, 23])).padStart(2, '0');
  const at = `2026-11-${day}T${hour}:${minute}:00${chance.pick(['+00:00', '+01:00', '-11:30'])}`;
  const head = { v: 1, id: `r${number}`, at } as const;
  const exercise = chance.pick(['figure-four', 'wing-fold', 'tail-swish']);
  return chance.one<JournalRecord>(
    () => ({
      ...head,
      type: 'pack',
      pack: chance.pick(['cold', 'heat'] as const),
      areas: chance.list(2, () => chance.pick(['knee', 'wing', 'elsewhere'])),
      startedAt: at,
      seconds: chance.between(0, 1200),
      end: chance.pick(['finished', 'stopped', 'skin'] as const),
    }),
    () => ({
      ...head,
      type: 'session',
      startedAt: at,
      end: chance.pick(['finished', 'stopped'] as const),
      exercises: chance.list(2, () => ({ exercise, done: chance.below(3), of: 3 })),
      left: chance.list(2, () => exercise),
    }),
    () => ({ ...head, type: 'hurt', exercise, state: chance.pick(['hurt', 'forgiven'] as const) }),
    () => ({
      ...head,
      type: 'check',
      dataVersion: '1.0.0',
      level: chance.pick(['self-care', 'soon', 'urgent', 'emergency'] as const),
      noExercise: chance.yes(30),
      answers: { age: 40, region: [chance.pick(['hip', 'knee', 'wing', 'tail'])], side: 'left' },
    }),
  );
}
