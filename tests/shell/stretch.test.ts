import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type AnswerValue, writeAnswers } from '../../src/core/answers.ts';
import { nextQuestion } from '../../src/core/interview.ts';
import type { CheckRecord, JournalRecord } from '../../src/core/journal-records.ts';
import { toInstant } from '../../src/core/journal-records.ts';
import { type StretchOptions, stretch } from '../../src/shell/commands/stretch.ts';
import { Failure } from '../../src/shell/failure.ts';
import type { GlobalOptions } from '../../src/shell/world.ts';
import { real } from '../fixtures/load.ts';
import { contextOf, type FakeWorld, type FakeWorldOptions, fakeWorld, scratchFolder } from './fake-world.ts';
import { outputSchema } from './output-schema.ts';

const SECOND = 1000;
const DAY = 86_400_000;
const NOW = new Date(2026, 10, 23, 9, 0).getTime();
const ESCAPE = '\u001b';

/** Nine holds of five seconds, no sides. */
const SHORT = 'bottom-to-heels';

function start(world: FakeWorld, options: Partial<StretchOptions>, flags: GlobalOptions = {}): Promise<number> {
  const json = options.json === true ? { json: true } : {};
  return stretch(contextOf(world, { ...flags, ...json }), { words: [], ...options });
}

/** Starts a session in a terminal and waits until it takes keys. */
async function running(options: Partial<StretchOptions>, more: FakeWorldOptions = {}) {
  const world = fakeWorld({ terminal: true, now: NOW, ...more });
  const exit = start(world, { safe: true, ...options });
  await Promise.race([keysTaken(world), exit]);
  return { world, exit };
}

