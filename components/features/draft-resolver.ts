import { toNestErrors } from '@hookform/resolvers';
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

export interface Problem {
  readonly field: string;
  readonly message: string;
}

interface DraftReading<Draft, Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What the typed texts mean to the command. */
  readonly read: (draft: Draft) => unknown;
  /** Where in the form the command's complaint belongs; left out, the field of the same name. */
  readonly place?: (issue: z.core.$ZodIssue, draft: Draft) => Problem;
  /** What the command could not even be asked. */
  readonly before?: (draft: Draft) => readonly Problem[];
}

/** One validation for form and server: the command's own schema over what was typed, its complaints at the fields. */
export function draftResolver<Draft extends FieldValues, Schema extends z.ZodType<FieldValues>>({
  schema,
  read,
  place = (issue) => ({ field: String(issue.path[0]), message: issue.message }),
  before = () => [],
}: DraftReading<Draft, Schema>): Resolver<Draft, unknown, z.output<Schema>> {
  return (draft, _context, options) => {
    const result = schema.safeParse(read(draft));
    const complaints = result.error?.issues.map((issue) => place(issue, draft)) ?? [];
    const problems = [...before(draft), ...complaints];
    if (result.success && problems.length === 0) return { values: result.data, errors: {} };
    const first = new Map(problems.toReversed().map((problem) => [problem.field, problem.message]));
    const flat = Object.fromEntries(
      [...first].map(([field, message]) => [field, { type: 'typed', message }]),
    );
    return { values: {}, errors: toNestErrors(flat as FieldErrors, options) as FieldErrors<Draft> };
  };
}
