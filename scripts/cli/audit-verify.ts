import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { atThePlace } from '#scripts/cli/audit-place.ts';
import { type CliOutcome, emptyOption, refused } from '#scripts/cli/outcome.ts';
import { showProgress } from '#scripts/cli/progress.ts';
import { trustOf } from '#server/audit/trust.ts';
import { keysOfPem } from '#server/audit/trusted-keys.ts';
import { type Verified, verifyChain } from '#server/audit/verify-chain.ts';

export const auditVerifyUsage =
  'latchkey audit verify [--heads <folder>] [--public-key <file>] [--data-dir <folder>]';

/** Goes through the whole chain, and holds it against the heads that were kept outside the database. */
export async function auditVerifyCommand(args: string[]): Promise<CliOutcome> {
  const { values } = parseArgs({
    args,
    options: {
      heads: { type: 'string' },
      'public-key': { type: 'string' },
      'data-dir': { type: 'string', default: '.data' },
    },
  });
  const empty = emptyOption(values);
  if (empty) return empty;
  const { heads, 'public-key': keyFile, 'data-dir': dataDir } = values;
  for (const path of [heads, keyFile]) if (path && !existsSync(path)) return refused(`${path} is not there.`);
  const pinned = keyFile ? keysOfPem(readFileSync(keyFile, 'utf8')) : undefined;
  if (pinned?.length === 0) return refused(`${keyFile} holds no public key: it must be PEM.`);
  return atThePlace(dataDir, async ({ house, folder = undefined }) => {
    const outside = heads ?? folder;
    if (outside && !existsSync(outside)) return refused(`The folder of heads ${outside} is not there.`);
    const trust = await trustOf(house.db, { folder: outside, pinned });
    if (trust.problem) return refused(trust.problem.sentence);
    const progress = showProgress('Verified');
    const began = performance.now();
    const found = await verifyChain(house.sql, { ...trust, onProgress: progress.at }).finally(progress.end);
    if (found.problem) return refused(`The audit trail does not hold. ${found.problem.sentence}`);
    return { kind: 'done', text: inWords(found, performance.now() - began, { outside, pinned: !!pinned }) };
  });
}

function inWords(
  { begin, last, agreed, headsBefore }: Verified,
  ms: number,
  { outside, pinned }: { readonly outside: string | undefined; readonly pinned: boolean },
): string {
  const many = last.seq - begin.seq;
  const number = (count: number) => count.toLocaleString('en-US');
  const sentences = [
    `The audit trail holds: ${many === 1 ? '1 event' : `${number(many)} events`}, the last is event ${number(last.seq)} with the hash ${last.hash}. (${(ms / 1000).toFixed(1)} s)`,
  ];
  if (begin.seq > 0) sentences.push(`It begins behind the signed checkpoint at event ${number(begin.seq)}.`);
  if (outside)
    sentences.push(
      `${agreed === 1 ? '1 signed head' : `${number(agreed)} signed heads`} in ${outside} agree${agreed === 1 ? 's' : ''}.`,
    );
  if (headsBefore > 0)
    sentences.push(
      `${headsBefore === 1 ? '1 head lies' : `${number(headsBefore)} heads lie`} before the checkpoint and can not be held against it.`,
    );
  if (!outside)
    sentences.push(
      'No heads were given, so a trail that was cut off at its end or rewritten whole would look the same: name their folder with --heads.',
    );
  if (outside && !pinned)
    sentences.push(
      'The keys beside them were trusted. To trust none but your own copy of the key: --public-key.',
    );
  return sentences.join('\n');
}
