import type { KeyKind } from '#domain/api-keys.ts';
import type { AccountRef, Change, PersonRef } from './refs.ts';

interface KeyRef {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly environment: string;
}

export type HouseEvent =
  | { readonly type: 'account.created'; readonly account: AccountRef; readonly owner: PersonRef }
  | { readonly type: 'key.created'; readonly key: KeyRef }
  | { readonly type: 'key.revoked'; readonly key: KeyRef }
  | {
      readonly type: 'policy.published';
      readonly version: number;
      readonly rules: number;
      /** What became of the rules of the version before. */
      readonly added?: number | undefined;
      readonly removed?: number | undefined;
      readonly changed?: number | undefined;
      readonly moved?: number | undefined;
      readonly reason: string;
    }
  | { readonly type: 'settings.changed'; readonly changes: readonly Change[] }
  | {
      readonly type: 'delegation.created';
      readonly delegationId: string;
      readonly delegate: PersonRef;
      readonly startsAt: string;
      readonly endsAt: string;
    }
  | { readonly type: 'delegation.ended'; readonly delegationId: string; readonly delegate: PersonRef };
