import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  type CountdownPlan,
  CUES,
  type Followed,
  follow,
  type Step,
  startCountdown,
  timeOnSkin,
} from '../../src/core/packs/countdown.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function planOf(plan: Partial<CountdownPlan> = {}): CountdownPlan {
  return { skinCheckAt: 5 * MINUTE, cues: CUES, showsSeconds: false, untilSeen: false, ...plan };
}

function pack(duration = 15 * MINUTE, onSkin = 0, phase: Followed['phase'] = 'running'): Followed {
  return { phase, duration, onSkin };
}

const kinds = (step: Step) => step.effects.map(({ kind }) => kind);

/** Calls back exactly when it is due, until nothing is due or that moment. Returns what was told, and when. */
function runAtDue(start: Step, until = Number.POSITIVE_INFINITY): readonly (readonly [string, number])[] {
  const told: (readonly [string, number])[] = start.effects.map(({ kind }) => [kind, 0]);
  for (let step = start; step.due !== undefined && step.due <= until; ) {
    const now = step.due;
    step = advance(step.state, now);
    told.push(...step.effects.map(({ kind }) => [kind, now] as const));
  }
  return told;
}

describe('a countdown that is called when it is due', () => {
  test('tells each cue at its moment, and the end', () => {
    const told = runAtDue(
      startCountdown(planOf({ cues: CUES.filter((cue) => cue !== 'minute') }), pack(10 * MINUTE), 0),
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
    expect(runAtDue(startCountdown(planOf({ cues: ['minute'] }), pack(2.5 * MINUTE), 0))).toEqual([
      ['start', 0],
      ['minute', 0.5 * MINUTE],
      ['minute', 1.5 * MINUTE],
      ['end', 2.5 * MINUTE],
    ]);
  });

  test('is due at each second that is left where seconds are shown', () => {
    const start = startCountdown(planOf({ cues: [], showsSeconds: true }), pack(2.5 * SECOND), 0);
    const first = start.due ?? 0;
    const second = advance(start.state, first).due;
    expect([first, second]).toEqual([500, 1500]);
  });

  test('is due at the same moments whatever the clock said at the start', () => {
    expect(startCountdown(planOf(), pack(), 123_456).due).toBe(123_456 + MINUTE);
  });

  test('has a skin check at its start where what is left of a pack begins with one, and none without a time for it', () => {
    const cues = ['skin-check'] as const;
    expect(kinds(startCountdown(planOf({ cues, skinCheckAt: 0 }), pack(), 0))).toEqual(['start', 'skin-check']);
    const { skinCheckAt: _none, ...plain } = planOf({ cues });
    expect(runAtDue(startCountdown(plain, pack(), 0)).map(([kind]) => kind)).toEqual(['start', 'end']);
  });

  test('has no skin check where the end comes no later', () => {
    const told = runAtDue(startCountdown(planOf({ cues: ['skin-check'] }), pack(5 * MINUTE), 0));
    expect(told.map(([kind]) => kind)).toEqual(['start', 'end']);
  });
});

describe('past the end', () => {
  const plan = planOf({ cues: ['over'], untilSeen: true, showsSeconds: true });

  test('it is over until somebody takes note of it, told each minute and due each second', () => {
    const start = startCountdown(plan, pack(2 * MINUTE), 0);
    expect(runAtDue(start, 4.5 * MINUTE)).toEqual([
      ['start', 0],
      ['end', 2 * MINUTE],
      ['over', 3 * MINUTE],
      ['over', 4 * MINUTE],
    ]);
    const over = advance(start.state, 2 * MINUTE + 300);
    expect([over.state.phase, over.due]).toEqual(['over', 2 * MINUTE + SECOND]);
    const seen = follow(over.state, pack(2 * MINUTE, 2 * MINUTE + 700, 'acknowledged'), 2 * MINUTE + 700);
    expect(seen).toMatchObject({ state: { phase: 'ended' }, effects: [{ kind: 'off', over: 700 }], due: undefined });
  });

  test('it is told each minute where no seconds are shown, and only where that is wished', () => {
    const over = { untilSeen: true, showsSeconds: false };
    expect(runAtDue(startCountdown(planOf({ ...over, cues: ['over'] }), pack(MINUTE), 0), 3 * MINUTE)).toEqual([
      ['start', 0],
      ['end', MINUTE],
      ['over', 2 * MINUTE],
      ['over', 3 * MINUTE],
    ]);
    expect(runAtDue(startCountdown(planOf({ ...over, cues: [] }), pack(MINUTE), 0), 3 * MINUTE)).toEqual([
      ['start', 0],
      ['end', MINUTE],
    ]);
  });

  test('it does not end a second time because somebody looked at the pack', () => {
    const over = advance(startCountdown(plan, pack(2 * MINUTE), 0).state, 2 * MINUTE);
    const looked = follow(over.state, pack(2 * MINUTE, 2.2 * MINUTE), 2.2 * MINUTE);
    expect([kinds(looked), looked.state.phase]).toEqual([[], 'over']);
  });

  test('it is told as ended and off where somebody took note of it before the program did', () => {
    const start = startCountdown(plan, pack(2 * MINUTE), 0);
    expect(kinds(follow(start.state, pack(2 * MINUTE, 2 * MINUTE, 'acknowledged'), 2 * MINUTE))).toEqual([
      'end',
      'off',
    ]);
  });

  test('where nobody can take note of it, it has ended', () => {
    const step = advance(startCountdown(planOf(), pack(2 * MINUTE), 0).state, 2 * MINUTE);
    expect([kinds(step), step.state.phase, step.due]).toEqual([['end'], 'ended', undefined]);
  });
});

describe('a pack that was on before the start', () => {
  test('ends that much earlier', () => {
    const told = runAtDue(startCountdown(planOf({ cues: ['skin-check'] }), pack(15 * MINUTE, 3 * MINUTE), 0));
    expect(told).toEqual([
      ['start', 0],
      ['skin-check', 2 * MINUTE],
      ['end', 12 * MINUTE],
    ]);
  });

  test('has its skin check at once when that is due already, and no cue that has passed', () => {
    expect(kinds(startCountdown(planOf(), pack(15 * MINUTE, 8 * MINUTE), 0))).toEqual(['start', 'skin-check']);
  });

  test('ends at once, by how much it is over, when it was on for too long', () => {
    const step = startCountdown(planOf(), pack(15 * MINUTE, 17 * MINUTE), 0);
    expect(step.effects.at(-1)).toEqual({ kind: 'end', onSkin: 17 * MINUTE, left: 0, over: 2 * MINUTE });
    expect(step.due).toBeUndefined();
  });

  test('and is paused says so', () => {
    const step = startCountdown(planOf(), pack(15 * MINUTE, 8 * MINUTE, 'paused'), 0);
    expect([kinds(step), step.due]).toEqual([['start', 'pause'], undefined]);
    expect(kinds(follow(step.state, pack(15 * MINUTE, 8 * MINUTE), MINUTE))).toEqual(['resume', 'skin-check']);
  });
});

describe('a tick that comes late', () => {
  const start = startCountdown(planOf(), pack(), 0);

  test('tells the skin check that was missed, and of the rest only the latest', () => {
    const step = advance(start.state, 10.2 * MINUTE);
    expect(kinds(step)).toEqual(['skin-check', 'minute']);
    expect(step.effects[0]?.onSkin).toBe(10.2 * MINUTE);
  });

  test('tells the half where that came last', () => {
    const halves = startCountdown(planOf({ cues: ['half', 'minute'] }), pack(), 0);
    expect(kinds(advance(halves.state, 7.7 * MINUTE))).toEqual(['half']);
  });

  test('past the end tells only the end, and by how much', () => {
    expect(advance(start.state, 40 * MINUTE).effects).toEqual([
      { kind: 'end', onSkin: 40 * MINUTE, left: 0, over: 25 * MINUTE },
    ]);
  });

  test('of a clock that goes back gives no time back', () => {
    const later = follow(start.state, pack(15 * MINUTE, 6 * MINUTE), 6 * MINUTE).state;
    expect(timeOnSkin(later, 0)).toBe(6 * MINUTE);
  });
});

describe('what happens to the pack', () => {
  const start = startCountdown(planOf({ cues: ['skin-check'] }), pack(), 0);
  const paused = follow(start.state, pack(15 * MINUTE, 4 * MINUTE, 'paused'), 4 * MINUTE);

  test('a pause lasts as long as it lasts: nothing is due, and no time counts', () => {
    expect([kinds(paused), paused.due]).toEqual([['pause'], undefined]);
    expect(timeOnSkin(paused.state, 99 * MINUTE)).toBe(4 * MINUTE);
    expect(kinds(advance(paused.state, 99 * MINUTE))).toEqual([]);
  });

  test('a pause ends with the minutes that were left, and the cues that were to come', () => {
    const resumed = follow(paused.state, pack(15 * MINUTE, 4 * MINUTE), 30 * MINUTE);
    expect(kinds(resumed)).toEqual(['resume']);
    expect(runAtDue({ ...resumed, effects: [] })).toEqual([
      ['skin-check', 31 * MINUTE],
      ['end', 41 * MINUTE],
    ]);
  });

  test('is told once, however often it is looked at', () => {
    expect(kinds(follow(paused.state, pack(15 * MINUTE, 4 * MINUTE, 'paused'), 5 * MINUTE))).toEqual([]);
    expect(kinds(follow(start.state, pack(15 * MINUTE, 10 * SECOND), 10 * SECOND))).toEqual([]);
  });

  test('more time moves the end and the cues before it, and asks about the skin no second time', () => {
    const all = startCountdown(planOf(), pack(6 * MINUTE), 0);
    const later = advance(all.state, 5.5 * MINUTE).state;
    const longer = follow(later, pack(8 * MINUTE, 5.5 * MINUTE), 5.5 * MINUTE);
    expect(longer.effects).toEqual([{ kind: 'extend', onSkin: 5.5 * MINUTE, left: 2.5 * MINUTE, over: 0 }]);
    expect(runAtDue({ ...longer, effects: [] })).toEqual([
      ['minute', 6 * MINUTE],
      ['minute', 7 * MINUTE],
      ['last-minute', 7 * MINUTE],
      ['last-half-minute', 7.5 * MINUTE],
      ['last-ten-seconds', 8 * MINUTE - 10 * SECOND],
      ['end', 8 * MINUTE],
    ]);
  });

  test('more time brings about the skin check that the end would have come before', () => {
    const short = startCountdown(planOf({ cues: ['skin-check'] }), pack(5 * MINUTE), 0);
    const longer = follow(short.state, pack(8 * MINUTE, 4 * MINUTE), 4 * MINUTE);
    expect(runAtDue({ ...longer, effects: [] })).toEqual([
      ['skin-check', 5 * MINUTE],
      ['end', 8 * MINUTE],
    ]);
  });

  test('more time before the skin check leaves that where it was', () => {
    const longer = follow(start.state, pack(18 * MINUTE, 2 * MINUTE), 2 * MINUTE);
    expect(kinds(longer)).toEqual(['extend']);
    expect(runAtDue({ ...longer, effects: [] })).toEqual([
      ['skin-check', 5 * MINUTE],
      ['end', 18 * MINUTE],
    ]);
  });

  test('more time and a pause between two looks are both told', () => {
    const both = follow(start.state, pack(16 * MINUTE, 2 * MINUTE, 'paused'), 2 * MINUTE);
    expect([kinds(both), both.state.phase, both.due]).toEqual([['extend', 'pause'], 'paused', undefined]);
    expect(kinds(follow(both.state, pack(17 * MINUTE, 2 * MINUTE, 'paused'), 3 * MINUTE))).toEqual(['extend']);
    expect(kinds(follow(both.state, pack(17 * MINUTE, 2 * MINUTE), 3 * MINUTE))).toEqual(['extend', 'resume']);
  });

  test.each([
    ['stopped', 'stop'],
    ['skin', 'skin'],
  ] as const)('a pack that is off (%s) is told as %s, and nothing after it', (phase, kind) => {
    const off = follow(start.state, pack(15 * MINUTE, 10 * SECOND, phase), 10 * SECOND);
    expect(off).toMatchObject({ state: { phase: 'ended' }, effects: [{ kind, onSkin: 10 * SECOND }], due: undefined });
    expect(advance(off.state, 60 * MINUTE)).toEqual({ state: off.state, effects: [], due: undefined });
    expect(follow(off.state, pack(), 60 * MINUTE)).toEqual({ state: off.state, effects: [], due: undefined });
  });
});

describe('whatever happens', () => {
  const steps = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 10 * MINUTE }),
      event: fc.constantFrom('tick', 'pause', 'resume', 'extend', 'off'),
    }),
    { maxLength: 40 },
  );
  const plans = fc.record({
    skinCheckAt: fc.integer({ min: MINUTE, max: 5 * MINUTE }),
    cues: fc.subarray([...CUES]),
    showsSeconds: fc.boolean(),
    untilSeen: fc.boolean(),
  });
  const durations = fc.integer({ min: SECOND, max: 20 * MINUTE });
  const alreadyOns = fc.integer({ min: 0, max: 25 * MINUTE });

  test('no cue is told twice but minutes, the end and the stop once at most, and due is always ahead', () => {
    fc.assert(
      fc.property(plans, durations, alreadyOns, steps, (plan, duration, alreadyOn, events) => {
        let step = startCountdown(plan, pack(duration, alreadyOn), 0);
        let now = 0;
        let shown = pack(duration, alreadyOn);
        const told = step.effects.map(({ kind }) => kind);
        const take = (next: Step) => {
          step = next;
          told.push(...kinds(step));
          if (step.due !== undefined) expect(step.due).toBeGreaterThan(now);
        };
        for (const { wait, event } of events) {
          const until = now + wait;
          while (step.due !== undefined && step.due <= until) {
            now = step.due;
            take(advance(step.state, now));
          }
          now = until;
          const onSkin = timeOnSkin(step.state, now);
          const isUp = onSkin >= shown.duration;
          if (event === 'tick' || (isUp && event !== 'off')) {
            take(advance(step.state, now));
            continue;
          }
          if (event === 'pause') shown = { ...shown, onSkin, phase: 'paused' };
          if (event === 'resume') shown = { ...shown, onSkin, phase: 'running' };
          if (event === 'extend') shown = { ...shown, onSkin, duration: shown.duration + MINUTE };
          if (event === 'off') shown = { ...shown, onSkin, phase: isUp ? 'acknowledged' : 'stopped' };
          take(follow(step.state, shown, now));
        }
        const often = (kind: string) => told.filter((entry) => entry === kind).length;
        for (const kind of ['start', 'skin-check', 'end', 'stop', 'off']) expect(often(kind)).toBeLessThanOrEqual(1);
        const stop = told.findIndex((kind) => kind === 'stop' || kind === 'off');
        if (stop >= 0) expect(stop).toBe(told.length - 1);
      }),
    );
  });

  test('more ticks, at any moments, change nothing of when it ends', () => {
    fc.assert(
      fc.property(
        durations,
        alreadyOns,
        fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { maxLength: 50 }),
        (duration, alreadyOn, moments) => {
          let { state } = startCountdown(planOf(), pack(duration, alreadyOn), 0);
          for (const now of [...moments].sort((a, b) => a - b)) state = advance(state, now).state;
          const latest = Math.max(0, ...moments);
          expect(state.phase).toBe(latest >= duration - alreadyOn ? 'ended' : 'running');
        },
      ),
    );
  });
});
