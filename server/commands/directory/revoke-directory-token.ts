import { eq } from 'drizzle-orm';
import { directoryTokens } from '#db/schema/directory.ts';
import { refuse } from '#domain/decision.ts';
import { revokeDirectoryToken } from '#domain/directory/tokens.ts';
import { revokeDirectoryTokenInput } from '#domain/inputs/directory.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const revokeDirectoryTokenVerb = defineVerb({
  name: 'revoke-directory-token',
  action: 'manage_users',
  input: revokeDirectoryTokenInput,
  load: async (tx, { tokenId }) => {
    const [token] = await tx
      .select()
      .from(directoryTokens)
      .where(eq(directoryTokens.id, tokenId))
      .for('update');
    return token ?? refuse('not_found', 'There is no such token.');
  },
})({
  scope: () => ({}),
  decide: (token) => revokeDirectoryToken(token),
  save: async (tx, _next, { state: { id }, act }) => {
    await tx.update(directoryTokens).set({ revokedAt: act.now }).where(eq(directoryTokens.id, id));
    return { tokenId: id };
  },
});
