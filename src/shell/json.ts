/** The version of the shape of every JSON document; fields are only ever added within one. */
const SCHEMA_VERSION = 1;

/** The one document that a command prints with --json: the same bytes for the same input. */
export function jsonDocument(command: string, dataVersion: string, data: unknown): string {
  return `${jsonText({ schemaVersion: SCHEMA_VERSION, command, dataVersion, data })}\n`;
}

/** A value as indented JSON that a terminal can show: what acts on terminals and is not escaped by JSON itself is, too. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
