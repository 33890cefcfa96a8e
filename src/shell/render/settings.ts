import { columns, wrap } from './layout.ts';
import type { Style } from './style.ts';

/** One setting: its value (null: not set) and what it takes (empty: too many to list). */
export interface SettingRow {
  readonly name: string;
  readonly value: string | readonly string[] | boolean | null;
  readonly allowed: readonly string[];
}

/** What the list of settings is drawn from. */
export interface SettingsView {
  readonly path: string;
  readonly rows: readonly (SettingRow & { readonly text: string | undefined })[];
}

/** All settings, their values, and what those that are not set take. */
export function settingsText({ path, rows }: SettingsView, style: Style, width: number): string {
  const column = Math.max(...rows.map((row) => columns(row.name))) + 4;
  const indent = ' '.repeat(column);
  const lines = rows.flatMap((row) => {
    const label = `  ${row.name}`.padEnd(column);
    if (row.text !== undefined) return wrap(row.text, width, indent, label);
    const takes = row.allowed.length === 0 ? '' : ` (${row.allowed.join(', ')})`;
    return wrap(`not set${takes}`, width, indent, label);
  });
  const block = [
    style.heading('Settings'),
    ...lines,
    '',
    `Kept only on this machine, in`,
    path,
    '',
    style.heading('Type next'),
    `  ${style.command('hikecare settings set country GB')}`,
    `  ${style.command('hikecare settings reset conditions')}`,
  ];
  return `${block.join('\n')}\n`;
}
