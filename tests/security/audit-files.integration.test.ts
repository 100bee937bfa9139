import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { auditCommand } from '#scripts/cli/audit.ts';
import { exitCodes } from '#scripts/cli/outcome.ts';
import { runProgram } from '#scripts/run-program.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { pemOf, renewSigner } from '#server/audit/signing-keys.ts';
import { writeHead } from '#server/audit/write-head.ts';
import { notify } from '#server/outbox/notify.ts';
import { noticesOf, unreadNotices } from '#server/queries/notices.ts';
import { timeline } from '#server/queries/timeline.ts';
import { type ExportDesk, openExportDesk } from '#tests/support/export-desk.ts';

let desk: ExportDesk;
beforeAll(async () => {
  desk = await openExportDesk();
});
beforeEach(() => desk.cancelAll());

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Exactly the script that stands in the header of the file. */
function verify(folder: string, text: string, ...more: string[]) {
  const header = JSON.parse(text.slice(0, text.indexOf('\n'))) as { script: string[] };
  writeFileSync(join(folder, 'verify.mjs'), header.script.join('\n'));
  writeFileSync(join(folder, 'trail.jsonl'), text);
  return runProgram(process.execPath, [join(folder, 'verify.mjs'), join(folder, 'trail.jsonl'), ...more]);
}

/** As somebody whom no trigger stops. */
async function changePast(change: string): Promise<void> {
  await desk.house.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`update audit_events set ${change} where seq = 5`);
  });
}

/** The command of the line, without starting a program for each. */
async function latchkey(...args: string[]) {
  vi.stubEnv('DATABASE_URL', desk.house.url);
  const outcome = await auditCommand(args, new Date());
  const output = outcome.kind === 'done' ? outcome.text : 'sentence' in outcome ? outcome.sentence : '';
  return { code: exitCodes[outcome.kind], output };
}

test('an exported chain is verified by the script in its header, and nothing else', async () => {
  const folder = folderOfTest();
  const { exportId, total } = await desk.asked('admin', {}, 'chain');
  await desk.writeAll();
  const text = await desk.file('admin', exportId);
  const holds = await verify(folder, text);
  expect(holds.output).toMatch(new RegExp(`^${total} events hold, the last is event ${total}, signed at`));
  expect(holds.code).toBe(0);

  const other = await desk.house.db.transaction((tx) => renewSigner(tx, desk.house.now));
  writeFileSync(join(folder, 'other.pem'), pemOf(other.key));
  const lines = text.split('\n');
  const [third = '', fourth = ''] = lines.slice(3, 5);
  const changes: [string, string, RegExp, string?][] = [
    ['a word', text.replace('They asked on the call', 'Nobody asked'), /^Event \d+ was changed/],
    ['a number', text.replace('"seq":4}', '"seq":5}'), /^Event 5 was changed/],
    ['a line less', lines.toSpliced(3, 1).join('\n'), /^Event 4 does not follow event 2/],
    [
      'two lines swapped',
      lines.toSpliced(3, 2, fourth, third).join('\n'),
      /^Event 4 does not follow event 2/,
    ],
    ['the beginning gone', lines.toSpliced(1, 2).join('\n'), /^Event 3 does not follow event 0/],
    ['the last event gone', lines.toSpliced(-3, 1).join('\n'), /^The signed end is that of other events/],
    ['the end gone', lines.toSpliced(-2, 1).join('\n'), /^The signed end is missing/],
    ['half a line at the end', text.trimEnd(), /^The signed end is missing/],
    [
      'an end that was changed',
      text.replace(/"count":\d+/, '"count":1'),
      /^The end is not signed with this key/,
    ],
    ['another key', text, /^The end is not signed with this key/, join(folder, 'other.pem')],
  ];
  for (const [name, changed, sentence, ...pinned] of changes) {
    expect(changed === text, name).toBe(pinned.length > 0);
    const { code, output } = await verify(folder, changed, ...pinned.filter((one) => one !== undefined));
    expect([name, code]).toEqual([name, 1]);
    expect(output, name).toMatch(sentence);
  }
});

test('an export that was begun before the key was renewed begins anew, and verifies', async () => {
  const { exportId, total } = await desk.asked('admin', {}, 'chain');
  await desk.write();
  await desk.house.db.transaction((tx) => renewSigner(tx, desk.house.now));
  await desk.writeAll();
  const { output } = await verify(folderOfTest(), await desk.file('admin', exportId));
  expect(output).toMatch(new RegExp(`^${total} events hold`));
  expect(await desk.job(exportId)).toMatchObject({ status: 'done', written: total });
});

test('the whole chain is for those who may have all of it', async () => {
  for (const by of ['lead', 'engineer', 'viewer'] as const)
    expect(await desk.ask(by, {}, 'chain')).toMatchObject({ code: 'forbidden' });
  expect(await desk.ask('pm', { kinds: ['unlocks'] }, 'chain')).toMatchObject({ code: 'invalid' });
});

