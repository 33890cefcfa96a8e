// What a plan leaves out because another line says it: nothing that is more urgent than what stays.

import { describe, expect, it } from 'vitest';
import { statementParts } from '../../src/core/data-checks/ids.ts';
import { takeApart } from '../../src/core/data-checks/parts.ts';
import { toRawData } from '../../src/shell/raw-files.ts';
import { realFiles } from '../fixtures/load.ts';

const statements = statementParts(takeApart(toRawData(realFiles)));
const byId = new Map(statements.map((part) => [part.value.id, part]));
const pairs = statements.flatMap(({ key, value }) =>
  (value.saidBy ?? []).map((id) => ({ id: value.id, key, text: value.text, by: id })),
);

/** How soon somebody is sent to somebody, from the words of a line; the worst of its words counts. */
function urgency(text: string): number {
  if (text.includes('{emergency-number}')) return 4;
  if (/\{emergency-department\}|at once/.test(text)) return 3;
  if (/today|same day/.test(text)) return 2;
  return text.includes('24 hours') ? 1 : 0;
}

describe('lines that others say', () => {
  it('are there, as many regions overlap', () => {
    expect(pairs.length).toBeGreaterThan(30);
  });

  it.each(pairs)('$id sends nobody to help sooner than $by does', ({ text, by }) => {
    expect(urgency(byId.get(by)?.value.text ?? '')).toBeGreaterThanOrEqual(urgency(text));
  });

  it.each(pairs)('$id is meant for nobody who would not read $by', ({ id, by }) => {
    const when = byId.get(by)?.value.when;
    expect(when === undefined || JSON.stringify(when) === JSON.stringify(byId.get(id)?.value.when)).toBe(true);
  });
});
