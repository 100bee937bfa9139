import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { canonicalEvent } from '#domain/audit/canonical.ts';
import { type ChainProblem, chainBegin, type StoredEvent } from '#domain/audit/chain.ts';
import { signedHeadSchema, signedLine } from '#domain/audit/heads.ts';
import { nameOfHead, nameOfKey } from '#server/audit/heads-folder.ts';
import { readChain } from '#server/audit/read-chain.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { keyIdOf, pemOf, renewSigner } from '#server/audit/signing-keys.ts';
import { trustOf } from '#server/audit/trust.ts';
import { keysOfPem } from '#server/audit/trusted-keys.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { writeHead } from '#server/audit/write-head.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
const everyMs = 600_000;
const hours = (many: number) => new Date(Date.UTC(2026, 10, 22, many));

beforeAll(async () => {
  house = await openTestHouse();
  const { featureId } = await house.open({ seats: 5 });
  for (let made = 0; made < 3; made++) await house.grant(featureId, await house.account());
  await writeHead(house.db, { folder, everyMs }, hours(1));
  for (let made = 0; made < 2; made++) await house.account();
  await writeHead(house.db, { folder, everyMs }, hours(2));
  await house.sql.unsafe(
    'create table kept_events as table audit_events; create table kept_head as table audit_head',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() =>
  asSuperuser(
    'delete from audit_events; insert into audit_events select * from kept_events',
    'delete from audit_head; insert into audit_head select * from kept_head',
  ),
);

/** As somebody who may do everything in the database: its triggers rest meanwhile. */
async function asSuperuser(...statements: string[]): Promise<void> {
  await house.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const statement of statements) await tx.unsafe(statement);
  });
}

async function found(beside: string | undefined, pinned?: Parameters<typeof trustOf>[1]['pinned']) {
  const trust = await trustOf(house.db, { folder: beside, pinned });
  return trust.problem ?? (await verifyChain(house.sql, trust)).problem;
}

async function eventAt(wanted: number): Promise<StoredEvent> {
  for await (const [event] of readChain(house.sql, { after: wanted - 1, upTo: wanted }))
    if (event) return event;
  throw new Error(`There is no event ${wanted}.`);
}

/** The whole chain anew from one event on, with another word in it and hashes that are right. */
async function rewriteFrom(first: number): Promise<void> {
  let last = chainBegin;
  const statements: string[] = [];
  for await (const events of readChain(house.sql, { after: 0, upTo: 1_000 }))
    for (const stored of events) {
      const { seq, at, commandId, requestId, actor, event } = stored;
      const other = seq === first ? { ...event, reason: 'It was never so.' } : event;
      const form = canonicalEvent({
        seq,
        at,
        commandId,
        requestId,
        actor,
        event: other,
        prevHash: last.hash,
      });
      last = { seq, hash: sha256(form) };
      const text = JSON.stringify(other).replaceAll("'", "''");
      statements.push(
        `update audit_events set event = '${text}', prev_hash = '${JSON.parse(form).prevHash}', hash = '${last.hash}' where seq = ${seq}`,
      );
    }
  await asSuperuser(...statements, `update audit_head set hash = '${last.hash}'`);
}

test('the chain as it is holds, and agrees with the heads outside', async () => {
  expect(await found(undefined)).toBeUndefined();
  expect(await found(folder)).toBeUndefined();
  const trust = await trustOf(house.db, { folder });
  expect(trust.heads).toHaveLength(2);
  expect(await verifyChain(house.sql, trust)).toMatchObject({ agreed: 2, finished: true });
});

test('the database itself refuses changes, also to its owner', async () => {
  for (const statement of [
    "update audit_events set event = event || '{}' where seq = 3",
    'delete from audit_events where seq = 3',
    'delete from audit_events',
    'truncate audit_events',
    "insert into audit_checkpoints values (3, 'no such hash', now(), '', '', '')",
    'truncate audit_checkpoints',
  ])
    await expect(house.sql.unsafe(statement), statement).rejects.toThrow(/append-only|by its hash/);
});

