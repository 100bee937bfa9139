import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { atThePlace, sealingRefused } from '#scripts/cli/audit-place.ts';
import { type CliOutcome, emptyOption, misused, refused } from '#scripts/cli/outcome.ts';
import { showProgress } from '#scripts/cli/progress.ts';
import { type Cut, cutBefore, cutChain } from '#server/audit/cut-chain.ts';
import { signerOf } from '#server/audit/signing-keys.ts';
import { trustOf } from '#server/audit/trust.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { writeChainFile } from '#server/audit/write-chain-file.ts';
import { headOf, writeHead } from '#server/audit/write-head.ts';
import type { House } from '#server/house.ts';

export const auditFileUsages = {
  export: 'latchkey audit export <file> [--data-dir <folder>]',
  cut: 'latchkey audit cut --before <date> --archive <file> [--dry-run] [--data-dir <folder>]',
};

const number = (count: number) => count.toLocaleString('en-US');
const events = (count: number) => (count === 1 ? '1 event' : `${number(count)} events`);

/** The whole chain as a file that verifies on its own. */
export async function auditExportCommand(args: string[], now: Date): Promise<CliOutcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'data-dir': { type: 'string', default: '.data' } },
  });
  const empty = emptyOption(values);
  if (empty) return empty;
  const [file] = positionals;
  if (!file || positionals.length > 1) return misused('audit export takes one file to write.');
  if (existsSync(file)) return refused(`${file} is there already; nothing is written over.`);
  return atThePlace(values['data-dir'], async ({ house }) => {
    const unsealed = sealingRefused();
    if (unsealed) return unsealed;
    const { problem, count, fileSha256 } = await written(house, file, now);
    if (problem) return refused(`The audit trail does not hold, so nothing was written. ${problem.sentence}`);
    return {
      kind: 'done',
      text: `${events(count)} written to ${file} (SHA-256 ${fileSha256}). Its first line says how it is verified.`,
    };
  });
}

/** Archives what is older than a day, and lets the database forget it behind a signed checkpoint. */
export async function auditCutCommand(args: string[], now: Date): Promise<CliOutcome> {
  const { values } = parseArgs({
    args,
    options: {
      before: { type: 'string' },
      archive: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'data-dir': { type: 'string', default: '.data' },
    },
  });
  const empty = emptyOption(values);
  if (empty) return empty;
  const { before = '', archive, 'dry-run': dry } = values;
  const day = new Date(`${before}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(before) || Number.isNaN(day.getTime()))
    return misused('--before must be a day such as 2026-01-31; it ends at midnight UTC before it.');
  if (day > now) return refused('--before lies ahead: what is not over yet stays.');
  if (!archive) return misused('--archive is missing: the file that the events are written to first.');
  if (existsSync(archive)) return refused(`${archive} is there already; nothing is written over.`);
  return atThePlace(values['data-dir'], async ({ house, folder }) => {
    const unsealed = dry ? undefined : sealingRefused();
    if (unsealed) return unsealed;
    const trust = await trustOf(house.db, { folder });
    const progress = showProgress('Verified');
    const found = trust.problem
      ? trust
      : await verifyChain(house.sql, { ...trust, onProgress: progress.at }).finally(progress.end);
    if (found.problem)
      return refused(`The audit trail does not hold, so nothing was archived. ${found.problem.sentence}`);
    const cut = await cutBefore(house.sql, day);
    if (!cut) return refused(`There is no event before ${before}.`);
    const what = `${events(cut.upTo - cut.from + 1)}, from event ${number(cut.from)} to event ${number(cut.upTo)},`;
    if (dry)
      return {
        kind: 'done',
        text: `${what} would be written to ${archive}, signed for, and deleted. Nothing was changed.`,
      };
    return archived(house, { cut, archive, folder, what }, now);
  });
}

interface Archiving {
  readonly cut: Cut;
  readonly archive: string;
  readonly folder: string | undefined;
  readonly what: string;
}

async function archived(
  house: House,
  { cut, archive, folder, what }: Archiving,
  now: Date,
): Promise<CliOutcome> {
  const { problem, last, fileSha256 } = await written(house, archive, now, cut.upTo);
  if (problem) return refused(`The audit trail does not hold, so nothing was deleted. ${problem.sentence}`);
  await cutChain(house, { cut, last, archiveSha256: fileSha256, folder }, now);
  if (folder) await writeHead(house.db, { folder, everyMs: 0 }, now);
  return {
    kind: 'done',
    text: `${what} were written to ${archive} (SHA-256 ${fileSha256}), signed for, and deleted. Keep the archive: the trail now begins behind event ${number(cut.upTo)}.`,
  };
}

async function written(house: House, file: string, now: Date, upTo?: number) {
  const signer = await house.db.transaction((tx) => signerOf(tx, now));
  const { seq } = await house.db.transaction(headOf);
  const progress = showProgress('Written');
  return writeChainFile(house.sql, {
    ...{ file, signer, now, upTo },
    onProgress: (done) => progress.at(done, upTo ?? seq),
  }).finally(progress.end);
}
