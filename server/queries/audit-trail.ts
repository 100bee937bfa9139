import { desc, eq, max } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditHead } from '#db/schema/audit.ts';
import { auditCheckpoints, auditVerifications } from '#db/schema/audit-trust.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { newestHead } from '#server/audit/heads-folder.ts';
import { fingerprintOf, publicKeysOf } from '#server/audit/signing-keys.ts';

const listed = 6;

/** What stands for the audit trail, and what was found when somebody had it verified, the last first. */
export async function auditTrail(db: Database, reader: Person) {
  const [head] = await db.select({ seq: auditHead.seq }).from(auditHead);
  const [cut] = await db.select({ seq: max(auditCheckpoints.seq) }).from(auditCheckpoints);
  const [key] = await publicKeysOf(db);
  const last = head?.seq ?? 0;
  return {
    mayVerify: permits('verify_audit', reader.roles, {}),
    events: last - (cut?.seq ?? 0),
    /** Events up to this one were archived. */
    archivedUpTo: cut?.seq ?? null,
    fingerprint: key ? fingerprintOf(key.key) : null,
    heads: await headsOutside(),
    verifications: await verificationsOf(db),
  };
}

/** The last signed head outside the database; nothing where none are written. */
async function headsOutside() {
  const folder = process.env.AUDIT_HEADS_DIR?.trim();
  if (!folder) return null;
  const newest = await newestHead(folder).catch(() => undefined);
  return { last: newest ? { seq: newest.seq, at: new Date(newest.at) } : null };
}

function verificationsOf(db: Database) {
  const { id, status, total, checked, heads, problem, createdAt, finishedAt } = auditVerifications;
  return db
    .select({
      ...{ id, status, total, checked, heads, problem, createdAt, finishedAt },
      askedBy: users.name,
    })
    .from(auditVerifications)
    .innerJoin(users, eq(users.id, auditVerifications.userId))
    .orderBy(desc(createdAt))
    .limit(listed);
}
