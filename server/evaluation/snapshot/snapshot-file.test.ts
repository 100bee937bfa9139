import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  featureRow,
  grantId,
  grantRow,
  hour,
  keyRow,
  moment,
  production,
  snapshotOf,
} from '#tests/support/snapshot-rows.ts';
import { DiskCopy } from './disk-copy.ts';
import { readSnapshotFile } from './read-snapshot-file.ts';
import { Snapshot } from './snapshot.ts';
import { signature } from './snapshot-format.ts';
import { writeSnapshotFile } from './write-snapshot-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));

const features = ['java', 'logs', 'search'];
const accounts = Array.from({ length: 2_100 }, (_, n) => `account-${n}`);
const url = 'postgres://reader:secret@db.test:5432/latchkey';
const about = { database: 'db.test:5432/latchkey', confirmedAt: moment - 5_000 };
const position = { revision: 41, epoch: 'first/1', wal: 123_456 };

function filled(): Snapshot {
  const held = accounts.flatMap((account) => [
    grantRow('java', account, { contactKeys: account === 'account-7' ? ['ada', 'bob'] : [] }),
    grantRow('logs', account, { endsAt: moment + 2 * hour, roundKind: null, roundNumber: null }),
    grantRow('logs', account, {
      id: grantId(`next of ${account}`),
      startsAt: moment + 2 * hour,
      endsAt: moment + 3 * hour,
    }),
  ]);
  const snapshot = snapshotOf(features, accounts, [
    { of: 'features', rows: [featureRow('search', { variants: { on: { depth: 3 }, off: 'nïx' } })] },
    {
      of: 'keys',
      rows: [keyRow('abcdefgh01234567', { expiresAt: moment + hour, origins: ['https://a.test'] })],
    },
    { of: 'exclusions', rows: [{ featureId: 'id-of-java', accountId: 'id-of-account-3', lifted: false }] },
    { of: 'grants', rows: held },
  ]);
  snapshot.position = position;
  return snapshot;
}

/** All that it answers at some moments. */
function told(snapshot: Snapshot): string[] {
  const catalogue = snapshot.catalogue(production);
  return accounts.slice(0, 20).flatMap((account) =>
    [moment, moment + hour, moment + 2 * hour].flatMap((at) =>
      [undefined, 'ada'].map((contact) => {
        const answer = catalogue.answerTo(snapshot.account(account), contact, at);
        const body = Buffer.alloc(catalogue.sizeOf(answer, ''));
        catalogue.writeWith(answer.special, '', body);
        return body.toString();
      }),
    ),
  );
}

const write = async (name: string, snapshot: Snapshot) => {
  const file = join(folder, name);
  await writeSnapshotFile(file, snapshot, about);
  return file;
};

test('what was written is read back and goes on changing', async () => {
  const snapshot = filled();
  const file = await write('whole', snapshot);
  const kept = await readSnapshotFile(file, moment);
  if (!kept) throw new Error('Nothing was read.');
  expect(kept.about).toEqual({ ...about, position });
  expect(kept.snapshot.position).toEqual(position);
  expect(kept.snapshot.sizes).toEqual(snapshot.sizes);
  expect(told(kept.snapshot)).toEqual(told(snapshot));
  expect(kept.snapshot.key('abcdefgh01234567')).toEqual(snapshot.key('abcdefgh01234567'));
  for (const one of [snapshot, kept.snapshot])
    one.apply(
      [
        {
          of: 'grants',
          rows: [grantRow('search', 'account-1'), grantRow('java', 'account-2', { endsAt: moment })],
        },
      ],
      moment,
    );
  expect(told(kept.snapshot)).toEqual(told(snapshot));
  expect(kept.snapshot.sizes).toEqual(snapshot.sizes);
});

test('it is for its owner only, and nothing else is left in the folder', async () => {
  const file = join(folder, 'private', 'copy');
  await writeSnapshotFile(file, filled(), about);
  writeFileSync(`${file}.999999999.tmp`, 'left by a process that was killed');
  await writeSnapshotFile(file, filled(), about);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'private'))).toEqual(['copy']);
});

test('what changes while it is written is not in it', async () => {
  const snapshot = filled();
  const before = told(snapshot);
  const writing = write('meanwhile', snapshot);
  const ended = accounts.map((account) => grantRow('java', account, { endsAt: moment }));
  snapshot.apply(
    [
      { of: 'grants', rows: ended },
      { of: 'features', rows: [featureRow('later')] },
      { of: 'accounts', rows: [{ id: 'later', key: 'later' }] },
    ],
    moment,
  );
  const kept = await readSnapshotFile(await writing, moment);
  expect(kept && told(kept.snapshot)).toEqual(before);
  expect(kept?.snapshot.feature('later')).toBeUndefined();
  expect(kept?.snapshot.account('later')).toBeUndefined();
});

test('grants that have ended meanwhile are dropped', async () => {
  const file = await write('later', filled());
  expect((await readSnapshotFile(file, moment + hour))?.snapshot.sizes.grants).toBe(accounts.length * 2);
  expect((await readSnapshotFile(file, moment + 3 * hour))?.snapshot.sizes.grants).toBe(0);
});

test('whatever was damaged is refused', async () => {
  const whole = readFileSync(await write('to-damage', filled()));
  const file = join(folder, 'damaged');
  const refuses = async (bytes: Uint8Array) => {
    writeFileSync(file, bytes);
    await expect(readSnapshotFile(file, moment)).rejects.toThrow(/^It /);
  };
  for (const length of [0, 1, signature.length, signature.length + 40, whole.length - 1])
    await refuses(whole.subarray(0, length));
  await refuses(Buffer.concat([whole, Buffer.alloc(1)]));
  await refuses(Buffer.from(whole.toString('latin1').replace('snapshot 1', 'snapshot 2'), 'latin1'));
});

test('bits that flip anywhere are noticed, and parts that are cut out', async () => {
  const whole = readFileSync(await write('to-flip', filled()));
  const file = join(folder, 'flipped');
  const place = fc.nat(whole.length - 1);
  const damage = fc.oneof(
    fc.record({ at: fc.oneof(place, fc.nat(2_000)), bit: fc.nat(7) }).map(({ at, bit }) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      return bytes;
    }),
    fc
      .record({ from: place, length: fc.integer({ min: 1, max: 5_000 }) })
      .map(({ from, length }) => Buffer.concat([whole.subarray(0, from), whole.subarray(from + length)])),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      writeFileSync(file, bytes);
      await expect(readSnapshotFile(file, moment)).rejects.toThrow();
    }),
    { numRuns: 60 },
  );
});

test('a copy that cannot be used is told of once, an empty snapshot never replaces one', async () => {
  const troubles: string[] = [];
  const copy = (file: string, of = url) =>
    new DiskCopy(file, of, (_error, sentence) => troubles.push(sentence));
  expect(await copy(join(folder, 'none')).read()).toBeUndefined();
  expect(troubles).toEqual([]);
  const file = await write('copy', filled());
  expect((await copy(file).read())?.confirmedAt).toBe(about.confirmedAt);
  expect(await copy(file, url.replace('latchkey', 'another')).read()).toBeUndefined();
  expect(troubles).toEqual(['The evaluation snapshot on disk was not used.']);
  const before = readFileSync(file);
  await copy(file).finish(new Snapshot(), moment);
  expect(readFileSync(file).equals(before)).toBe(true);
  const nowhere = copy(join(file, 'below-a-file'));
  await nowhere.finish(filled(), moment);
  await nowhere.finish(filled(), moment);
  expect(troubles.slice(1)).toEqual(['The evaluation snapshot can not be written to disk.']);
});
