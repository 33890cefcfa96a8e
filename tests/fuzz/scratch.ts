// The one folder that fuzzing writes to. It goes when the process ends.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let root: string | undefined;

/** A folder of this process for one subject, emptied. */
export function emptyFolder(subject: string): string {
  const folder = join(scratchRoot(), subject);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Every file below a folder, by its whole path. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function scratchRoot(): string {
  if (root === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'hikecare-fuzz-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    root = made;
  }
  return root;
}
