// One folder for whatever the tests of a run leave behind: it goes with the run.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** vitest calls this before the tests, whose processes take over the environment, and what it returns after them. */
export function setup(): () => void {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hikecare-tests-')));
  // The names of all systems: a test asks `tmpdir()` of Node, which reads them.
  const names = ['TMPDIR', 'TMP', 'TEMP'];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = root;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(root, { recursive: true, force: true });
  };
}