test('the command line verifies, names what does not hold, and exports', async () => {
  const folder = folderOfTest();
  const holds = await latchkey('verify');
  expect(holds.output).toMatch(
    /^The audit trail holds: \d+ events, the last is event \d+ with the hash [0-9a-f]{64}/,
  );
  expect(holds.output).toContain('No heads were given');
  expect(holds.code).toBe(0);
  const file = join(folder, 'whole.jsonl');
  const exported = await latchkey('export', file);
  expect([exported.code, exported.output]).toEqual([0, expect.stringContaining('written to')]);
  expect((await verify(folder, readFileSync(file, 'utf8'))).code).toBe(0);
  expect(await latchkey('export', file)).toMatchObject({
    code: 1,
    output: expect.stringContaining('there already'),
  });
  const key = await latchkey('key');
  expect(key.output).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  expect(await latchkey('verify', '--heads', join(folder, 'none'))).toMatchObject({ code: 1 });
  expect(await latchkey('cut', '--before', 'soon', '--archive', file)).toMatchObject({ code: 2 });
  expect((await latchkey('verfy')).output).toContain('There is no command “audit verfy”.');
  await changePast(`actor = actor || '{"name": "Mallory"}', request_id = actor ->> 'name'`);
  const broken = await latchkey('verify');
  expect([broken.code, broken.output]).toEqual([
    1,
    expect.stringContaining('does not hold. Event 5 was changed'),
  ]);
  const refused = await latchkey('export', join(folder, 'broken.jsonl'));
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('nothing was written')]);
  expect(readdirSync(folder)).not.toContain('broken.jsonl');
  await changePast("actor = jsonb_set(actor, '{name}', to_jsonb(request_id)), request_id = null");
});

test('old events leave only behind a signed checkpoint, and the rest goes on without them', async () => {
  const { house } = desk;
  const folder = folderOfTest();
  const heads = folderOfTest();
  vi.stubEnv('AUDIT_HEADS_DIR', heads);
  onTestFinished(() => void vi.unstubAllEnvs());
  await writeHead(house.db, { folder: heads, everyMs: 1_000 }, house.now);
  await house.account();
  const last = await house.mark();
  await notify(house.db, { from: 1, to: last });
  const [edge] = await house.sql<{ at: string }[]>`
    select to_char(max(at) + interval '1 day', 'YYYY-MM-DD') as at from audit_events`;
  const before = edge?.at ?? '';
  const archive = join(folder, 'archive.jsonl');
  const dry = await latchkey('cut', '--before', before, '--archive', archive, '--dry-run');
  expect([dry.code, dry.output]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
  expect(readdirSync(folder)).toEqual([]);
  const cut = await latchkey('cut', '--before', before, '--archive', archive);
  expect([cut.code, cut.output]).toEqual([0, expect.stringContaining('signed for, and deleted')]);
  const text = readFileSync(archive, 'utf8');
  expect((await verify(folder, text)).code).toBe(0);
  const [row] = await house.sql`select seq, archive_sha256 from audit_checkpoints`;
  expect(row).toEqual({ seq: String(last), archive_sha256: sha256(text) });
  expect(await house.told()).toEqual(['audit.archived']);
  const copies = readdirSync(heads).filter((name) => name.startsWith('checkpoint-'));
  expect(copies).toEqual([expect.stringContaining(sha256(text).slice(0, 16))]);
  const { output } = await latchkey('verify');
  expect(output).toContain(`1 signed head in ${heads} agrees.`);
  expect(output).toContain('1 head lies before the checkpoint and can not be held against it.');

  await house.account();
  await house.expectChain();
  await expect(house.sql`delete from audit_events`).rejects.toThrow('no checkpoint covers these');
  expect((await latchkey('verify')).output).toContain(`behind the signed checkpoint at event ${last}`);
  const page = await timeline(house.db, {});
  expect(page.events.map(({ event }) => event.type)).toEqual(['account.created', 'audit.archived']);
  expect(page.older).toBeNull();
  expect(await timeline(house.db, { event: '3' })).toMatchObject({ found: null });
  expect((await noticesOf(house.db, house.ids.pm, {})).notices).toEqual([]);
  expect(await unreadNotices(house.db, house.ids.pm)).toBe(0);
  const { exportId } = await desk.asked('admin', {}, 'chain');
  await desk.writeAll();
  const rest = await desk.file('admin', exportId);
  expect((await verify(folder, rest)).output).toMatch(/^2 events hold/);

  await house.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit_checkpoints set archive_sha256 = ${'0'.repeat(64)}`;
  });
  expect((await latchkey('verify')).output).toContain('the checkpoint that let them go is not what the key');
});
