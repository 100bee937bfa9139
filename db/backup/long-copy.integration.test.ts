import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openSql } from '#db/open-sql.ts';
import { testDatabase } from '#tests/support/database.ts';

test('a connection answers after rows that came faster than they were taken', async () => {
  const sql = openSql((await testDatabase()).url, 1);
  try {
    for (const rows of [60, 80, 120, 400]) {
      const copy = await sql
        .unsafe(`copy (select repeat('x', 1000) from generate_series(1, ${rows})) to stdout`)
        .readable();
      await sleep(50);
      let bytes = 0;
      for await (const chunk of copy) bytes += chunk.length;
      expect(bytes).toBe(rows * 1001);
      expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
});
