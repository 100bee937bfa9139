import { beforeAll, describe, expect, test } from 'vitest';
import { bulkPath, type OfrepHouse, openOfrepHouse, pageOrigin } from '#tests/support/ofrep-house.ts';
import { proveAccount } from '#tests/support/ofrep-proof.ts';

describe('7. a client key that asks for another account', () => {
  let ofrep: OfrepHouse;
  beforeAll(async () => {
    ofrep = await openOfrepHouse();
    await ofrep.unlock(await ofrep.offer('log-streaming'), await ofrep.account('acme'));
    await ofrep.account('globex');
  });

  const ask = (key: string, targetingKey: string, headers: Record<string, string>, more: object = {}) =>
    fetch(`${ofrep.server.url}${bulkPath}/log-streaming`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, origin: pageOrigin, ...headers },
      body: JSON.stringify({ context: { targetingKey, ...more } }),
    });

  test('is told of the proven one, or nothing', async () => {
    const { key, proofKey } = await ofrep.newKey({ kind: 'client', origins: [pageOrigin] });
    const proof = (account: string) => proveAccount(String(proofKey), account);
    const as = async (account: string) => ({ 'x-latchkey-context': await proof(account) });
    const own = await ask(key, 'acme', await as('acme'));
    expect(await own.json()).toMatchObject({ value: true });
    const tries: [string, Promise<Response>][] = [
      ['without a proof', ask(key, 'acme', {})],
      ['with the proof of another', ask(key, 'acme', await as('globex'))],
      ['with the account beside it', ask(key, 'globex', await as('globex'), { account: 'acme' })],
      [
        'with a proof that ended',
        ask(key, 'acme', {
          'x-latchkey-context': await proveAccount(String(proofKey), 'acme', { seconds: -60 }),
        }),
      ],
      [
        'with no signature',
        ask(key, 'acme', {
          'x-latchkey-context': `${(await proof('acme')).split('.').slice(0, 2).join('.')}.`,
        }),
      ],
    ];
    for (const [how, tried] of tries) {
      const answer = await tried;
      const said = (await answer.json()) as { value?: unknown };
      expect([answer.status >= 400 || said.value === false, said.value !== true], how).toEqual([true, true]);
    }
  });

  test('signed for another key is no proof', async () => {
    const first = await ofrep.newKey({ kind: 'client', origins: [pageOrigin] });
    const second = await ofrep.newKey({ kind: 'client', origins: [pageOrigin] });
    const foreign = await proveAccount(String(second.proofKey), 'acme');
    expect((await ask(first.key, 'acme', { 'x-latchkey-context': foreign })).status).toBeGreaterThanOrEqual(
      400,
    );
  });
});
