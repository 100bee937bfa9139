import { type Subject, subjectOf } from '#domain/evaluation.ts';
import { type HttpRefusal, invalidContext, notJson } from './refusals.ts';

const names = ['targetingKey', 'account', 'contact'] as const;

const contextMissing = invalidContext('The body needs a "context" that is a JSON object.');

/** @returns the parsed body, or PARSE_ERROR. */
export function parseBody(body: string | undefined): { readonly json: unknown } | HttpRefusal {
  try {
    return { json: JSON.parse(body ?? '') };
  } catch {
    return notJson;
  }
}

/** @returns whom the request speaks of, undefined when it names nobody, or INVALID_CONTEXT. */
export function readSubject(json: unknown): { readonly subject: Subject | undefined } | HttpRefusal {
  const context = isObject(json) ? json.context : undefined;
  if (!isObject(context)) return contextMissing;
  for (const name of names) {
    const value = context[name];
    if (value !== undefined && value !== null && typeof value !== 'string')
      return invalidContext(`"${name}" in the context must be a string.`);
  }
  return { subject: subjectOf(context) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
