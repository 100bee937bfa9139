import { createHash, randomBytes } from 'node:crypto';
import { isNull } from 'drizzle-orm';
import { directoryTokens } from '#db/schema/directory.ts';
import { formatDirectoryToken, makeDirectoryToken } from '#domain/directory/tokens.ts';
import { makeDirectoryTokenInput } from '#domain/inputs/directory.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { lockDirectory } from './grouped-people.ts';

export const makeDirectoryTokenVerb = defineVerb({
  name: 'make-directory-token',
  action: 'manage_users',
  input: makeDirectoryTokenInput,
  load: async (tx) => {
    await lockDirectory(tx);
    return { working: await tx.$count(directoryTokens, isNull(directoryTokens.revokedAt)) };
  },
})({
  scope: () => ({}),
  decide: makeDirectoryToken,
  save: async (tx, { id, name }, { act }) => {
    const token = formatDirectoryToken(id, randomBytes(32).toString('base64url'));
    const hash = createHash('sha256').update(token).digest('hex');
    await tx.insert(directoryTokens).values({ id, name, hash, createdBy: act.by.id, createdAt: act.now });
    return { tokenId: id, token: token as string | null };
  },
  remember: ({ tokenId }) => ({ tokenId, token: null }),
});
