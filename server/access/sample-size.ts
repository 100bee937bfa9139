import { eq, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { feedback, interests } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import type { SampleSize } from '#domain/sample.ts';

/** Whether a row that names a feature and an account belongs to the sample: one of the two does. */
function ofSample(
  tx: Pick<Database, 'select'>,
  of: { readonly featureId: AnyPgColumn; readonly accountId: AnyPgColumn },
) {
  return or(
    inThese(of.featureId, tx.select({ id: features.id }).from(features).where(eq(features.sample, true))),
    inThese(of.accountId, tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.sample, true))),
  );
}

/** As an array, so that an index finds the few rows: an `or` of two subqueries would read all. */
function inThese(column: AnyPgColumn, ids: SQLWrapper) {
  return sql`${column} = any(array(${ids}))`;
}

export async function sizeOfSample(tx: Pick<Database, 'select' | '$count'>): Promise<SampleSize> {
  return {
    accounts: await tx.$count(accounts, eq(accounts.sample, true)),
    features: await tx.$count(features, eq(features.sample, true)),
    requests: await tx.$count(requests, ofSample(tx, requests)),
    grants: await tx.$count(grants, ofSample(tx, grants)),
    interests: await tx.$count(interests, ofSample(tx, interests)),
    feedback: await tx.$count(feedback, ofSample(tx, feedback)),
  };
}
