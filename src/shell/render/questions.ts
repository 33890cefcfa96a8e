import { conditionWords } from '../../core/advice/condition-words.ts';
import type { Catalogue, Condition } from '../../core/catalogue.ts';
import { pageText, wrap } from './layout.ts';
import type { Style } from './style.ts';

/** A question of the interview as data. */
export interface QuestionRow {
  readonly id: string;
  /** The region it belongs to; null for everybody. */
  readonly region: string | null;
  readonly ask: string;
  readonly why: string;
  readonly hint: string | null;
  readonly kind: string;
  readonly danger: boolean;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint: string | null;
    readonly showWhen: Condition | null;
  }[];
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly askWhen: Condition | null;
  /** The questions that decide whether it is asked. */
  readonly dependsOn: readonly string[];
  /** Every answer it takes, for a number none: min and max say it. */
  readonly allowed: readonly string[];
  /** The words of "none of these"; null where that is no answer. */
  readonly none: string | null;
}

const KINDS: Readonly<Record<string, string>> = {
  several: 'several answers',
  choice: 'one answer',
  'yes-no': 'yes or no',
  number: 'a number',
};

/** The questions as a list to read and to copy ids from. */
export function questionsText(catalogue: Catalogue, rows: readonly QuestionRow[], style: Style, width: number): string {
  const blocks = rows.map((row) => {
    const range = row.kind === 'number' ? `, ${row.min} to ${row.max}${row.unit === null ? '' : ` ${row.unit}`}` : '';
    const kind = `${KINDS[row.kind] ?? row.kind}${range}${row.danger ? '; danger question, takes "not sure"' : ''}`;
    const when = row.askWhen === null ? [] : wrap(`Asked if: ${conditionWords(catalogue, row.askWhen)}`, width, '  ');
    const notSure = row.danger ? (row.kind === 'several' ? 'not-sure:<id>' : 'not-sure') : undefined;
    const none = row.none === null ? [] : [{ id: 'none', label: row.none }];
    const unsure = notSure === undefined ? [] : [{ id: notSure, label: 'Not sure' }];
    const yesNo = row.kind === 'yes-no' ? ['yes', 'no'].map((id) => ({ id, label: id === 'yes' ? 'Yes' : 'No' })) : [];
    return [
      style.heading(row.id),
      ...wrap(row.ask, width, '  '),
      ...wrap(`(${kind})`, width, '  ').map((line) => style.dim(line)),
      ...when.map((line) => style.dim(line)),
      ...[...row.options, ...yesNo, ...none, ...unsure].flatMap(({ id, label }) =>
        wrap(`${id}: ${label}`, width, '        ', '    '),
      ),
    ];
  });
  const next = [
    style.heading('Type next'),
    `  ${style.command('hikecare questions --json')}`,
    `  ${style.command('hikecare check')}`,
  ];
  return pageText([...blocks, next], style.unicode);
}
