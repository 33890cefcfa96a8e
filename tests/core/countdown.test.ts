import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  type Countdown,
  type CountdownEvent,
  type CountdownPlan,
  CUES,
  type Step,
  startCountdown,
  timeOnSkin,
} from '../../src/core/countdown.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function planOf(plan: Partial<CountdownPlan> = {}): CountdownPlan {
  return { duration: 15 * MINUTE, skinCheckAt: 5 * MINUTE, cues: CUES, showsSeconds: false, ...plan };
}

const kinds = (step: Step) => step.effects.map(({ kind }) => kind);

/** Calls back exactly when it is due, until nothing is due any more. Returns what was told, and when. */
function runAtDue(start: Step): readonly (readonly [string, number])[] {
  const told: (readonly [string, number])[] = start.effects.map(({ kind }) => [kind, 0]);
  for (let step = start; step.due !== undefined; ) {
    const now = step.due;
    step = advance(step.state, 'tick', now);
    told.push(...step.effects.map(({ kind }) => [kind, now] as const));
  }
  return told;
}

describe('a countdown that is called when it is due', () => {
  test('tells each cue at its moment, and the end', () => {
    const told = runAtDue(
      startCountdown(planOf({ duration: 10 * MINUTE, cues: CUES.filter((cue) => cue !== 'minute') }), 0),
    );
    expect(told).toEqual([
      ['start', 0],
      ['skin-check', 5 * MINUTE],
      ['half', 5 * MINUTE],
      ['last-minute', 9 * MINUTE],
      ['last-half-minute', 9.5 * MINUTE],
      ['last-ten-seconds', 10 * MINUTE - 10 * SECOND],
      ['end', 10 * MINUTE],
    ]);
  });

  test('tells full minutes of what is left, also of a time that is none', () => {
    const told = runAtDue(startCountdown(planOf({ duration: 2.5 * MINUTE, cues: ['minute'] }), 0));
    expect(told).toEqual([
      ['start', 0],
      ['minute', 0.5 * MINUTE],
      ['minute', 1.5 * MINUTE],
      ['end', 2.5 * MINUTE],
    ]);
  });

  test('is due at each second that is left where seconds are shown', () => {
    const start = startCountdown(planOf({ duration: 2.5 * SECOND, cues: [], showsSeconds: true }), 0);
    const first = start.due ?? 0;
    const second = advance(start.state, 'tick', first).due;
    expect([first, second]).toEqual([500, 1500]);
  });

  test('is due at the same moments whatever the clock said at the start', () => {
    expect(startCountdown(planOf(), 123_456).due).toBe(123_456 + MINUTE);
  });

  test('has no skin check where the end comes no later', () => {
    const told = runAtDue(startCountdown(planOf({ duration: 5 * MINUTE, cues: ['skin-check'] }), 0));
    expect(told.map(([kind]) => kind)).toEqual(['start', 'end']);
  });
});

describe('a pack that was on before the start', () => {
  test('ends that much earlier', () => {
    const told = runAtDue(startCountdown(planOf({ alreadyOn: 3 * MINUTE, cues: ['skin-check'] }), 0));
    expect(told).toEqual([
      ['start', 0],
      ['skin-check', 2 * MINUTE],
      ['end', 12 * MINUTE],
    ]);
  });

  test('has its skin check at once when that is due already, and no cue that has passed', () => {
    expect(kinds(startCountdown(planOf({ alreadyOn: 8 * MINUTE }), 0))).toEqual(['start', 'skin-check']);
  });

  test('ends at once, by how much it is over, when it was on for too long', () => {
    const step = startCountdown(planOf({ alreadyOn: 17 * MINUTE }), 0);
    expect(step.effects.at(-1)).toEqual({ kind: 'end', onSkin: 17 * MINUTE, left: 0, over: 2 * MINUTE });
    expect(step.due).toBeUndefined();
  });
});

describe('a tick that comes late', () => {
  const start = startCountdown(planOf(), 0);

  test('tells the skin check that was missed, and of the rest only the latest', () => {
    const step = advance(start.state, 'tick', 10.2 * MINUTE);
    expect(kinds(step)).toEqual(['skin-check', 'minute']);
    expect(step.effects[0]?.onSkin).toBe(10.2 * MINUTE);
  });

  test('past the end tells only the end, and by how much', () => {
    const step = advance(start.state, 'tick', 40 * MINUTE);
    expect(step.effects).toEqual([{ kind: 'end', onSkin: 40 * MINUTE, left: 0, over: 25 * MINUTE }]);
  });

  test.each(['pause', 'resume', 'stop'] as const)('no key (%s) takes back an end that was slept through', (event) => {
    const step = advance(start.state, event, 16 * MINUTE);
    expect(kinds(step)).toEqual(['end']);
    expect(step.state.phase).toBe('ended');
  });

  test('a clock that goes back gives no time back', () => {
    const later = advance(start.state, 'pause', 6 * MINUTE).state;
    const resumed = advance(later, 'resume', 5 * MINUTE).state;
    expect(timeOnSkin(resumed, 0)).toBe(6 * MINUTE);
  });
});

