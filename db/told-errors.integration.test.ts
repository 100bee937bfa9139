import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openTestHouse } from '#tests/support/test-house.ts';

test('a statement that fails is told without its values, wherever the error is written', async () => {
  const { db } = await openTestHouse();
  const error = await db
    .execute(sql`insert into users (id, password_hash) values (${'not an id'}, ${'$argon2id$a-secret-hash'})`)
    .catch((failed: Error) => failed);
  if (!(error instanceof Error)) throw new Error('It should have failed.');
  expect(inspect(error, { depth: 0 })).toContain('Failed query: insert into users');
  for (const written of [
    String(error),
    error.stack ?? '',
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
  ])
    expect(written).not.toContain('a-secret-hash');
});
