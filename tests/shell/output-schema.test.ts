import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/shell/commands/check.ts';
import { timer } from '../../src/shell/commands/timer.ts';
import { loadCatalogue } from '../../src/shell/load.ts';
import { contextOf, fakeWorld, scratchFolder } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';

const { catalogue } = await loadCatalogue(fakeWorld(), {});

/** Answers to every question: no danger sign, the first of the other options, and what is given instead. */
function answersFile(instead: Readonly<Record<string, unknown>>): string {
  const region = catalogue.regions[0];
  const answers = [...catalogue.questions.values()].map((question) => {
    const [first] = question.options ?? [];
    if (question.id === 'region') return [question.id, [region?.id]];
    if (question.id === 'spot') return [question.id, [region?.spots[0]?.id]];
    if (question.kind === 'number') return [question.id, question.id === 'age' ? 40 : 3];
    if (question.kind === 'yes-no') return [question.id, 'no'];
    return [question.id, question.kind === 'several' ? ['none'] : first?.id];
  });
  const file = join(scratchFolder(), 'answers.json');
  writeFileSync(file, JSON.stringify({ ...Object.fromEntries(answers), ...instead }));
  return file;
}

describe('the shipped schemas', () => {
  const sign = catalogue.dangerSigns.questions[0];
  const first = sign?.options?.[0]?.id ?? '';
  test.each([
    ['a plan', {}],
    ['an emergency', { [sign?.id ?? '']: [first] }],
    ['a doubt', { [sign?.id ?? '']: [`not-sure:${first}`] }],
    ['a child', { age: 9 }],
  ])('describe what check prints for %s', async (_what, instead) => {
    const world = fakeWorld();
    await check(contextOf(world, { json: true }), { answers: answersFile(instead), json: true });
    expect(outputSchema('check')(JSON.parse(world.out()))).toEqual([]);
  });

  test('describe every event of a timer', async () => {
    const world = fakeWorld();
    const running = timer(contextOf(world, { json: true }), { pack: 'ice', minutes: '10', safe: true, json: true });
    await world.time.untilArmed();
    world.time.pass(11 * 60_000);
    expect(await running).toBe(0);
    const events = world.out().trimEnd().split('\n');
    expect(events.length).toBeGreaterThan(2);
    for (const line of events) expect(outputSchema('timer')(JSON.parse(line)), line).toEqual([]);
  });
});
