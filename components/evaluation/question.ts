import { createSerializer, type inferParserType, parseAsStringLiteral } from 'nuqs/server';
import { parseAsStoredKey } from '#components/keys/key-in-address.ts';
import { keyKinds } from '#domain/api-keys.ts';

/** What is asked stands in the address, so that a colleague can be sent the link. */
export const questionParsers = {
  account: parseAsStoredKey,
  contact: parseAsStoredKey,
  feature: parseAsStoredKey,
  environment: parseAsStoredKey,
  kind: parseAsStringLiteral(keyKinds),
  key: parseAsStoredKey,
};

export type Question = inferParserType<typeof questionParsers>;

const serialize = createSerializer(questionParsers);

export function questionPath(question: Partial<Question>): string {
  return `/keys/ask${serialize(question)}`;
}

/** Whom it is asked about and with what, as the server is asked; a key that is named brings its kind and environment. */
export function whoAsks(account: string, { contact, environment, kind, key }: Question) {
  return {
    account,
    kind: kind ?? ('server' as const),
    ...(contact === null ? {} : { contact }),
    ...(environment === null ? {} : { environment }),
    ...(key === null ? {} : { key }),
  };
}
