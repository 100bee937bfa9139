import { eq, inArray } from 'drizzle-orm';
import { environments, featureEnvironments, features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { createFeature } from '#domain/features.ts';
import { createFeatureInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const createFeatureVerb = defineVerb({
  name: 'create-feature',
  action: 'create_feature',
  input: createFeatureInput,
  load: async (tx, input) => {
    const taken = await tx.$count(features, eq(features.key, input.key));
    const people = await tx
      .select({ id: users.id, roles: users.roles, active: users.active })
      .from(users)
      .where(inArray(users.id, [input.pmId, input.engineerId]));
    const holds = (id: string, role: 'pm' | 'engineer') =>
      people.some((person) => person.id === id && person.active && person.roles.includes(role));
    return {
      keyTaken: taken > 0,
      pmIsPm: holds(input.pmId, 'pm'),
      engineerIsEngineer: holds(input.engineerId, 'engineer'),
    };
  },
})({
  scope: () => ({}),
  decide: createFeature,
  save: async (tx, next, { input, act }) => {
    await tx.insert(features).values({
      ...input,
      docsUrl: input.docsUrl ?? null,
      id: next.id,
      stage: 'draft',
      createdAt: act.now,
    });
    const all = await tx.select({ key: environments.key }).from(environments);
    await tx
      .insert(featureEnvironments)
      .values(
        all.map(({ key }) => ({ featureId: next.id, environmentKey: key, serving: 'granted' as const })),
      );
    return { featureId: next.id, featureKey: next.key };
  },
});
