import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import type { When } from './calendar.ts';
import type { FeatureText } from './feature-texts.ts';
import { featuresInTesting } from './features-in-testing.ts';
import { otherFeatures } from './other-features.ts';
import type { Deed } from './scene.ts';

export const featureBeginnings: readonly Deed[] = [...featuresInTesting, ...otherFeatures].map(create);

function create({ created, ...text }: FeatureText): Deed {
  return {
    when: created,
    by: 'pm',
    what: `pm creates ${text.key}`,
    tell: async (scene, act) => {
      const { featureId } = await scene.run(act, createFeatureVerb, {
        ...text,
        docsUrl: `https://docs.example.com/${text.key}`,
        pmId: scene.people.pm,
        engineerId: scene.people.engineer,
      });
      scene.keep(featureId, 'feature', text.key);
    },
  };
}

/** One server key and one client key for each environment. */
export function keyBeginnings(environments: readonly string[]): Deed[] {
  return environments.flatMap((environment, place) =>
    (['server', 'client'] as const).map((kind, second): Deed => {
      const when: When = `35d 16:${10 + place * 10 + second * 4}`;
      const name = kind === 'server' ? `Customer apps, ${environment}` : `Browser apps, ${environment}`;
      return {
        when,
        by: 'admin',
        what: `admin creates a ${kind} key`,
        tell: async (scene, act) => {
          // The demo's client keys work from any page and need no proof, so that they can be tried at once.
          const open = kind === 'client' ? { origins: ['*'], proofRequired: false } : {};
          const { key } = await scene.run(act, createKeyVerb, {
            name,
            kind,
            environmentKey: environment,
            ...open,
          });
          if (key) scene.keys.push({ environment, kind, key });
        },
      };
    }),
  );
}
