// The table of what was seen.

import type { Seen } from './fault.ts';

/** The table as Markdown; behind it how often each outcome was seen. */
export function tableOf(seen: readonly Seen[]): string {
  const rows = seen.map(({ name, times, allowed, failures, notTried, seconds }) => [
    name,
    times === 0 ? '-' : String(times),
    allowed,
    times === 0 ? 'not tried' : failures.length === 0 ? 'as allowed' : 'see above',
    times === 0 ? '-' : String(failures.length),
    `${seconds} s`,
    notTried.map((why) => `not tried: ${why}`).join('; '),
  ]);
  const head = ['fault', 'times', 'allowed', 'seen', 'failures', 'time', 'left out'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const details = seen.flatMap(({ name, outcomes }) => [
    `\n${name}`,
    ...[...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, count]) => `  ${count} ${outcome}`),
  ]);
  return [...details, '', ...lines].join('\n');
}
