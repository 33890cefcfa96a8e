// The named hikers hold every record of the data to its word: take a rule away or lower it, and one of them notices.

import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/core/catalogue.ts';
import { PACKS } from '../../src/core/packs/packs.ts';
import { compareLevels, LEVELS, triage } from '../../src/core/triage.ts';
import { type Case, type CaseResult, catalogue, readCases, runCase } from '../cases/read.ts';

const hikers: readonly { readonly hiker: Case; readonly result: CaseResult }[] = readCases().flatMap((file) =>
  file.cases.map((hiker) => ({ hiker, result: runCase(hiker) })),
);

/** The hikers for whom this rule is a reason of the level that they get. */
function decidedBy(rule: Rule) {
  return hikers.filter(({ result: { verdict } }) =>
    verdict.reasons.some((reason) => reason.rule.id === rule.id && reason.level === verdict.level),
  );
}

/** True where a hiker's case would fail with these rules instead of those of the data. */
function isNoticed({ hiker, result }: (typeof hikers)[number], rules: readonly Rule[]): boolean {
  const { level, reasons } = triage({ ...catalogue, rules }, result.answers);
  const isReason = (id: string) => reasons.some((reason) => reason.rule.id === id && reason.level === hiker.level);
  return level !== hiker.level || (hiker.because ?? []).some((id) => !isReason(id));
}

describe.each(catalogue.rules.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  const deciding = decidedBy(rule);

  test('is the reason for the level of a hiker', () => {
    expect(deciding.length).toBeGreaterThan(0);
  });

  test('is missed when it is taken away', () => {
    const others = catalogue.rules.filter(({ id }) => id !== rule.id);
    expect(deciding.some((entry) => isNoticed(entry, others))).toBe(true);
  });

  test('is missed when its level is lowered', () => {
    const lower = LEVELS.filter((level) => level !== 'self-care' && compareLevels(level, rule.level) < 0).at(-1);
    if (lower === undefined || lower === 'self-care') {
      // Below soon there is no rule: lowering it is taking it away.
      expect(rule.level).toBe('soon');
      return;
    }
    const lowered = catalogue.rules.map((other) => (other.id === rule.id ? { ...rule, level: lower } : other));
    expect(deciding.some((entry) => isNoticed(entry, lowered))).toBe(true);
  });
});

test.each(catalogue.regions.flatMap((region) => region.complaints.map((complaint) => [complaint.id])))(
  'the complaint %s comes first for a hiker',
  (id) => {
    expect(hikers.some(({ result }) => result.plan.complaints[0]?.complaint.id === id)).toBe(true);
  },
);

// What holds only at the moment a pack goes on is asked by the timer, and held to its word in its tests.
const lasting = PACKS.flatMap((pack) =>
  catalogue.coldAndHeat[pack].notWhen
    .filter((bar) => !JSON.stringify(bar.when).startsWith('{"question":"right-now"'))
    .map((bar) => [`no-${pack}-${bar.id}`]),
);
test.each(lasting)('the line %s stands in the plan of a hiker', (id) => {
  const lines = hikers.flatMap(({ result }) =>
    result.plan.sections.flatMap(({ items }) => items.map((item) => item.id)),
  );
  expect(lines).toContain(id);
});
