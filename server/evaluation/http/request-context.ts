import { type Subject, subjectOf } from '#domain/evaluation.ts';
import { type HttpRefusal, invalidContext, notJson, otherAccount, otherContact } from './refusals.ts';

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

/**
 * A contact that nothing proves is nobody: otherwise a page could try out contacts.
 * @param proven whom the account token proves, when the key asks for one.
 * @returns whom the request speaks of, undefined when it names nobody, or INVALID_CONTEXT.
 */
export function readSubject(
  json: unknown,
  proven?: Subject,
): { readonly subject: Subject | undefined } | HttpRefusal {
  const context = isObject(json) ? json.context : undefined;
  if (!isObject(context)) return contextMissing;
  for (const name of names) {
    const value = context[name];
    if (value !== undefined && value !== null && typeof value !== 'string')
      return invalidContext(`"${name}" in the context must be a string.`);
  }
  const subject = subjectOf(context);
  if (!proven || !subject) return { subject };
  if (subject.accountKey !== proven.accountKey) return otherAccount;
  const named = subject.contactKey;
  if (named !== undefined && proven.contactKey !== undefined && named !== proven.contactKey)
    return otherContact;
  return { subject: proven };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
