/** The version of the shape of every JSON document; fields are only ever added within one. */
const SCHEMA_VERSION = 1;

/** The one document that a command prints with --json: the same bytes for the same input. */
export function jsonDocument(command: string, dataVersion: string, data: unknown): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, command, dataVersion, data }, null, 2)}\n`;
}
