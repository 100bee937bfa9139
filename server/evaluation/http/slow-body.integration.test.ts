import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse } from '#tests/support/test-house.ts';

test('a key that is revoked while a body still arrives answers nothing any more', async () => {
  const house = await openTestHouse();
  await house.feature('pm', { key: 'java' });
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  const { key, keyId } = await house.done(createKeyVerb, 'admin', input, { now: new Date() });
  const server = await startEvaluation(house.url);
  const body = '{"context":{"targetingKey":"acme"}}';
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const answer = new Promise<string>((done) => socket.once('data', (data) => done(data.toString())));
  socket.write(
    `POST /ofrep/v1/evaluate/flags/java HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Length: ${body.length}\r\n\r\n{`,
  );
  await house.done(revokeKeyVerb, 'admin', { keyId }, { now: new Date() });
  await server.evaluator.following.catchUp();
  socket.write(body.slice(1));
  expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});
