import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { grantActivations, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { sinceTheUnlockMs } from '#domain/time-to-unlock.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import type { When } from './calendar.ts';
import type { PersonKey } from './people.ts';
import type { Deed, Scene } from './scene.ts';

interface Wish {
  readonly days: number;
  /** Left out, the usual one. */
  readonly variant?: string;
  readonly reason: string;
}

/** What happens between one feature and accounts; answers and ends speak of the latest request or unlock. */
export function accessDeeds(feature: string) {
  const deed = (when: When, by: PersonKey, what: string, tell: Deed['tell']): Deed[] => [
    { when, by, what: `${by} ${what} (${feature})`, tell },
  ];
  const seen = (when: When, account: string, after: number | undefined): Deed[] =>
    after === undefined
      ? []
      : [
          {
            when,
            after,
            by: 'engineer',
            what: `the app of ${account} sees ${feature}`,
            tell: (scene, { at }) => recordFirstOn(scene, scene.id('grant', feature, account), at),
          },
        ];
  const pair = (scene: Scene, account: string, { at }: { at: Date }) => ({
    featureId: scene.id('feature', feature),
    accountId: scene.id('account', account),
    intentAt: new Date(at.getTime() - Math.round(20_000 + scene.random() * 50_000)),
  });
  return {
    unlock: (when: When, by: PersonKey, account: string, wish: Wish & { readonly seenAfter?: number }) => [
      ...deed(when, by, `unlocks for ${account}`, async (scene, act) => {
        const { seenAfter: _, ...input } = wish;
        const asked = { ...pair(scene, account, act), ...input };
        const { grantId } = await scene.run(act, unlockFeatureVerb, asked);
        scene.keep(grantId, 'grant', feature, account);
      }),
      ...seen(when, account, wish.seenAfter),
    ],
    breakGlass: (
      when: When,
      by: PersonKey,
      account: string,
      wish: Wish & { readonly seenAfter?: number },
    ) => [
      ...deed(when, by, `breaks the glass for ${account}`, async (scene, act) => {
        const { seenAfter: _, ...input } = wish;
        const { grantId } = await scene.run(act, breakGlassVerb, { ...pair(scene, account, act), ...input });
        scene.keep(grantId, 'grant', feature, account);
      }),
      ...seen(when, account, wish.seenAfter),
    ],
    ask: (
      when: When,
      by: PersonKey,
      account: string,
      wish: Wish & { readonly closesInDays?: number; readonly dealValue?: number },
    ) =>
      deed(when, by, `asks for ${account}`, async (scene, act) => {
        const { closesInDays, ...input } = wish;
        const closes = closesInDays === undefined ? undefined : scene.calendar.inDays(closesInDays);
        const dealCloseDate = closes?.toISOString().slice(0, 10);
        const asked = { ...pair(scene, account, act), ...input, dealCloseDate };
        const { requestId } = await scene.run(act, requestFeatureVerb, asked);
        scene.keep(requestId, 'request', feature, account);
      }),
    approve: (
      when: When,
      account: string,
      yes: { readonly by?: PersonKey; readonly reason?: string; readonly seenAfter?: number } = {},
    ) => [
      ...deed(when, yes.by ?? 'pm', `approves ${account}`, async (scene, act) => {
        const requestId = scene.id('request', feature, account);
        const answer = { requestId, revision: 1, reason: yes.reason };
        const { grantId } = await scene.run(act, approveRequestVerb, answer);
        if (grantId) scene.keep(grantId, 'grant', feature, account);
      }),
      ...seen(when, account, yes.seenAfter),
    ],
    reject: (when: When, account: string, reason: string) =>
      deed(when, 'pm', `rejects ${account}`, async (scene, act) => {
        const requestId = scene.id('request', feature, account);
        await scene.run(act, rejectRequestVerb, { requestId, revision: 1, reason });
      }),
    cancel: (when: When, by: PersonKey, account: string, reason: string) =>
      deed(when, by, `withdraws the request for ${account}`, async (scene, act) => {
        await scene.run(act, cancelRequestVerb, { requestId: scene.id('request', feature, account), reason });
      }),
    revoke: (when: When, by: PersonKey, account: string, reason: string) =>
      deed(when, by, `ends it for ${account}`, async (scene, act) => {
        await scene.run(act, revokeGrantVerb, { grantId: scene.id('grant', feature, account), reason });
      }),
    undo: (when: When, by: PersonKey, account: string) =>
      deed(when, by, `undoes the unlock for ${account}`, async (scene, act) => {
        await scene.run(act, undoUnlockVerb, { grantId: scene.id('grant', feature, account) });
      }),
  };
}

async function recordFirstOn({ tx }: Scene, grantId: string, at: Date): Promise<void> {
  const environmentKey = 'production';
  const [row] = await tx
    .select({
      grant: grants,
      feature: { id: features.id, key: features.key, name: features.name },
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(eq(grants.id, grantId));
  if (!row) throw new Error('There is no such grant.');
  const { grant, ...about } = row;
  await tx.insert(grantActivations).values({ grantId, environmentKey, firstOnAt: at, recordedAt: at });
  const afterMs = sinceTheUnlockMs(grant, at) ?? 0;
  await appendEvents(
    tx,
    [{ type: 'grant.activated', ...about, grantId, environment: environmentKey, afterMs }],
    { actor: { kind: 'system' }, at, commandId: randomUUID() },
  );
}
