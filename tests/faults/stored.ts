// What a home holds, read by the program itself after a fault.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from '../fuzz/target.ts';
import { judged, run } from './program.ts';

/** A record, as far as faults look at it. */
export interface StoredRecord {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The records of a home. Throws where the journal cannot be read, or shows half of one. */
export async function records(home: string): Promise<readonly StoredRecord[]> {
  const args = ['journal', 'export'];
  const ended = await run({ home, args });
  judged(ended, { args });
  ensure(ended.exitCode === 0, () => `the journal can be read afterwards: ${ended.stderr}`);
  const { data } = JSON.parse(ended.stdout) as {
    data: { records: readonly StoredRecord[]; others: readonly unknown[] };
  };
  ensure(data.others.length === 0, 'no record of another kind appears');
  for (const record of data.records) ensure(typeof record.id === 'string' && 'at' in record, 'records are whole');
  ensure(new Set(data.records.map(({ id }) => id)).size === data.records.length, 'each record counts once');
  return data.records;
}

/** A running pack, as far as faults look at it. */
export interface RunningPack {
  readonly id: string;
  readonly state: string;
  readonly minutes: number;
}

/** The packs on the skin. Throws where the program does not say, or finds damage. */
export async function packs(home: string): Promise<readonly RunningPack[]> {
  const args = ['timer', 'status', '--json'];
  const ended = await run({ home, args });
  judged(ended, { args });
  ensure(ended.exitCode === 0 && ended.stderr === '', () => `timer status works afterwards: ${ended.stderr}`);
  return (JSON.parse(ended.stdout) as { data: { running: readonly RunningPack[] } }).data.running;
}

/** All settings by their names. Throws where the program finds damage. */
export async function settings(home: string): Promise<Readonly<Record<string, unknown>>> {
  const args = ['settings', 'list', '--json'];
  const ended = await run({ home, args });
  judged(ended, { args });
  ensure(ended.exitCode === 0 && ended.stderr === '', () => `settings work afterwards: ${ended.stderr}`);
  const { data } = JSON.parse(ended.stdout) as { data: { settings: readonly { name: string; value: unknown }[] } };
  return Object.fromEntries(data.settings.map(({ name, value }) => [name, value]));
}

/** Names of everything below a home, in order. */
export function filesOf(home: string): readonly string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
    .sort();
}