/** A command may load a module before it takes keys, and that takes a while of its own. */
async function keysTaken(world: FakeWorld): Promise<void> {
  for (let turn = 0; turn < 1_000_000 && !world.rawMode(); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
  if (!world.rawMode()) throw new Error('the session takes no keys');
}

const plainText = (text: string) =>
  text
    .replaceAll(new RegExp(`${ESCAPE}(?:\\[[0-9;?]*[A-Za-z]|\\][^\\u0007]*\\u0007)`, 'g'), '')
    .replaceAll('\r', '')
    .replaceAll('\u0007', '');

/** What was written since the mark. */
function since(world: FakeWorld, mark: number): string {
  return plainText(world.err().slice(mark));
}

/** An interview of the real data in which there is little to tell. */
function calm(wishes: Readonly<Record<string, AnswerValue>> = {}): Answers {
  const first: Readonly<Record<string, AnswerValue>> = {
    region: ['hip'],
    spot: ['front-hip'],
    side: 'right',
    age: 40,
    conditions: ['none'],
    onset: 'slowly',
    days: 4,
    pain: 2,
    ...wishes,
  };
  let answers: Answers = new Map();
  for (let question = nextQuestion(real, answers); question !== undefined; question = nextQuestion(real, answers)) {
    const none = question.kind === 'number' ? 1 : question.kind === 'yes-no' ? 'no' : ['none'];
    const value = question.kind === 'choice' ? (question.options?.at(-1)?.id ?? '') : none;
    answers = new Map([...answers, [question.id, first[question.id] ?? value]]);
  }
  return answers;
}

let ids = 0;
function checkRecord(daysAgo: number, more: Partial<CheckRecord> = {}): CheckRecord {
  ids += 1;
  return {
    v: 1,
    id: `check${ids}`,
    at: toInstant(NOW - daysAgo * DAY, 60),
    type: 'check',
    dataVersion: '1',
    level: 'self-care',
    noExercise: false,
    answers: writeAnswers(real, calm()) as CheckRecord['answers'],
    ...more,
  };
}

/** Somebody who hurts nowhere and has nothing. */
const WELL = (question: { readonly id: string; readonly kind: string }) => {
  const value: AnswerValue = question.kind === 'number' ? 40 : question.kind === 'yes-no' ? 'no' : ['none'];
  return { kind: 'answer', value } as const;
};

describe('without a check', () => {
  test('and without words there is nothing to go on, and it says what to do', async () => {
    await expect(start(fakeWorld(), {})).rejects.toMatchObject({
      kind: 'usage',
      message: 'There is no check to take the stretches from.',
      hint: expect.stringContaining('hikecare check'),
    });
  });

  test('the danger signs are asked first, then what the exercises rest on', async () => {
    const world = fakeWorld({ terminal: true, answers: WELL });
    const exit = start(world, { words: ['figure-four'] });
    await keysTaken(world);
    expect(world.asked[0]).toBe(real.dangerSigns.questions[0]?.id);
    expect(world.asked).toEqual(expect.arrayContaining(['region', 'age', 'conditions']));
    expect(world.asked.length).toBeLessThan(8);
    world.press('q');
    expect(await exit).toBe(0);
    expect(world.leftBehind()).toBe(0);
  });

  test('a danger sign gives no session, but what to do', async () => {
    const sign = real.dangerSigns.questions[0];
    const answers = (question: { readonly id: string; readonly kind: string }) =>
      question.id === sign?.id ? ({ kind: 'answer', value: [sign.options?.[0]?.id ?? ''] } as const) : WELL(question);
    const world = fakeWorld({ terminal: true, answers });
    const failure = await start(world, { words: ['figure-four'] }, { country: 'GB' }).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^No exercise now: .*999/) });
    expect(failure.hint).toContain('Call 999');
    expect(world.asked).toEqual([sign?.id]);
    expect(world.rawMode()).toBe(false);
  });

  test('a child gets no session', async () => {
    const answers = (question: { readonly id: string; readonly kind: string }) =>
      question.id === 'age' ? ({ kind: 'answer', value: 12 } as const) : WELL(question);
    await expect(start(fakeWorld({ terminal: true, answers }), { words: ['figure-four'] })).rejects.toMatchObject({
      kind: 'failed',
      hint: expect.stringContaining('Go through it with an adult'),
    });
  });

  test('a condition that bars the exercise leaves it out, asked or remembered', async () => {
    const answers = (question: { readonly id: string; readonly kind: string }) =>
      question.id === 'conditions' ? ({ kind: 'answer', value: ['pregnant'] } as const) : WELL(question);
    const asked = start(fakeWorld({ terminal: true, answers }), { words: ['figure-four'] });
    await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining('pregnant') });
    const profile = { savedOn: '2020-01-01', ageBand: '30-to-44', conditions: ['pregnant'] };
    const remembered = start(fakeWorld({ profile }), { words: ['figure-four'], safe: true });
    await expect(remembered).rejects.toMatchObject({ kind: 'failed', message: 'There is nothing to do.' });
  });

  test('and without a terminal it lists what --safe would say', async () => {
    const failure = await start(fakeWorld(), { words: ['figure-four'] }).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining('--safe') });
    expect(failure.hint).toContain('Figure-four stretch: With a replaced hip');
    expect(failure.hint).toContain('Under 16');
  });

  test('back goes to the question before', async () => {
    let went = false;
    const answers = (question: { readonly id: string; readonly kind: string }) => {
      if (question.id !== 'region' || went) return WELL(question);
      went = true;
      return { kind: 'back' } as const;
    };
    const world = fakeWorld({ terminal: true, answers });
    const exit = start(world, { words: ['figure-four'] });
    await keysTaken(world);
    expect(world.asked.filter((id) => id === real.dangerSigns.questions[0]?.id)).toHaveLength(2);
    world.press('q');
    await exit;
  });
});

