import { type AttributePath, parsePath } from './paths.ts';
import { ScimError } from './scim-error.ts';
import { fieldOf, isObject } from './values.ts';

export interface PatchStep {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: AttributePath;
  readonly value: unknown;
}

const stepsAtMost = 1000;

/** The steps of a PATCH, each with a path: values without one name their paths by their keys, as Okta and Entra do. */
export function readPatch(body: object): readonly PatchStep[] {
  const operations = fieldOf(body, 'operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimError(400, 'A PATCH has Operations.', 'invalidSyntax');
  const steps = operations.flatMap(stepsOf);
  if (steps.length > stepsAtMost)
    throw new ScimError(400, `A PATCH has ${stepsAtMost} steps at most.`, 'tooMany');
  return steps;
}

/** What a whole resource says, as steps that write it down. */
export function stepsOfResource(body: object): readonly PatchStep[] {
  return stepsOfValue('replace', body);
}

function stepsOf(operation: unknown): readonly PatchStep[] {
  if (!isObject(operation)) throw new ScimError(400, 'An operation is a JSON object.', 'invalidSyntax');
  const op = readOp(fieldOf(operation, 'op'));
  const path = fieldOf(operation, 'path');
  const value = fieldOf(operation, 'value');
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw new ScimError(400, 'Say with path what to remove.', 'noTarget');
    if (!isObject(value)) throw new ScimError(400, 'Without a path, value is a JSON object.', 'invalidValue');
    return stepsOfValue(op, value);
  }
  return [{ op, path: readPath(path), value }];
}

function stepsOfValue(op: PatchStep['op'], value: object): PatchStep[] {
  return Object.entries(value).flatMap(([key, one]) => {
    if (key.toLowerCase().startsWith('urn:') && isObject(one)) return [];
    return [{ op, path: readPath(key), value: one }];
  });
}

function readOp(op: unknown): PatchStep['op'] {
  const known = typeof op === 'string' ? op.toLowerCase() : '';
  if (known === 'add' || known === 'remove' || known === 'replace') return known;
  throw new ScimError(400, 'An op is add, remove or replace.', 'invalidSyntax');
}

function readPath(path: unknown): AttributePath {
  const read = typeof path === 'string' ? parsePath(path) : undefined;
  if (!read) throw new ScimError(400, 'This path can not be read.', 'invalidPath');
  return read;
}
