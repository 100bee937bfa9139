import { type Refusal, refuse } from '#domain/decision.ts';

/** Invariants that the database itself holds, as sentences for whoever met them in a race. */
const sentences: Readonly<Record<string, Refusal>> = {
  grants_seats: refuse('no_seat', 'The last place was taken just now.'),
  grants_one_living: refuse('conflict', 'This account has the feature already.'),
  requests_one_pending: refuse('conflict', 'It was asked for already; it waits for an answer.'),
  approvals_one_per_person: refuse('conflict', 'You have decided on this request already.'),
  features_key_unique: refuse('conflict', 'There is a feature with this key already.'),
  accounts_key_unique: refuse('conflict', 'There is an account with this key already.'),
  rounds_one_running: refuse('conflict', 'Another round of this feature runs already.'),
  rounds_feature_kind_number: refuse('conflict', 'This round was planned just now by somebody else.'),
};

/** Deadlock and serialization failure: the same command may well succeed at the next try. */
const transientCodes: ReadonlySet<string> = new Set(['40P01', '40001']);

interface DatabaseError {
  readonly code: string;
  readonly constraint_name?: string;
}

export function refusalOfDatabase(error: unknown): Refusal | undefined {
  const found = databaseError(error);
  return found?.constraint_name === undefined ? undefined : sentences[found.constraint_name];
}

export function isTransient(error: unknown): boolean {
  const found = databaseError(error);
  return found !== undefined && transientCodes.has(found.code);
}

function databaseError(error: unknown): DatabaseError | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && 'severity' in error)
    return error as Error & DatabaseError;
  return databaseError(error.cause);
}