describe('whoever gets past the database is found', () => {
  test.each<[string, readonly string[], ChainProblem['kind'], number]>([
    ['change', [`update audit_events set event = event || '{"reason": "No."}' where seq = 5`], 'changed', 5],
    [
      'change of a person',
      [`update audit_events set actor = actor || '{"name": "Mallory"}' where seq = 4`],
      'changed',
      4,
    ],
    [
      'change of a moment',
      [`update audit_events set at = at + interval '1 microsecond' where seq = 4`],
      'changed',
      4,
    ],
    [
      'change of what it is found by',
      ['update audit_events set account_id = null where seq = 13'],
      'changed',
      13,
    ],
    [
      'change of its kind',
      [`update audit_events set type = E'feature.created\\n' where seq = 1`],
      'changed',
      1,
    ],
    [
      'swap',
      [
        'update audit_events set seq = -1 where seq = 5',
        'update audit_events set seq = 5 where seq = 6',
        'update audit_events set seq = 6 where seq = -1',
      ],
      'order',
      5,
    ],
    ['delete', ['delete from audit_events where seq = 4'], 'gap', 4],
    ['delete the first', ['delete from audit_events where seq = 1'], 'start', 1],
    ['an event before the first', ['update audit_events set seq = 0 where seq = 1'], 'order', 0],
    ['cut the tail', ['delete from audit_events where seq > 8'], 'tail', 9],
    [
      'an earlier head',
      [`update audit_head set (seq, hash) = (select seq, hash from audit_events where seq = 8)`],
      'head',
      9,
    ],
    ['no head', ['delete from audit_head'], 'head', 13],
  ])('%s', async (_name, statements, kind, seq) => {
    await asSuperuser(...statements);
    expect(await found(undefined)).toMatchObject({ kind, seq });
  });

  test('one event changed and hashed anew', async () => {
    const stored = await eventAt(4);
    const { seq, at, commandId, requestId, event, prevHash } = stored;
    const actor = { kind: 'system' } as const;
    const form = canonicalEvent({ seq, at, commandId, requestId, actor, event, prevHash });
    await asSuperuser(
      `update audit_events set actor = '{"kind": "system"}', actor_id = null, hash = '${sha256(form)}' where seq = 4`,
    );
    expect(await found(undefined)).toMatchObject({ kind: 'fork', seq: 5 });
  });

  test('the tail cut off together with the head: only the heads outside tell', async () => {
    await asSuperuser(
      'delete from audit_events where seq > 8',
      'update audit_head set (seq, hash) = (select seq, hash from audit_events where seq = 8)',
    );
    expect(await found(undefined)).toBeUndefined();
    expect(await found(folder)).toMatchObject({ kind: 'tail', seq: 9 });
  });

  test('the whole rewritten: only the heads outside tell', async () => {
    await rewriteFrom(2);
    expect(await found(undefined)).toBeUndefined();
    expect(await found(folder)).toMatchObject({ kind: 'rewritten' });
    await expect(writeHead(house.db, { folder, everyMs }, hours(9))).rejects.toThrow(/is not what head-/);
  });
});

describe('heads outside the database', () => {
  test('are written when the chain moved, by one of several, and never over another', async () => {
    const own = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
    onTestFinished(() => rmSync(own, { recursive: true }));
    const wanted = { folder: own, everyMs };
    const written = await Promise.all([1, 2, 3].map(() => writeHead(house.db, wanted, hours(1))));
    expect(written.filter((one) => one !== undefined)).toEqual([await house.mark()]);
    expect(await writeHead(house.db, wanted, hours(2)), 'it did not move').toBeUndefined();
    const before = readdirSync(own).sort();
    expect(before.map((name) => name.replace(/[0-9a-f]{16}/, 'ID'))).toEqual([
      nameOfHead(await house.mark()),
      'key-ID.pem',
    ]);
    await house.account();
    expect(await writeHead(house.db, wanted, hours(1.01)), 'the last one is young').toBeUndefined();
    expect(await writeHead(house.db, wanted, hours(3))).toBe(await house.mark());
    expect(readdirSync(own)).toHaveLength(3);
  });

  test('one that was forged, changed or damaged is named', async () => {
    const own = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
    onTestFinished(() => rmSync(own, { recursive: true }));
    await writeHead(house.db, { folder: own, everyMs }, hours(1));
    const name = nameOfHead(await house.mark());
    const head = signedHeadSchema.parse(JSON.parse(readFileSync(join(own, name), 'utf8')));
    writeFileSync(join(own, name), signedLine({ ...head, count: head.count + 1 }));
    expect((await found(own))?.sentence).toBe(
      `The head in ${name} is not what the key ${head.keyId} signed: it was forged or damaged.`,
    );
    writeFileSync(join(own, name), '{"latchkey":"audit head"');
    expect(await found(own)).toMatchObject({ kind: 'forged', sentence: expect.stringContaining(name) });
  });

  test('a key that is not the pinned one signs nothing', async () => {
    const pinned = (await trustOf(house.db, { folder })).keys;
    expect(await found(folder, pinned)).toBeUndefined();
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(await found(folder, keysOfPem(pemOf(publicKey)))).toMatchObject({
      kind: 'forged',
      sentence: expect.stringContaining('which is none of those that are trusted'),
    });
    writeFileSync(join(folder, nameOfKey(keyIdOf(publicKey))), pemOf(publicKey));
    expect(await found(folder, pinned), 'another key beside them changes nothing').toBeUndefined();
  });

  test('a new key signs from then on, and what the old one signed still holds', async () => {
    const next = await house.db.transaction((tx) => renewSigner(tx, hours(3)));
    await house.account();
    await writeHead(house.db, { folder, everyMs }, hours(4));
    const { heads, keys } = await trustOf(house.db, { folder });
    expect(heads.at(-1)?.keyId).toBe(next.id);
    expect(heads[0]?.keyId).not.toBe(next.id);
    expect(keys.map(({ id }) => id)).toContain(next.id);
    expect(await found(folder)).toBeUndefined();
  });
});
