import { type Refusal, refuse } from '#domain/decision.ts';

/** Invariants that the database itself holds, as sentences for whoever met them in a race. */
const sentences: Readonly<Record<string, Refusal>> = {
  grants_seats: refuse('no_seat', 'The last place was taken just now.'),
  requests_seats: refuse('no_seat', 'The last place was taken just now.'),
  rounds_seats_taken: refuse(
    'conflict',
    'More places are taken than that. End some, or choose a larger number.',
  ),
  approvals_not_own: refuse('forbidden', 'Nobody decides on their own request.'),
  settings_in_bounds: refuse('invalid', 'These waiting times can not be kept; choose others.'),
  policy_versions_in_order: refuse(
    'stale',
    'Somebody published a policy just now. Look at it, then try again.',
  ),
  policy_versions_pkey: refuse('stale', 'Somebody published a policy just now. Look at it, then try again.'),
  interests_one_open: refuse('conflict', 'That they ask for it was recorded just now.'),
  exclusions_one_living: refuse('conflict', 'This account is excluded already.'),
  grants_one_living: refuse('conflict', 'This account has the feature already.'),
  requests_one_pending: refuse('conflict', 'It was asked for already; it waits for an answer.'),
  approvals_one_per_person: refuse('conflict', 'You have decided on this request already.'),
  features_key_unique: refuse('conflict', 'There is a feature with this key already.'),
  users_email_key: refuse('conflict', 'Somebody with this e-mail address is here already.'),
  teams_name_unique: refuse('conflict', 'There is a team with this name already.'),
  accounts_key_unique: refuse('conflict', 'There is an account with this key already.'),
  rounds_one_running: refuse('conflict', 'Another round of this feature runs already.'),
  rounds_feature_kind_number: refuse('conflict', 'This round was planned just now by somebody else.'),
};

/** A foreign key that leads nowhere: sample data was taken away while somebody was about to speak of it. */
const namesWhatIsGone = '23503';
const removedMeanwhile = refuse('not_found', 'What this was about was removed just now.');

/** Deadlock and serialization failure: the same command may well succeed at the next try. */
const transientCodes: ReadonlySet<string> = new Set(['40P01', '40001']);

interface DatabaseError {
  readonly code: string;
  readonly constraint_name?: string;
}

export const databaseAway = refuse(
  'unavailable',
  'The database does not answer, so nothing was changed. Try again in a moment.',
);

/** The answer to a change that may or may not have been committed; the same submission again does it once. */
export const outcomeUnknown = refuse(
  'unavailable',
  'The database stopped answering, so whether this was done is not known. Try again: nothing is done twice.',
);

/** What the driver, the system and PostgreSQL call a connection that could not be made or was lost. */
const lostCodes =
  /^(CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0\d|53300)$/;

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && lostCodes.test(error.code)) return true;
  return isConnectionLost(error.cause);
}

export function refusalOfDatabase(error: unknown): Refusal | undefined {
  if (isConnectionLost(error)) return outcomeUnknown;
  const found = databaseError(error);
  if (found?.code === namesWhatIsGone) return removedMeanwhile;
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
