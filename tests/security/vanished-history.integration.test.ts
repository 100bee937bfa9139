import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { signedLine } from '#domain/audit/heads.ts';
import { nameOfCheckpoint, nameOfHead } from '#server/audit/heads-folder.ts';
import { renewSigner, type Signer, signerOf } from '#server/audit/signing-keys.ts';
import { trustOf } from '#server/audit/trust.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { headOf, writeHead } from '#server/audit/write-head.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const archiveSha256 = 'f'.repeat(64);
const hours = (many: number) => new Date(Date.UTC(2026, 10, 22, many));
const everyMs = 1_000;
const tables = ['audit_events', 'audit_head', 'audit_checkpoints', 'signing_keys'];
let house: TestHouse;
let folder: string;

beforeAll(async () => {
  house = await openTestHouse();
  await signer();
  for (const table of tables) await house.sql.unsafe(`create table kept_${table} as table ${table}`);
});
beforeEach(async () => {
  await house.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of tables)
      await tx.unsafe(`delete from ${table}; insert into ${table} select * from kept_${table}`);
  });
  folder = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const hour of [1, 2]) {
    for (let made = 0; made < 3; made++) await house.account();
    await writeHead(house.db, { folder, everyMs }, hours(hour));
  }
  await house.account();
});

const signer = () => house.db.transaction((tx) => signerOf(tx, hours(3)));

function renew() {
  return runAsSystem(house.house, hours(4), async (tx) => [
    { type: 'audit.key_renewed', keyId: (await renewSigner(tx, hours(4))).id },
  ]);
}

/** As somebody who may do everything in the database and has a key that the house signs with, or did. */
async function vanish(by: Signer, { at = hours(5), told = true, left = 1 } = {}) {
  const [row] = await house.sql<{ seq: string; hash: string }[]>`
    select seq, hash from audit_events order by seq desc offset ${left} limit 1`;
  if (!row) throw new Error('There is no event.');
  const { hash } = row;
  const checkpoint = by.signed({
    ...{ latchkey: 'audit checkpoint' as const, seq: Number(row.seq), hash, archiveSha256 },
    at: at.toISOString(),
  });
  const { seq, keyId, signature } = checkpoint;
  await house.sql`insert into audit_checkpoints values
    (${seq}, ${hash}, ${checkpoint.at}::text::timestamptz, ${archiveSha256}, ${keyId}, ${signature})`;
  await house.sql`delete from audit_events where seq <= ${seq}`;
  if (told)
    await runAsSystem(house.house, hours(5), async () => [
      { type: 'audit.archived', upTo: seq, total: seq, archiveSha256 },
    ]);
  return checkpoint;
}

async function found(beside: string | undefined) {
  const trust = await trustOf(house.db, { folder: beside });
  return trust.problem ?? (await verifyChain(house.sql, trust)).problem;
}

test('history that vanishes behind a checkpoint of which no event tells is missed', async () => {
  await vanish(await signer(), { told: false });
  for (const beside of [folder, undefined])
    expect(await found(beside)).toMatchObject({
      kind: 'checkpoint',
      sentence: expect.stringContaining('no event behind their checkpoint tells'),
    });
});

test('a checkpoint that nobody put beside the heads lets nothing go; one that lies there does', async () => {
  const checkpoint = await vanish(await signer());
  expect(await found(folder)).toMatchObject({
    kind: 'checkpoint',
    sentence: expect.stringContaining('no copy of the checkpoint'),
  });
  writeFileSync(join(folder, nameOfCheckpoint(checkpoint)), signedLine(checkpoint));
  expect(await found(folder)).toBeUndefined();
  const trust = await trustOf(house.db, { folder });
  expect(await verifyChain(house.sql, trust)).toMatchObject({ agreed: 1, headsBefore: 1 });
  writeFileSync(join(folder, nameOfCheckpoint(checkpoint)), '{}');
  expect(await found(folder)).toMatchObject({ kind: 'forged' });
});

test('heads that are begun anew behind a cut hold without its copy', async () => {
  await vanish(await signer());
  const later = join(folder, 'later');
  await writeHead(house.db, { folder: later, everyMs }, hours(6));
  expect(await found(later)).toBeUndefined();
});

test('a retired key lets nothing go, also when the event of its renewal is gone', async () => {
  const retired = await signer();
  await renew();
  const checkpoint = await vanish(retired, { left: 0 });
  writeFileSync(join(folder, nameOfCheckpoint(checkpoint)), signedLine(checkpoint));
  expect((await found(folder))?.sentence).toMatch(
    /checkpoint that let them go was signed .* after it was retired/,
  );
});

test('not even with an earlier moment, and a table of keys that forgot', async () => {
  const retired = await signer();
  await renew();
  await house.sql`update signing_keys set retired_at = null`;
  const checkpoint = await vanish(retired, { at: hours(3), left: 2 });
  writeFileSync(join(folder, nameOfCheckpoint(checkpoint)), signedLine(checkpoint));
  expect((await found(folder))?.sentence).toMatch(
    /checkpoint that let them go was signed .* after it was retired/,
  );
});

test('what a retired key signed afterwards is named', async () => {
  const retired = await signer();
  await renew();
  const { seq, hash } = await house.db.transaction(headOf);
  const head = (at: Date) =>
    retired.signed({ latchkey: 'audit head' as const, seq, hash, count: seq, at: at.toISOString() });
  writeFileSync(join(folder, nameOfHead(seq)), signedLine(head(hours(5))));
  expect((await found(folder))?.sentence).toBe(
    `The head in ${nameOfHead(seq)} was signed with the key ${retired.id} after it was retired.`,
  );
  await house.sql`update signing_keys set retired_at = null`;
  writeFileSync(join(folder, nameOfHead(seq)), signedLine(head(hours(3))));
  expect((await found(folder))?.sentence).toBe(
    `The head at event ${seq} was signed with the key ${retired.id} after it was retired.`,
  );
});
