import { asc, count, desc, inArray, sql } from 'drizzle-orm';
import { connect, type Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { environments, features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Role } from '#domain/permissions.ts';
import { accountDeeds, insertContacts } from './accounts.ts';
import { alphaHistory } from './alpha-history.ts';
import { featureBeginnings, keyBeginnings } from './beginnings.ts';
import { betaHistory } from './beta-history.ts';
import { calendarBefore } from './calendar.ts';
import { demandHistory } from './demand-history.ts';
import { insertEvaluations } from './evaluations.ts';
import { finishedHistory } from './finished-history.ts';
import { javaSupportHistory } from './java-support-history.ts';
import { emailOf, insertPeople, oneOfEachRole, password } from './people.ts';
import { type CreatedKey, type Deed, Scene } from './scene.ts';
import { seededRandom } from './seeded-random.ts';
import { troubledHistory } from './troubled-history.ts';
import { workflowHistory } from './workflow-history.ts';

export interface SeededDemo {
  readonly users: { role: Role; email: string; password: string }[];
  /** Empty when it was seeded before: a key is shown once. */
  readonly keys: CreatedKey[];
  readonly environments: string[];
  readonly alreadySeeded: boolean;
}

interface Wanted {
  readonly databaseUrl: string;
  readonly now: Date;
  /** Also into a database that holds other data. */
  readonly force?: boolean;
}

const seedLock = 7_203_115_002;
const signIns = Object.entries(oneOfEachRole).map(([key, { role }]) => ({
  role,
  email: emailOf(key),
  password,
}));

/** The first day of the demo's history: its people are there, and its first policy holds. */
export function demoBegins(now: Date): Date {
  return calendarBefore(now).at('35d 8:00');
}

/** Tells the demo's history through the real commands, in one transaction: all of it or nothing. */
export async function seedDemo({ databaseUrl, now, force = false }: Wanted): Promise<SeededDemo> {
  const connection = connect(databaseUrl, 1);
  try {
    return await connection.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`);
      const places = await tx
        .select({ key: environments.key })
        .from(environments)
        .orderBy(desc(environments.production), asc(environments.key));
      const answer = { users: signIns, environments: places.map(({ key }) => key) };
      if (await holdsDemo(tx)) return { ...answer, keys: [], alreadySeeded: true };
      if (!force && !(await isEmpty(tx)))
        throw new Error(
          "This database holds data that is not the demo's; the demo goes into an empty database only.",
        );
      const calendar = calendarBefore(now);
      const people = await insertPeople(tx, demoBegins(now));
      const setting = { calendar, people, random: seededRandom(2018) };
      const scene = new Scene({ tx, sql: connection.sql, databaseUrl }, setting);
      await scene.tell(history(answer.environments));
      await insertContacts(scene);
      await insertEvaluations(scene);
      return { ...answer, keys: scene.keys, alreadySeeded: false };
    });
  } finally {
    await connection.sql.end({ timeout: 5 });
  }
}

function history(environmentKeys: readonly string[]): Deed[] {
  return [
    ...accountDeeds,
    ...featureBeginnings,
    ...keyBeginnings(environmentKeys),
    ...javaSupportHistory,
    ...betaHistory,
    ...alphaHistory,
    ...troubledHistory,
    ...finishedHistory,
    ...workflowHistory,
    ...demandHistory,
  ];
}

async function holdsDemo(tx: Transaction): Promise<boolean> {
  const emails = signIns.map(({ email }) => email);
  const [found] = await tx.select({ people: count() }).from(users).where(inArray(users.email, emails));
  return found?.people === emails.length;
}

async function isEmpty(tx: Transaction): Promise<boolean> {
  for (const table of [users, accounts, features, auditEvents])
    if ((await tx.$count(table)) > 0) return false;
  return true;
}