describe('words', () => {
  test('that are misspelt are refused with what may be meant', async () => {
    await expect(start(fakeWorld(), { words: ['clams\u001b[31m'], safe: true })).rejects.toMatchObject({
      kind: 'usage',
      message: '"clams[31m" is no exercise and no region.',
    });
    await expect(start(fakeWorld(), { words: ['figure-for'], safe: true })).rejects.toMatchObject({
      hint: expect.stringContaining('figure-four  (Figure-four stretch)'),
    });
  });

  test('any words end in a sentence or a list, never in a bug', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), async (words) => {
        const result = await start(fakeWorld(), { words, safe: true, list: true }).catch((error) => error);
        expect(result === 0 || result instanceof Failure).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a check on record', () => {
  test('gives its stretches, the sore side first, without a question', async () => {
    const world = fakeWorld({ records: [checkRecord(2)], now: NOW });
    expect(await start(world, { list: true })).toBe(0);
    expect(world.asked).toEqual([]);
    expect(world.out()).toMatch(/^\d exercises?, about \d+ minutes?/);
  });

  test.each([
    ['urgent', { level: 'urgent', noExercise: true }],
    ['soon, with exercise to wait', { level: 'soon', noExercise: true }],
    ['an emergency', { level: 'emergency', noExercise: true }],
  ] as const)('that was %s forbids, and no flag and no word lifts it', async (_what, more) => {
    for (const options of [{}, { words: ['figure-four'], safe: true }, { words: ['hip'], again: true, fresh: true }]) {
      const world = fakeWorld({ terminal: true, records: [checkRecord(60, more)], now: NOW, answers: WELL });
      await expect(start(world, options)).rejects.toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/^No exercise now\. Your check of 24 Sep said: /),
        hint: expect.stringContaining('newer check'),
      });
      expect(world.asked).toEqual([]);
      expect(world.rawMode()).toBe(false);
    }
  });

  test('is lifted by a newer one', async () => {
    const records = [checkRecord(3, { level: 'urgent', noExercise: true }), checkRecord(1)];
    expect(await start(fakeWorld({ records, now: NOW }), { list: true })).toBe(0);
  });

  test('that is old is asked for anew; named exercises are asked about', async () => {
    const records = [checkRecord(20)];
    await expect(start(fakeWorld({ records, now: NOW }), {})).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('more than 14 days old'),
    });
    const world = fakeWorld({ records, now: NOW, terminal: true, answers: WELL });
    const exit = start(world, { words: ['figure-four'] });
    await keysTaken(world);
    expect(world.asked[0]).toBe(real.dangerSigns.questions[0]?.id);
    world.press('q');
    await exit;
  });

  test('of one place says nothing about another', async () => {
    const world = fakeWorld({ records: [checkRecord(1)], now: NOW });
    await expect(start(world, { words: ['knee'], list: true })).rejects.toMatchObject({ kind: 'usage' });
    expect(await start(world, { words: ['hip'], list: true })).toBe(0);
  });

  test('that names no stretches says so, and where there is more', async () => {
    const answers = calm({ spot: ['outer-hip'], 'hip-behaviour': ['lie-on-it', 'one-leg'] });
    const records = [checkRecord(1, { answers: writeAnswers(real, answers) as CheckRecord['answers'] })];
    await expect(start(fakeWorld({ records, now: NOW }), { list: true })).rejects.toMatchObject({
      kind: 'failed',
      message: 'Your check names no exercises of this kind.',
      hint: expect.stringContaining('--strength'),
    });
    expect(await start(fakeWorld({ records, now: NOW }), { list: true, strength: true })).toBe(0);
    // What it may be does not take this one.
    await expect(start(fakeWorld({ records, now: NOW }), { words: ['figure-four'] })).rejects.toMatchObject({
      hint: expect.stringContaining('Not while this may be outer hip tendon pain.'),
    });
  });

  test('leads on to the pack and the next check at the end', async () => {
    const { world, exit } = await running({}, { records: [checkRecord(1)] });
    for (let presses = 0; presses < 12 && world.rawMode(); presses += 1) world.press('n');
    expect(await exit).toBe(0);
    expect(plainText(world.err()).replace(/\s+/g, ' ')).toMatch(/Run "hikecare check" again/);
  });

  test('that was made just now counts, kept or not', async () => {
    expect(await start(fakeWorld(), { list: true, answers: calm() })).toBe(0);
    const sign = real.dangerSigns.questions[0];
    const urgent = new Map([...calm(), [sign?.id ?? '', [sign?.options?.[0]?.id ?? '']]]);
    await expect(start(fakeWorld(), { answers: urgent })).rejects.toMatchObject({ kind: 'failed' });
  });
});

