// The journal of the built program in a process of a test, without the commands around it.

import { join } from 'node:path';

/** What a script finds there: `journal`, `record(id)`, and `keep(id)`, which says on stdout that it is kept. */
export const JOURNAL_SCRIPT = `
  const { writeSync } = require('node:fs');
  const { openJournal } = require(process.env.CHUNK);
  const journal = openJournal(process.env);
  const record = (id) => ({ v: 1, id, at: '2026-11-23T14:05:12+01:00', type: 'hurt', exercise: 'some-exercise', state: 'hurt' });
  const keep = (id) => { journal.append(record(id)); writeSync(1, id + '\\n'); };
`;

/** The environment of such a script: the built program, and where its data are kept. */
export function journalEnvironment(dist: string, dataHome: string): Readonly<Record<string, string>> {
  return { CHUNK: join(dist, 'shell-journal-journal.cjs'), XDG_DATA_HOME: dataHome };
}
