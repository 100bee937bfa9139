import type { KeyKind } from '#domain/api-keys.ts';
import type { Serving, VariantValue } from '#domain/evaluation.ts';
import type { RoundKind, Stage } from '#domain/lifecycle.ts';

/** What evaluation reads of each table. Instants are milliseconds since 1970. */
export interface FeatureRow {
  readonly id: string;
  readonly key: string;
  readonly stage: Stage;
  readonly variants: Readonly<Record<string, VariantValue>>;
  readonly onVariant: string;
  readonly offVariant: string;
  readonly visibleToClients: boolean;
}

export interface ServingRow {
  readonly featureId: string;
  readonly environmentKey: string;
  readonly serving: Serving;
}

export interface AccountRow {
  readonly id: string;
  readonly key: string;
}

export interface ExclusionRow {
  readonly featureId: string;
  readonly accountId: string;
  readonly lifted: boolean;
}

export interface GrantRow {
  readonly id: string;
  readonly featureId: string;
  readonly accountId: string;
  readonly variant: string;
  readonly contactKeys: readonly string[];
  readonly startsAt: number;
  /** When it stops: its planned end, or earlier when it was ended. */
  readonly endsAt: number;
  readonly roundKind: RoundKind | null;
  readonly roundNumber: number | null;
}

export interface KeyRow {
  readonly id: string;
  readonly kind: KeyKind;
  readonly environmentKey: string;
  /** SHA-256 of the whole key, in hex. */
  readonly hash: string;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly origins: readonly string[];
  /** Null when accounts need no proof: SubjectPublicKeyInfo in base64 otherwise. */
  readonly proofPublicKey: string | null;
  /** Signs the addresses of event streams. */
  readonly streamSecret: string;
  readonly singlePerSecond: number;
  readonly bulkPerSecond: number;
  readonly maxStreams: number;
}

/** Rows in the order in which they can be applied: nothing is named before it is known. */
export type Rows =
  | { readonly of: 'features'; readonly rows: readonly FeatureRow[] }
  | { readonly of: 'servings'; readonly rows: readonly ServingRow[] }
  | { readonly of: 'accounts'; readonly rows: readonly AccountRow[] }
  | { readonly of: 'exclusions'; readonly rows: readonly ExclusionRow[] }
  | { readonly of: 'grants'; readonly rows: readonly GrantRow[] }
  | { readonly of: 'keys'; readonly rows: readonly KeyRow[] };

/** Where in the history of changes a snapshot stands. */
export interface Position {
  readonly revision: number;
  /** Another one means another history, for instance because a backup was restored. */
  readonly epoch: string;
  /** How far the server had written its log, in bytes; null when the role may not know. */
  readonly wal: number | null;
}

/** Whether what is known at one position can be brought to the other by reading what changed since. */
export function continues(known: Position, position: Position): boolean {
  if (known.epoch !== position.epoch || known.revision > position.revision) return false;
  return known.wal === null || position.wal === null || known.wal <= position.wal;
}
