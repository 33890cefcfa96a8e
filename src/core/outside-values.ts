// What a parsed line or file from outside may hold. Each asks for one shape, and trusts nothing.

/** The fields of an object from outside, each still to be judged. */
export type Fields = Readonly<Record<string, unknown>>;

/** More than any record holds of one thing: what is longer was not written by this program. */
export const MOST_ENTRIES = 1000;

const RECORD_ID = /^[A-Za-z0-9_-]{1,64}$/;
const LONGEST_ID = 100;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True for an object with named fields. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an id of the data: kebab-case, and no longer than any id is. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID && ID.test(value);
}

/** True for the id of something that was written down once: a record, a running pack. */
export function isRecordId(value: unknown): value is string {
  return typeof value === 'string' && RECORD_ID.test(value);
}

/** A whole number that is not negative. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** True for one of these words. */
export function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((entry) => entry === value);
}

/** True for a list of such entries that is no longer than any list is. */
export function isListOf<Entry>(
  value: unknown,
  isEntry: (entry: unknown) => entry is Entry,
): value is readonly Entry[] {
  return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(isEntry);
}
