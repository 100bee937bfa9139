import { endianness } from 'node:os';
import type { AccountRow, FeatureRow, KeyRow, Position, ServingRow } from './rows.ts';

/** The compiler asks for what rows have: a file that was written with other fields is not read. */
const rowFields = {
  features: Object.keys({
    id: true,
    key: true,
    stage: true,
    variants: true,
    onVariant: true,
    offVariant: true,
    visibleToClients: true,
  } satisfies Record<keyof FeatureRow, true>),
  servings: Object.keys({
    featureId: true,
    environmentKey: true,
    serving: true,
  } satisfies Record<keyof ServingRow, true>),
  accounts: Object.keys({ id: true, key: true } satisfies Record<keyof AccountRow, true>),
  keys: Object.keys({
    id: true,
    kind: true,
    environmentKey: true,
    hash: true,
    expiresAt: true,
    revokedAt: true,
    origins: true,
    proofPublicKey: true,
    streamSecret: true,
    singlePerSecond: true,
    bulkPerSecond: true,
    maxStreams: true,
  } satisfies Record<keyof KeyRow, true>),
};

/** To be raised when records or blocks change. */
const formatVersion = 1;

/** Every file that this version can read begins with these bytes; they are followed by length, digest and blocks. */
export const signature = Buffer.from(
  `latchkey evaluation snapshot ${formatVersion} ${endianness()} ${JSON.stringify(rowFields)}\n`,
);
export const digestBytes = 32;
/** The signature, the length of the whole file as a double, and the SHA-256 of all other bytes. */
export const headerBytes = signature.length + 8 + digestBytes;
/** Before each block: its kind and its length. */
export const blockHeaderBytes = 8;

export const block = {
  about: 1,
  features: 2,
  servings: 3,
  keys: 4,
  accounts: 5,
  names: 6,
  contacts: 7,
  page: 8,
};
export const rowsPerBlock = 2_000;

/** The first block. */
export interface About {
  /** The address of the database without user and password. */
  readonly database: string;
  readonly position: Position;
  /** When the database last confirmed it, in milliseconds since 1970. */
  readonly confirmedAt: number;
}

/** @param url of a database. @returns what tells it from others, and is no secret. */
export function databaseOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** The contacts of a page's records, by their place in the page. */
export type PageContacts = readonly (readonly [place: number, contactKeys: readonly string[]])[];
