import { NONE, NOT_SURE } from '../../core/answers.ts';
import type { Question } from '../../core/catalogue.ts';
import { entryLabel } from '../../core/labels.ts';

/** What stands on one line of a list. In a list to tick, `NONE` and `NOT_SURE` are the program's own two lines. */
export interface Row {
  readonly id: string;
  readonly label: string;
  /** How to tell. */
  readonly hint?: string | undefined;
}

const YES: Row = { id: 'yes', label: 'Yes' };
const NO: Row = { id: 'no', label: 'No' };
const UNSURE: Row = { id: NOT_SURE, label: 'Not sure' };
const THROUGH_THE_LIST: Row = { id: NOT_SURE, label: 'I am not sure about this list' };

/** What is asked of each option when somebody is not sure about a whole list. */
export const SIGN_ROWS: readonly Row[] = [YES, NO, UNSURE];

/** The lines of a choice, a yes-no question or a list to tick; none for a number. */
export function rowsOf(question: Question): readonly Row[] {
  const options: readonly Row[] = question.options ?? [];
  const danger = question.danger === true;
  switch (question.kind) {
    case 'number':
      return [];
    case 'yes-no':
      return danger ? SIGN_ROWS : [YES, NO];
    case 'choice':
      return danger ? [...options, UNSURE] : options;
    case 'several': {
      const none = question.atLeastOne === true ? [] : [{ id: NONE, label: entryLabel(question, NONE) }];
      return [...options, ...none, ...(danger ? [THROUGH_THE_LIST] : [])];
    }
  }
}
