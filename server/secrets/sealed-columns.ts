/** The purpose that the secret of somebody's authenticator app is sealed for. */
export function secondFactorPurpose(userId: string): string {
  return `second factor of ${userId}`;
}

/** The purpose that the private half of a key that signs the audit chain is sealed for. */
export function signingKeyPurpose(id: string): string {
  return `signing key ${id}`;
}

interface SealedColumn {
  readonly table: string;
  /** The primary key, which the purpose names. */
  readonly id: string;
  readonly column: string;
  readonly purpose: (id: string) => string;
  /** What one of them is called, one and several. */
  readonly words: readonly [one: string, several: string];
}

/** Everything that the database keeps sealed. What is not listed here is not sealed anew when the key changes. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'second_factors',
    id: 'user_id',
    column: 'sealed_secret',
    purpose: secondFactorPurpose,
    words: ['second factor', 'second factors'],
  },
  {
    table: 'signing_keys',
    id: 'id',
    column: 'sealed_private_key',
    purpose: signingKeyPurpose,
    words: ['signing key', 'signing keys'],
  },
];
