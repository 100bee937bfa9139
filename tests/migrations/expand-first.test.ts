import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractionsIn, createdIn, justifiedIn } from '#tests/support/contractions.ts';

const folder = 'db/migrations';
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort();
/** Since then old servers go on beside the new ones while it migrates. */
const lastWithServersStopped = '0021_trust.sql';
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

test.each(migrations)('%s takes nothing away that the code before it uses', (name) => {
  const sql = textOf(name);
  const earlier = migrations.slice(0, migrations.indexOf(name));
  const justified = justifiedIn(sql);
  for (const { since } of justified)
    if (since) expect(earlier).toContain(`${since}.sql`);
    else expect(name <= lastWithServersStopped).toBe(true);
  const reasons = new Set(justified.map(({ what }) => what));
  const unjustified = contractionsIn(sql, createdIn(sql)).filter((what) => !reasons.has(what));
  expect(unjustified).toEqual([]);
});

const made = new Set(['fresh']);

test.each([
  ['DROP TABLE "old";', ['drop table old']],
  ['drop table if exists old;', ['drop table old']],
  ['DROP FUNCTION note_uses(json);', ['drop function note_uses']],
  ['ALTER TABLE "users" DROP COLUMN "name";', ['drop column users.name']],
  ['ALTER TABLE "users" RENAME COLUMN "name" TO "called";', ['rename users']],
  ['ALTER TABLE users RENAME TO people;', ['rename users']],
  ['ALTER TABLE "users" ALTER COLUMN "age" SET DATA TYPE bigint;', ['alter type users.age']],
  ['ALTER TABLE "users" ALTER COLUMN "age" TYPE bigint;', ['alter type users.age']],
  ["ALTER TYPE mood RENAME VALUE 'sad' TO 'low';", ['alter type mood']],
  ['ALTER TABLE "users" ALTER COLUMN "age" SET NOT NULL;', ['set not null users.age']],
  ['ALTER TABLE "users" ADD COLUMN "age" integer NOT NULL;', ['required column users.age']],
  ['ALTER TABLE "users" ADD COLUMN "age" integer DEFAULT 1 NOT NULL;', []],
  ['ALTER TABLE "users" ADD COLUMN "age" integer;', []],
  ['ALTER TABLE "fresh" ALTER COLUMN "age" SET NOT NULL;', []],
  ['CREATE TABLE "fresh" ("age" integer NOT NULL);', []],
  ['-- DROP TABLE "old";', []],
])('%s', (sql, found) => {
  expect(contractionsIn(sql, made)).toEqual(found);
});