describe('what a check does not settle', () => {
  test('what would need somebody by now, if it lasted, is refused like what forbids', async () => {
    // A pull that still wakes somebody at night after some days is another thing with what they have.
    const awake = { conditions: ['weight-loss'], onset: 'sudden-pull', effects: ['night-pain'], days: 1 };
    const answers = writeAnswers(real, calm(awake)) as CheckRecord['answers'];
    const at = (daysAgo: number) => ({ records: [checkRecord(daysAgo, { answers })], now: NOW });
    expect(await start(fakeWorld(at(1)), { words: ['hip'], list: true })).toBe(0);
    for (const options of [{}, { words: ['figure-four'], safe: true }, { words: ['hip'], safe: true, list: true }]) {
      await expect(start(fakeWorld(at(6)), options)).rejects.toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/^No exercise now\. If it has lasted since your check of 17 Nov: /),
        hint: expect.stringContaining('hikecare check'),
      });
    }
  });

  test('what an old check knew about the person still bars with --safe', async () => {
    const answers = writeAnswers(real, calm({ conditions: ['pregnant'] })) as CheckRecord['answers'];
    for (const more of [{ answers }, { answers: { ...answers, gone: 'x' } }]) {
      const records = [checkRecord('gone' in more.answers ? 1 : 20, more)];
      const options = { words: ['figure-four'], safe: true };
      await expect(start(fakeWorld({ records, now: NOW }), options)).rejects.toMatchObject({
        message: 'There is nothing to do.',
        hint: expect.stringContaining('pregnant'),
      });
    }
  });

  test('what a check says that may not be kept any more is not used', async () => {
    const settings = { journal: 'no' };
    await expect(
      start(fakeWorld({ records: [checkRecord(1)], settings, now: NOW }), { list: true }),
    ).rejects.toMatchObject({ message: 'There is no check to take the stretches from.' });
    const records = [checkRecord(1, { level: 'urgent', noExercise: true })];
    await expect(start(fakeWorld({ records, settings, now: NOW }), { list: true })).rejects.toMatchObject({
      message: expect.stringContaining('No exercise now'),
    });
  });

  test('a journal with a gap after the last check asks anew; --safe says so, and refuses what is newer', async () => {
    const records = [checkRecord(1)];
    const gap = { records, now: NOW, journalGap: { gap: 1 } };
    await expect(start(fakeWorld(gap), { list: true })).rejects.toMatchObject({
      message: expect.stringContaining('cannot be read whole'),
    });
    const world = fakeWorld(gap);
    expect(await start(world, { words: ['hip'], safe: true, list: true })).toBe(0);
    expect(world.err()).toContain('an earlier check may be missing');
    const newer = { ...gap, journalGap: { gap: 1, newerGap: 1 } };
    await expect(start(fakeWorld(newer), { words: ['hip'], safe: true, list: true })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('newer hikecare'),
    });
    expect(await start(fakeWorld({ ...newer, journalGap: { gap: 0, newerGap: 0 } }), { list: true })).toBe(0);
  });
});