describe('a pause', () => {
  const paused = advance(startCountdown(planOf({ cues: ['skin-check'] }), 0).state, 'pause', 4 * MINUTE);

  test('lasts as long as it lasts: nothing is due, and no time counts', () => {
    expect(kinds(paused)).toEqual(['pause']);
    expect(paused.due).toBeUndefined();
    expect(timeOnSkin(paused.state, 99 * MINUTE)).toBe(4 * MINUTE);
    expect(kinds(advance(paused.state, 'tick', 99 * MINUTE))).toEqual([]);
  });

  test('ends with the minutes that were left, and the cues that were to come', () => {
    const resumed = advance(paused.state, 'resume', 30 * MINUTE);
    expect(kinds(resumed)).toEqual(['resume']);
    expect(runAtDue({ ...resumed, effects: [] }).at(-1)).toEqual(['end', 41 * MINUTE]);
  });

  test('cannot be begun twice, nor ended where there is none', () => {
    expect(kinds(advance(paused.state, 'pause', 5 * MINUTE))).toEqual([]);
    expect(kinds(advance(startCountdown(planOf(), 0).state, 'resume', 10 * SECOND))).toEqual([]);
  });
});

test('what is stopped or ended stays so', () => {
  const stopped = advance(startCountdown(planOf(), 0).state, 'stop', 10 * SECOND);
  expect(stopped.effects).toEqual([{ kind: 'stop', onSkin: 10 * SECOND, left: 890 * SECOND, over: 0 }]);
  for (const event of ['tick', 'pause', 'resume', 'stop'] as const) {
    expect(advance(stopped.state, event, 60 * MINUTE)).toEqual({ state: stopped.state, effects: [], due: undefined });
  }
});

describe('whatever happens', () => {
  const steps = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 10 * MINUTE }),
      event: fc.constantFrom<CountdownEvent>('tick', 'pause', 'resume', 'stop'),
    }),
    { maxLength: 40 },
  );
  const plans = fc.record({
    duration: fc.integer({ min: SECOND, max: 20 * MINUTE }),
    alreadyOn: fc.integer({ min: 0, max: 25 * MINUTE }),
    skinCheckAt: fc.integer({ min: MINUTE, max: 5 * MINUTE }),
    cues: fc.subarray([...CUES]),
    showsSeconds: fc.boolean(),
  });

  /** Lives through the events, called at every due moment in between. */
  function live(plan: CountdownPlan, events: readonly { wait: number; event: CountdownEvent }[]) {
    let step = startCountdown(plan, 0);
    let now = 0;
    let running = 0;
    const told = [...step.effects];
    const to = (moment: number, event: CountdownEvent) => {
      if (step.state.phase === 'running') running += moment - now;
      now = moment;
      step = advance(step.state, event, moment);
      told.push(...step.effects);
    };
    for (const { wait, event } of events) {
      const until = now + wait;
      while (step.due !== undefined && step.due <= until) {
        expect(step.due).toBeGreaterThan(now);
        to(step.due, 'tick');
      }
      to(until, event);
    }
    return { told, running, state: step.state as Countdown };
  }

  test('the time on the skin, all stretches together, is never more than the duration', () => {
    fc.assert(
      fc.property(plans, steps, (plan, events) => {
        const { running, told } = live(plan, events);
        const before = Math.min(plan.alreadyOn, plan.duration);
        expect(before + running).toBeLessThanOrEqual(plan.duration);
        const end = told.find(({ kind }) => kind === 'end');
        if (end !== undefined && plan.alreadyOn < plan.duration) expect(end.over).toBe(0);
      }),
    );
  });

  test('no cue is told twice, the end and the stop once at most, and nothing after them', () => {
    fc.assert(
      fc.property(plans, steps, (plan, events) => {
        const { told } = live(plan, events);
        for (const kind of ['skin-check', 'half', 'last-minute', 'last-ten-seconds', 'end', 'stop']) {
          expect(told.filter((effect) => effect.kind === kind).length).toBeLessThanOrEqual(1);
        }
        const last = told.findIndex(({ kind }) => kind === 'end' || kind === 'stop');
        if (last >= 0) expect(last).toBe(told.length - 1);
      }),
    );
  });

  test('more ticks, at any moments, change nothing of when it ends', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { maxLength: 50 }), (plan, moments) => {
        const started = startCountdown(plan, 0);
        let { state } = started;
        for (const now of [...moments].sort((a, b) => a - b)) state = advance(state, 'tick', now).state;
        const left = plan.duration - plan.alreadyOn;
        expect(advance(started.state, 'tick', left).state.phase).toBe('ended');
        const latest = Math.max(0, ...moments);
        expect(state.phase).toBe(latest >= left ? 'ended' : 'running');
      }),
    );
  });
});
