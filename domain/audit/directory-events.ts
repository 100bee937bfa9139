import type { Role } from '#domain/permissions.ts';
import type { PersonRef } from './refs.ts';

/** Who moved somebody without being a person: the directory, a sign-in through the identity provider, or the roles of groups. */
export type Through = 'directory' | 'single_sign_on' | 'group_roles';

interface GroupRef {
  readonly id: string;
  readonly name: string;
}

interface TokenRef {
  readonly id: string;
  readonly name: string;
}

/** What the company's directory and identity provider do here, and what admins let them do. */
export type DirectoryEvent =
  | { readonly type: 'directory.token_made'; readonly token: TokenRef }
  | { readonly type: 'directory.token_revoked'; readonly token: TokenRef }
  | {
      readonly type: 'directory.roles_set';
      readonly group: string;
      readonly roles: readonly Role[];
      readonly team?: string | undefined;
      /** What the group gave before. */
      readonly before?: { readonly roles: readonly Role[]; readonly team?: string | undefined } | undefined;
    }
  | { readonly type: 'directory.roles_removed'; readonly group: string; readonly roles: readonly Role[] }
  | { readonly type: 'directory.group_made'; readonly group: GroupRef }
  | { readonly type: 'directory.group_renamed'; readonly group: GroupRef; readonly from: string }
  | { readonly type: 'directory.group_removed'; readonly group: GroupRef; readonly members: number }
  | {
      readonly type: 'directory.group_changed';
      readonly group: GroupRef;
      readonly what: 'directory id';
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly type: 'directory.members_changed';
      readonly group: GroupRef;
      readonly added: readonly PersonRef[];
      readonly removed: readonly PersonRef[];
    }
  | {
      readonly type: 'directory.source_chosen';
      readonly person: PersonRef;
      readonly from: 'groups' | 'admins';
    }
  | { readonly type: 'directory.person_bound'; readonly person: PersonRef; readonly issuer: string }
  | {
      readonly type: 'directory.groups_claimed';
      readonly person: PersonRef;
      readonly groups: readonly string[];
    };
