import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { renameSelfInput } from '#domain/inputs/people.ts';
import { renameSelf } from '#domain/people.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const renameSelfVerb = defineVerb({
  name: 'rename-self',
  action: 'keep_profile',
  input: renameSelfInput,
  load: async () => ({}),
})({
  scope: () => ({}),
  decide: (_state, input, act) => renameSelf(input, act),
  save: async (tx, _next, { input, act }) => {
    await tx.update(users).set({ name: input.name }).where(eq(users.id, act.by.id));
    return { personId: act.by.id };
  },
});
