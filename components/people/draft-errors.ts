import type { z } from 'zod';

/** The first problem of each field, as it stands under the field. */
export function errorsOf(error: z.ZodError | undefined): Partial<Record<string, string>> {
  const errors: Partial<Record<string, string>> = {};
  for (const { path, message } of error?.issues ?? []) errors[String(path[0])] ??= message;
  return errors;
}
