import { beforeAll, expect, test } from 'vitest';
import { defaultRules, type Rule } from '#domain/policy.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { publishPolicyVerb } from '#server/commands/policy/publish-policy.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { policyCurrent, policyVersion, policyVersionsList } from './policy.ts';
import { policyReplay } from './policy-replay.ts';

const deny: Rule = { text: 'Never.', when: [], outcome: { kind: 'deny', reason: 'Not this year.' } };
const allow: Rule = { text: 'At once.', when: [], outcome: { kind: 'allow' } };

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const replayed = (rules: readonly Rule[], days = 30) => policyReplay(house.db, { rules, days }, house.now);

test('nobody asked yet: there is nothing to replay', async () => {
  expect(await replayed([deny])).toMatchObject({ basedOn: 1, asked: 0, unchanged: 0, newlyDenied: [] });
});

test('a replay lists every ask that would be answered otherwise, the latest first', async () => {
  const { featureId } = await house.open();
  const [own, foreign] = [await house.account(), await house.account('other-sales')];
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, own));
  await house.done(requestFeatureVerb, 'sales', wish(featureId, foreign));

  const refusing = await replayed([deny]);
  expect(refusing).toMatchObject({ asked: 2, more: false, unchanged: 0, newlyAllowed: [], newlyAsked: [] });
  expect(refusing.newlyDenied).toMatchObject([
    { from: { outcome: 'needsApproval', place: 3 }, to: { outcome: 'deny', ruleText: 'Never.', place: 1 } },
    { from: { outcome: 'allow', place: 1 }, askedByName: 'The sales' },
  ]);
  expect(Object.keys(refusing.newlyDenied[0] ?? {}).toSorted()).toEqual(
    ['account', 'askedByName', 'at', 'feature', 'from', 'id', 'to'].toSorted(),
  );
  expect(await replayed([allow])).toMatchObject({
    newlyAllowed: [{ to: { outcome: 'allow' } }],
    unchanged: 1,
  });
  expect(await replayed(defaultRules)).toMatchObject({ unchanged: 2 });
});

test('only the days that are asked for', async () => {
  const later = new Date(house.now.getTime() + 5 * 86_400_000);
  expect(await policyReplay(house.db, { rules: [deny], days: 3 }, later)).toMatchObject({ asked: 0 });
  expect(await policyReplay(house.db, { rules: [deny], days: 7 }, later)).toMatchObject({ asked: 2 });
});

test('versions say who, why and what changed', async () => {
  const input = { basedOn: 1, rules: [...defaultRules.slice(1), deny], reason: 'It takes too long.' };
  await house.done(publishPolicyVerb, 'pm', input);
  expect(await policyVersionsList(house.db)).toMatchObject([
    {
      version: 2,
      rules: 3,
      reason: 'It takes too long.',
      publishedByName: 'The pm',
      changes: '1 added, 1 removed',
    },
    { version: 1, rules: 3, publishedByName: null, changes: null },
  ]);
  expect(await policyVersion(house.db, 2)).toMatchObject({ version: 2, before: { version: 1 } });
  expect(await policyVersion(house.db, 1)).toMatchObject({ version: 1, before: null });
  expect(await policyVersion(house.db, 9)).toBeUndefined();
});

test('who may publish is told so', async () => {
  const of = (name: 'pm' | 'admin', roles: ['pm'] | ['admin']) =>
    policyCurrent(house.db, { id: house.ids[name], name, roles, teamId: null });
  expect(await of('pm', ['pm'])).toMatchObject({ mayPublish: true, current: { version: 2 } });
  expect(await of('admin', ['admin'])).toMatchObject({ mayPublish: false });
});
