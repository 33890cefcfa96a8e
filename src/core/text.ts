/** The text with a capital letter first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every value once, the first one with its key. */
export function distinct<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(keyOf(value)) && seen.add(keyOf(value)));
}

/** A sentence or name as it stands in the middle of another: its first letter small, unless the word is an abbreviation. */
export function midSentence(text: string): string {
  const [first = '', second = ''] = text;
  return second !== second.toLowerCase() ? text : `${first.toLowerCase()}${text.slice(first.length)}`;
}
