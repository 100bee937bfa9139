/** Whose answers a change may have altered. */
export interface Changed {
  /** A feature or what it serves changed, or everything was read anew. */
  readonly everybody: boolean;
  /** Accounts that are new, or whose grants or exclusions changed. */
  readonly accountKeys: ReadonlySet<string>;
  /** API keys were made, changed or revoked. */
  readonly keys: boolean;
}

/** What to say when everything was read anew. */
export const everythingChanged: Changed = { everybody: true, accountKeys: new Set(), keys: true };
