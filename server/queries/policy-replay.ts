import { desc, eq, gte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { policyVersions } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { asks } from '#db/schema/working.ts';
import { addDays } from '#domain/dates.ts';
import type { Rule } from '#domain/policy.ts';
import { type Replayed, replay } from '#domain/policy-replay.ts';

/** So many asks are tried, the latest first. */
const mostAsks = 2000;

/** What the draft would have said to those who asked in the last days, beside what the policy that holds says. */
export async function policyReplay(
  db: Database,
  draft: { readonly rules: readonly Rule[]; readonly days: number },
  now: Date,
) {
  const [current] = await db
    .select({ version: policyVersions.version, rules: policyVersions.rules })
    .from(policyVersions)
    .orderBy(desc(policyVersions.version))
    .limit(1);
  const rows = await db
    .select({
      id: asks.id,
      at: asks.at,
      facts: asks.facts,
      byRound: asks.byRound,
      askedByName: users.name,
      feature: { key: features.key, name: features.name },
      account: { key: accounts.key, name: accounts.name },
    })
    .from(asks)
    .innerJoin(users, eq(users.id, asks.askedBy))
    .innerJoin(features, eq(features.id, asks.featureId))
    .innerJoin(accounts, eq(accounts.id, asks.accountId))
    .where(gte(asks.at, addDays(now, -draft.days)))
    .orderBy(desc(asks.at), desc(asks.id))
    .limit(mostAsks + 1);
  const tried = rows.slice(0, mostAsks);
  const found = replay(tried, current?.rules ?? [], draft.rules);
  return {
    basedOn: current?.version ?? 0,
    asked: tried.length,
    /** There were more, which were not tried. */
    more: rows.length > mostAsks,
    unchanged: found.unchanged,
    newlyAllowed: found.newlyAllowed.map(listed),
    newlyAsked: found.newlyAsked.map(listed),
    newlyDenied: found.newlyDenied.map(listed),
  };
}

function listed<One extends { readonly facts: unknown; readonly byRound: boolean }>({
  ask: { facts: _, byRound: __, ...ask },
  from,
  to,
}: Replayed<One>) {
  return { ...ask, from, to };
}
