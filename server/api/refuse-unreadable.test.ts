import { describe, expect, test } from 'vitest';
import { deepest, readableRequest } from './refuse-unreadable.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const url = 'http://localhost:3000/api/trpc/grants.unlock';

async function statusOf(body: string, type = 'application/json', at = url): Promise<number> {
  const answer = await readableRequest(
    new Request(at, { method: 'POST', body, headers: { 'content-type': type } }),
  );
  return answer instanceof Response ? answer.status : 200;
}

describe('a posted command', () => {
  test('passes as JSON, with its body', async () => {
    const body = '{"commandId":"x"}';
    const passed = await readableRequest(
      new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    );
    expect(passed instanceof Request && (await passed.text())).toBe(body);
    expect(await statusOf(nested(deepest))).toBe(200);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('is refused as %s', async (type) => expect(await statusOf('{}', type)).toBe(415));

  test('is refused when it is too deep', async () => {
    expect(await statusOf(nested(deepest + 1))).toBe(400);
    expect(await statusOf('{}', 'application/json', `${url}?input=${nested(deepest + 1)}`)).toBe(400);
  });
});

test('a question in the address is looked at too', async () => {
  const asked = await readableRequest(new Request(`${url}?input=${nested(deepest + 1)}`));
  expect(asked instanceof Response && asked.status).toBe(400);
});
