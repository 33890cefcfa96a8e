import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { SHIPPED_DATA } from './fake-world.ts';

/**
 * A check of documents against the shipped schema of a command. Stricter than the schema: a field that the
 * schema does not describe fails, so that none is added without being described.
 */
export function outputSchema(command: string): (document: unknown) => readonly string[] {
  const file = join(SHIPPED_DATA, 'schema', 'output', `${command}.schema.json`);
  const validate: ValidateFunction = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    strict(JSON.parse(readFileSync(file, 'utf8'))) as object,
  );
  return (document) => {
    if (validate(document)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  };
}

function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  const isObject = 'type' in inner && inner['type'] === 'object' && 'properties' in inner;
  return isObject && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}
