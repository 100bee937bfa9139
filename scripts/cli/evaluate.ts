import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connect, type Database } from '#db/client.ts';
import type { ExplainedStep, StepOutcome } from '#domain/explaining.ts';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, emptyOption, misused, refused } from '#scripts/cli/outcome.ts';
import {
  type Asked,
  type Explained,
  explainAnswer,
  type Missing,
} from '#server/queries/explain-evaluation.ts';
import { nearMisses } from '#server/queries/near-misses.ts';

export const evaluateUsage =
  'latchkey evaluate --account <key> --feature <key> [--environment <key>] [--contact <key>] [--at <ISO time>] [--explain] [--json] [--data-dir <folder>]';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  account: text,
  feature: text,
  environment: text,
  contact: text,
  at: text,
  explain: flag,
  json: flag,
  'data-dir': { type: 'string', default: '.data' },
} as const;

const instant = z.iso.datetime({ offset: true });
/** Somebody may type the time that their clock shows. */
const pastAllowedMs = 60_000;
const pastRefused =
  '--at can not be in the past: switches, exclusions and ends of unlocks are known only as they are now. What was done before is in the audit trail.';

/** What an app of that account is told, and why. */
export async function evaluateCommand(args: string[], now: Date): Promise<CliOutcome> {
  const { values } = parseArgs({ args, options });
  const { account, feature, environment, contact } = values;
  const empty = emptyOption(values);
  if (empty) return empty;
  if (!account || !feature) return misused(`--${account ? 'feature' : 'account'} is missing.`);
  const at = values.at === undefined ? now : instantIn(values.at);
  if (!at) return misused(`--at must be an instant with its zone, such as ${now.toISOString()}.`);
  if (at.getTime() < now.getTime() - pastAllowedMs) return refused(pastRefused);
  const url = findDatabase(values['data-dir']);
  if (!url) return refused(`Set DATABASE_URL; there is no demo in ${values['data-dir']} either.`);
  const asked: Asked = {
    accountKey: account,
    featureKey: feature,
    environmentKey: environment,
    contactKey: contact,
  };
  const { sql, db } = connect(url, 1);
  try {
    const explained = await explainAnswer(db, asked, at);
    if ('missing' in explained)
      return refused((await missingSentences(db, explained.missing, asked)).join('\n'));
    const show = values.json ? asJson : inWords;
    const text = show(explained, values.explain, at);
    return { kind: 'done', text: at > now && !values.json ? `${text}\n${foreseen}` : text };
  } catch (error) {
    return refused(databaseAway(url, error));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const foreseen = '\nThat lies ahead: it holds if nobody changes anything until then.';

function instantIn(text: string): Date | undefined {
  return instant.safeParse(text).success ? new Date(text) : undefined;
}

function missingSentences(db: Database, missing: readonly Missing[], asked: Asked): Promise<string[]> {
  const typed = {
    account: asked.accountKey,
    feature: asked.featureKey,
    environment: asked.environmentKey ?? '',
  };
  return Promise.all(
    missing.map(async (what) => {
      const near = await nearMisses(db, what, typed[what]);
      const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
      return `There is no ${what} with the key ${typed[what]}.${hint}`;
    }),
  );
}

const marks: Record<StepOutcome, string> = { on: '✓', off: '✕', passes: '·', ignored: '–', tells: ' ' };

function inWords({ evaluation, facts, steps, value }: Explained, explain: boolean, at: Date): string {
  const { variant, on, reason } = evaluation;
  const whose =
    facts.contactKey === undefined ? facts.account.key : `${facts.account.key} (${facts.contactKey})`;
  const answer = `${facts.feature.key} is ${on ? 'ON' : 'OFF'} for ${whose} in ${facts.environment.key}: ${JSON.stringify(value)}`;
  const details = `variant ${variant}, reason ${reason}, at ${at.toISOString()}`;
  const lines = explain ? ['', ...steps.map(stepInWords)] : [];
  return [answer, details, ...lines].join('\n');
}

function stepInWords({ outcome, sentence, at }: ExplainedStep): string {
  return `  ${marks[outcome]} ${sentence}${at ? `  [${at.toISOString()}]` : ''}`;
}

function asJson({ evaluation, facts, steps, value }: Explained, explain: boolean, at: Date): string {
  const { variant, on, reason, cause } = evaluation;
  const { feature, account, environment, contactKey } = facts;
  const asked = {
    feature: feature.key,
    account: account.key,
    contact: contactKey,
    environment: environment.key,
  };
  return JSON.stringify(
    { ...asked, at, value, variant, on, reason, cause, ...(explain && { steps }) },
    null,
    2,
  );
}
