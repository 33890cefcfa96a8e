// What a plan leaves out because another line says it. A call for help may go only where a person has read both lines and found
// that what stays says as much: the same signs or more, as soon or sooner. So those pairs stand here, word for word.

import { expect, it } from 'vitest';
import { statementParts } from '../../src/core/data-checks/ids.ts';
import { takeApart } from '../../src/core/data-checks/parts.ts';
import { toRawData } from '../../src/shell/raw-files.ts';
import { realFiles } from '../fixtures/load.ts';

const HELP = ['watchFor', 'seekHelp', 'seekIf'];

/** What goes, and what stays. */
const READ: readonly (readonly [string, string])[] = [
  [
    'Be seen within 24 hours after a kick or pop at the back, or if you cannot rise on tiptoe.',
    'Be seen today after a kick or pop at the back, or if you cannot rise on tiptoe.',
  ],
  [
    'Go to the {emergency-department} for very bad muscle pain with pee like tea or cola.',
    'Go to the {emergency-department} if your pee turns brown like tea or cola.',
  ],
  [
    'A lump in the groin that is hard, sore or stuck: go to the {emergency-department}.',
    'Go to the {emergency-department} for a groin lump that is hard, sore or stuck.',
  ],
  [
    'Be seen the same day if the leg or foot gets weak, or numbness spreads.',
    'Be seen today if a foot, leg or hand becomes weak, or numbness spreads.',
  ],
  [
    'Numbness between the legs, or trouble with pee or poo: go to the {emergency-department}.',
    'Go to the {emergency-department} for numbness between the legs, or new trouble with pee, poo or sex.',
  ],
  [
    'Be seen within 24 hours if the foot slaps, a leg gets weaker or numbness spreads.',
    'Be seen the same day if the foot slaps, the leg gets weaker or numbness spreads.',
  ],
  [
    'See your {family-doctor} if tingling in a leg is not gone after a week.',
    'See your {family-doctor} if tingling or numbness is not gone after 1 week.',
  ],
  [
    'Call {emergency-number} for a sudden very bad headache, trouble with sight or speech, or fever with a stiff neck.',
    'Call {emergency-number} for a sudden very bad headache, trouble with sight, face or speech, or fever with a stiff neck.',
  ],
  [
    'Call {emergency-number} for chest, arm, jaw or back pain that no moving or pressing changes.',
    'Call {emergency-number} for chest pain, or arm, jaw or back pain that no moving or pressing changes.',
  ],
  [
    'Go to the {emergency-department} for brown pee, or muscles very painful, swollen and weak.',
    'Go to the {emergency-department} if the pee turns brown, or muscles become very painful, swollen and weak.',
  ],
  [
    'Be seen today after a fall if you cannot use it, or a bone is sore.',
    'Be seen today if you cannot use it, or a bone is sore after a fall.',
  ],
  ['Be seen today if skin turns hot and sore and spreads.', 'Be seen today if skin becomes hot, sore and spreads.'],
  [
    'Be seen within 24 hours if the leg or foot gets weak, or numbness spreads.',
    'Be seen today if a foot, leg or hand becomes weak, or numbness spreads.',
  ],
  [
    'Book a visit if pain keeps you awake and no position eases it.',
    'Be seen within 24 hours if no position eases it at night, or a lump appears.',
  ],
  [
    'Book a visit if pain keeps you awake and no position eases it.',
    'See your {family-doctor} within days if it gets worse. The same goes for pain at rest or at night that nothing eases.',
  ],
  [
    'See your {family-doctor} within a week if tingling or numbness is still there on the next day.',
    'Diabetes or numb feet: any change of the foot is seen the same day, even without pain.',
  ],
  [
    'See your {family-doctor} if it gets worse, or is no better after two weeks.',
    'See your {family-doctor} if it gets worse after day 3, or is still there after 7 days.',
  ],
  [
    'See your {family-doctor} if it gets worse, or is no better after two weeks.',
    'Go to the {emergency-department} for being sick, a headache that stays, or gaps in memory.',
  ],
];

const statements = statementParts(takeApart(toRawData(realFiles)));
const textOf = new Map(statements.map(({ value }) => [value.id, value.text]));
const pairs = statements
  .filter(({ key }) => HELP.includes(key))
  .flatMap(({ value }) => (value.saidBy ?? []).map((id) => ({ id: value.id, text: value.text, by: textOf.get(id) })));

it.each(pairs)('$id is left out only for a line that was read beside it: $by', ({ text, by }) => {
  expect(READ).toContainEqual([text, by]);
});

it('no pair stands here that the data has no longer', () => {
  expect(READ.filter(([text, by]) => !pairs.some((pair) => pair.text === text && pair.by === by))).toEqual([]);
});
