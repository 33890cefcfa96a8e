// All targets: the pure parts, and the program as a whole.

import type { Target } from './target.ts';
import { ANSWER_TARGETS } from './targets/answers.ts';
import { FOREIGN_DATA_TARGETS } from './targets/foreign-data.ts';
import { JOURNAL_TARGETS } from './targets/journal.ts';
import { KEY_TARGETS } from './targets/keys.ts';
import { PACK_TARGETS } from './targets/packs.ts';
import { PROGRAM_TARGETS } from './targets/program.ts';
import { REDUCER_TARGETS } from './targets/reducers.ts';
import { SETTINGS_TARGETS } from './targets/settings.ts';
import { WORD_TARGETS } from './targets/words.ts';

/** Parts of the program, called directly. */
export const PURE_TARGETS: readonly Target[] = [
  ...ANSWER_TARGETS,
  ...JOURNAL_TARGETS,
  ...PACK_TARGETS,
  ...WORD_TARGETS,
  ...KEY_TARGETS,
  ...REDUCER_TARGETS,
  ...SETTINGS_TARGETS,
  ...FOREIGN_DATA_TARGETS,
  ...PROGRAM_TARGETS,
];
