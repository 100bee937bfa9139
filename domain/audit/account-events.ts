import type { AccountRef, Change, PersonRef } from './refs.ts';

interface OfAccount {
  readonly account: AccountRef;
}
interface OfContact extends OfAccount {
  readonly contact: { readonly key: string; readonly name: string };
}
interface OfImport {
  readonly importId: string;
  readonly fileName: string;
}

export type AccountEvent =
  | (OfAccount & { readonly type: 'account.changed'; readonly changes: readonly Change[] })
  | (OfAccount & {
      readonly type: 'account.archived';
      /** So many features it still has. */
      readonly living: number;
      readonly reason: string;
    })
  | (OfAccount & { readonly type: 'account.restored' })
  | (OfContact & { readonly type: 'contact.added' })
  | (OfContact & { readonly type: 'contact.changed'; readonly changes: readonly Change[] })
  | (OfContact & { readonly type: 'contact.removed' })
  | (OfImport & { readonly type: 'import.started'; readonly rows: number })
  | (OfImport & { readonly type: 'import.cancelled'; readonly left: number })
  | (OfImport & {
      readonly type: 'import.finished';
      readonly askedBy: PersonRef;
      readonly created: number;
      readonly changed: number;
      readonly same: number;
      readonly refused: number;
    });