describe('the list', () => {
  test('fits into the minutes and says what it leaves out', async () => {
    const world = fakeWorld();
    await start(world, { words: ['hip'], safe: true, list: true, minutes: '8' });
    expect(world.out()).toMatch(/about [5-8] minutes/);
    expect(world.out()).toContain('No time for:');
    expect(world.out()).toContain('No hold is');
  });

  test.each(['0', 'x', '-3', '500', ''])('refuses "%s" minutes in one sentence', async (minutes) => {
    await expect(start(fakeWorld(), { words: ['hip'], safe: true, minutes })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(/^--minutes/),
    });
  });

  test('names no place of another region in the rules for every exercise', async () => {
    const world = fakeWorld();
    await start(world, { words: ['knee'], safe: true, list: true });
    const [, rules = ''] = world.out().split('With every exercise');
    expect(rules).toContain('Stop at once');
    expect(rules).not.toContain('groin');
  });

  test('has no line that is wider than the terminal', async () => {
    for (const columns of [40, 80]) {
      const world = fakeWorld({ terminal: true, columns });
      await start(world, { words: ['hip'], safe: true, list: true, strength: true, minutes: '15' });
      for (const line of world.out().split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
  });
});

describe('the document', () => {
  const describes = outputSchema('stretch');
  const documentOf = async (options: Partial<StretchOptions>, more: FakeWorldOptions = {}) => {
    const world = fakeWorld({ now: NOW, ...more });
    const result = await start(world, { ...options, json: true }).catch((error) => error);
    const document = JSON.parse(world.out());
    expect(describes(document)).toEqual([]);
    return { result, data: document.data };
  };

  test('holds the routine with its figures in words, and what is left out with the reason', async () => {
    const profile = { savedOn: '2026-11-20', ageBand: '30-to-44', conditions: ['pregnant'] };
    const { result, data } = await documentOf(
      { words: ['figure-four', 'hip', 'bird-dog'], safe: true, strength: true },
      { profile },
    );
    expect(result).toBe(0);
    expect(data.leftOut.map(({ id }: { id: string }) => id)).toContain('figure-four');
    const birdDog = data.exercises.find(({ id }: { id: string }) => id === 'bird-dog');
    expect(birdDog.figure.start).toContain('On all fours');
    expect(data.seconds).toBe(data.exercises.reduce((sum: number, one: { seconds: number }) => sum + one.seconds, 0));
  });

  test('of a check that forbids holds no exercise and says why', async () => {
    const records = [checkRecord(1, { level: 'urgent', noExercise: true })];
    const { result, data } = await documentOf({ words: ['figure-four'], safe: true }, { records });
    expect(result).toMatchObject({ kind: 'failed' });
    expect(data).toMatchObject({ exercises: [], refused: { reason: expect.stringContaining('Your check of 22 Nov') } });
  });

  test('is the same for the same input', async () => {
    const texts = await Promise.all(
      [0, 1].map(async () => {
        const world = fakeWorld();
        await start(world, { words: ['hip'], safe: true, json: true });
        return world.out();
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  });
});

describe('a session in a terminal', () => {
  test('shows figure and steps, counts in, holds, and goes on', async () => {
    const { world, exit } = await running({ words: ['figure-four'] });
    expect(plainText(world.err())).toContain('1 of 1 · Figure-four stretch');
    expect(plainText(world.err())).toMatch(/[\u2801-\u28ff]/);
    let mark = world.err().length;
    world.press(' ');
    world.time.pass(1000);
    expect(since(world, mark)).toContain('Get into position  0:05');
    mark = world.err().length;
    world.time.pass(4 * SECOND);
    expect(since(world, mark)).toContain('Hold  0:20');
    mark = world.err().length;
    world.time.pass(20 * SECOND);
    expect(since(world, mark)).toContain('Rest  0:05');
    world.press('q');
    expect(await exit).toBe(0);
  });

  test('is played through, stored, and ends with a summary', async () => {
    const { world, exit } = await running({ words: [SHORT] });
    world.press(' ');
    world.time.pass(200 * SECOND);
    expect(await exit).toBe(0);
    expect(world.records).toMatchObject([
      { type: 'session', end: 'finished', exercises: [{ exercise: SHORT, done: 9, of: 9 }], left: [] },
    ]);
    expect(plainText(world.err())).toContain('Session finished: 1 of 1 exercise done.');
    expect(world.leftBehind()).toBe(0);
    expect(world.rawMode()).toBe(false);
    expect(world.time.waiting()).toBe(0);
  });

  test.each([
    ['q', 0],
    ['\u0003', 130],
  ])('ends by %j with exit %i, the rest kept, the terminal given back', async (key, code) => {
    const { world, exit } = await running({ words: ['figure-four', SHORT] });
    world.press('n');
    world.press(key);
    expect(await exit).toBe(code);
    expect(world.records).toMatchObject([{ type: 'session', end: 'stopped', left: [SHORT] }]);
    expect(world.rawMode()).toBe(false);
    expect(world.leftBehind()).toBe(0);
    expect(world.err()).toContain(`${ESCAPE}[?25h`);
  });

  test.each([
    ['SIGHUP', 129],
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s stores the session and leaves with %i', async (name, code) => {
    const { world, exit } = await running({ words: ['figure-four', SHORT] });
    world.press('n');
    expect(world.signal(name)).toBe(true);
    expect(await exit).toBe(code);
    expect(world.records).toMatchObject([{ type: 'session', end: 'stopped' }]);
    expect(world.leftBehind()).toBe(0);
  });

  test('offers to go on where it was stopped, for a day', async () => {
    const first = await running({ words: ['figure-four', SHORT] });
    first.world.press('n');
    first.world.press('q');
    await first.exit;
    const records: readonly JournalRecord[] = first.world.records;
    expect(plainText(first.world.err())).toContain('Stopped with 1 of 2 exercises left.');
    const again = fakeWorld({ terminal: true, records, now: NOW + 3600_000, choices: ['go-on'], answers: WELL });
    const exit = start(again, {});
    await keysTaken(again);
    expect(plainText(again.err())).toContain('1 of 1 · Bottom to heels');
    again.press('q');
    await exit;
    const later = fakeWorld({ terminal: true, records, now: NOW + 2 * DAY });
    await expect(start(later, {})).rejects.toMatchObject({ kind: 'usage' });
    await expect(start(fakeWorld({ terminal: true, records, now: NOW + 1 }), { fresh: true })).rejects.toMatchObject({
      kind: 'usage',
    });
  });

  test('names the session that it offers to go on with, and offers none that is older than a check', async () => {
    const first = await running({ words: ['hip'] });
    first.world.press(' ');
    first.world.press('q');
    await first.exit;
    const [session] = first.world.records;
    if (session?.type !== 'session') throw new Error('no session');
    expect(session.regions).toEqual(['hip']);
    const labels: string[] = [];
    const offer = async (records: readonly JournalRecord[], now: number) => {
      const world = fakeWorld({ terminal: true, records, now, offsetMinutes: 60 });
      const prompter = await world.prompter(contextOf(world).terminal);
      const stopping: typeof prompter = {
        ...prompter,
        choose: async (_message, choices) => {
          labels.push(...choices.map(({ label }) => label));
          throw new Failure('cancelled', 'Stopped.');
        },
      };
      const running = stretch(contextOf({ ...world, prompter: async () => stopping }), { words: [] });
      await expect(running).rejects.toBeInstanceOf(Failure);
    };
    const left = session.left.length;
    await offer([session], NOW + 3600_000);
    const time = session.startedAt.slice(11, 16);
    expect(labels[0]).toBe(`Yes, ${left} of ${left} left of your hip and buttock session from ${time}`);
    expect(plainText(first.world.err())).toContain(`Stopped with ${left} of ${left} exercises left.`);
    const before = labels.length;
    await offer([session, { ...checkRecord(-0.5 / 24), level: 'soon', answers: {} }], NOW + 3600_000);
    expect(labels).toHaveLength(before);
  });

  test('"that hurts" stops it, says what to look out for, is kept at once, and comes easier the next time', async () => {
    const { world, exit } = await running({ words: ['figure-four'] });
    world.press(' ');
    const mark = world.err().length;
    world.press('h');
    expect(since(world, mark)).toContain('stopped, because it');
    expect(world.records).toMatchObject([{ type: 'hurt', exercise: 'figure-four', state: 'hurt' }]);
    world.press('\r');
    expect(plainText(world.err())).toContain('It hurt before, so make it easier');
    world.press('q');
    await exit;
    const { records } = world;
    const next = fakeWorld({ records, now: NOW });
    await start(next, { words: ['figure-four'], safe: true, list: true });
    expect(next.out()).toContain('Push the crossed knee');
    const again = await running({ words: ['figure-four'], again: true }, { records });
    expect(again.world.records).toEqual(records);
    again.world.press(' ');
    expect(again.world.records.at(-1)).toMatchObject({ type: 'hurt', state: 'forgiven' });
    expect(plainText(again.world.err())).not.toContain('It hurt before');
    again.world.press('q');
    await again.exit;
  });

  test('--again forgives only what was named by its own name and is done', async () => {
    const records: readonly JournalRecord[] = ['figure-four', 'knee-to-chest'].map((exercise, place) => ({
      ...{ v: 1, id: `hurt${place}`, at: toInstant(NOW - DAY, 60), type: 'hurt', exercise, state: 'hurt' },
    }));
    await expect(
      start(fakeWorld({ records, now: NOW }), { words: ['hip'], again: true, safe: true }),
    ).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining('--again needs the name') });
    const { world, exit } = await running({ words: ['figure-four', 'hip'], again: true }, { records });
    world.press(' ');
    expect(world.records.slice(2)).toMatchObject([{ type: 'hurt', exercise: 'figure-four', state: 'forgiven' }]);
    world.press('q');
    await exit;
    const profile = { savedOn: '2026-11-20', ageBand: '30-to-44', conditions: ['pregnant'] };
    const barred = await running({ words: ['figure-four', SHORT], again: true }, { records, profile });
    barred.world.press(' ');
    expect(barred.world.records).toEqual(records);
    barred.world.press('q');
    await barred.exit;
  });

  test('a machine that slept comes back to a session that waits', async () => {
    const { world, exit } = await running({ words: ['figure-four'] });
    world.press(' ');
    world.time.pass(8 * SECOND);
    world.time.sleep(3600 * SECOND);
    const mark = world.err().length;
    world.time.pass(2 * SECOND);
    expect(since(world, mark)).toContain('the session waits');
    world.time.pass(60 * SECOND);
    world.press('q');
    await exit;
    expect(world.records).toMatchObject([{ exercises: [], left: ['figure-four'] }]);
  });

  test('? shows the steps in full and stands still meanwhile', async () => {
    const { world, exit } = await running({ words: ['figure-four'] });
    world.press(' ');
    world.time.pass(7 * SECOND);
    let mark = world.err().length;
    world.press('?');
    expect(since(world, mark)).toContain('Lower the foot slowly');
    world.time.pass(100 * SECOND);
    mark = world.err().length;
    world.press('x');
    expect(since(world, mark)).toMatch(/Hold\s+0:18/);
    world.press('q');
    await exit;
  });

  test('a journal that fails costs one sentence', async () => {
    const { world, exit } = await running(
      { words: ['figure-four', SHORT] },
      { journalFails: new Failure('failed', 'The disk is full.') },
    );
    world.press('h');
    world.press('n');
    world.press('q');
    expect(await exit).toBe(0);
    expect(plainText(world.err()).split('The disk is full.')).toHaveLength(2);
  });

  test('rings at three, two, one only where it may', async () => {
    for (const [notify, rings] of [
      ['bell', true],
      ['none', false],
    ] as const) {
      const { world, exit } = await running({ words: [SHORT], notify });
      world.press(' ');
      world.time.pass(11 * SECOND);
      expect(world.err().includes('\u0007')).toBe(rings);
      world.press('q');
      await exit;
    }
  });

  test('speaks the cues', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'say'), '#!/bin/sh\n', { mode: 0o755 });
    const env = { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', NO_COLOR: '1', PATH: folder };
    const { world, exit } = await running({ words: ['figure-four'], say: true }, { env, platform: 'darwin' });
    world.press(' ');
    world.time.pass(25 * SECOND);
    world.press('q');
    await exit;
    const said = world.programs.map(({ args }) => args.join(' '));
    expect(said[0]).toBe('Exercise 1 of 1: Figure-four stretch. Hold 20 seconds, 3 times, each side.');
    expect(said).toEqual(expect.arrayContaining(['Hold. 20 seconds.', '10 seconds left.', '3', '2', '1']));
  });
});

