import type { Role } from '#domain/permissions.ts';
import type { Through } from './directory-events.ts';
import type { AccountRef, Change, OfFeature, PersonRef } from './refs.ts';

interface TeamRef {
  readonly id: string;
  readonly name: string;
}

/** Who is here, in which roles and teams, and whose things are whose. */
export type PeopleEvent =
  | { readonly type: 'house.opened'; readonly roles: readonly Role[] }
  | {
      readonly type: 'person.added';
      readonly person: PersonRef;
      readonly roles: readonly Role[];
      readonly team?: string | undefined;
      readonly through?: Through | undefined;
    }
  | {
      readonly type: 'person.changed';
      readonly person: PersonRef;
      readonly changes: readonly Change[];
      /** Accounts that went along to the other team. */
      readonly accountsMoved?: number | undefined;
      readonly through?: Through | undefined;
    }
  | {
      readonly type: 'person.deactivated';
      readonly person: PersonRef;
      readonly through?: Through | undefined;
    }
  | {
      readonly type: 'person.activated';
      readonly person: PersonRef;
      readonly through?: Through | undefined;
    }
  | { readonly type: 'person.password_given'; readonly person: PersonRef }
  | { readonly type: 'profile.renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'profile.password_changed' }
  | { readonly type: 'team.created'; readonly team: TeamRef }
  | { readonly type: 'team.renamed'; readonly team: TeamRef; readonly from: string }
  | {
      readonly type: 'person.account_handed_over';
      readonly account: AccountRef;
      readonly from: PersonRef;
      readonly to: PersonRef;
    }
  | (OfFeature & {
      readonly type: 'person.feature_handed_over';
      readonly as: 'pm' | 'engineer';
      readonly from: PersonRef;
      readonly to: PersonRef;
    })
  | { readonly type: 'sample.made'; readonly accounts: number; readonly features: number }
  | {
      readonly type: 'sample.removed';
      readonly accounts: number;
      readonly features: number;
      readonly requests: number;
      readonly grants: number;
      readonly interests: number;
      readonly feedback: number;
    };