describe('a session in lines', () => {
  test('for a screen reader tells the figure in words, and takes keys', async () => {
    const world = fakeWorld({ terminal: true, now: NOW });
    const exit = start(world, { words: ['figure-four'], safe: true }, { accessible: true });
    await keysTaken(world);
    expect(world.err()).toContain('Exercise 1 of 1: Figure-four stretch.');
    // The left side comes first, so the figure is told for it.
    expect(world.err()).toMatch(/left\s+ankle/);
    world.press(' ');
    world.time.pass((5 + 20 + 5 + 20 + 5 + 20 + 5) * SECOND);
    const told = plainText(world.err()).split('\n');
    expect(told).toEqual(expect.arrayContaining(['Hold. 20 seconds.', '10 seconds left.', 'Rest. 5 seconds.']));
    expect(told).toContain('Change sides: now the right side.');
    expect(world.err()).not.toContain(`${ESCAPE}[`);
    world.press('q');
    expect(await exit).toBe(0);
  });

  test('without a terminal runs by itself on stdout, sets of repetitions at a slow pace', async () => {
    const world = fakeWorld({ now: NOW });
    const exit = start(world, { words: [SHORT, 'glute-bridge'], safe: true });
    await world.time.untilArmed();
    world.time.pass(1000 * SECOND);
    expect(await exit).toBe(0);
    expect(world.out()).toContain('Hold. 5 seconds.\n');
    expect(world.out()).toContain('Set 1 of 4. 5 times, slowly, hold each for 5 seconds. About 45 seconds.\n');
    expect(world.out()).toContain('Session finished: 2 of 2 exercises done.');
    expect(world.out()).not.toContain(ESCAPE);
    expect(world.err()).toBe('');
    expect(world.records).toMatchObject([{ end: 'finished' }]);
  });

  test('is plain ASCII where the terminal is', async () => {
    const { world, exit } = await running(
      { words: ['figure-four'] },
      { env: { TERM: 'xterm', NO_COLOR: '1', LANG: 'C' } },
    );
    world.press(' ');
    world.time.pass(8 * SECOND);
    world.press('q');
    await exit;
    expect([...plainText(world.err())].filter((sign) => sign > '~')).toEqual([]);
  });
});
