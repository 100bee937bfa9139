import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { type AdminState, type MadeAdmin, makeAdmin, makeAdminInput } from '#domain/make-admin.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { loadSecondFactor, removeSecondFactor } from '#server/commands/sign-in/second-factor-rows.ts';
import type { House } from '#server/house.ts';
import { newFirstPassword } from './first-password.ts';

export type AdminOutcome =
  | (Pick<MadeAdmin, 'ok' | 'person' | 'added' | 'secondFactorTakenOff'> & {
      /** Shown this once; nothing when they keep theirs. */
      readonly password: string | undefined;
    })
  | Refusal;

/** For whoever has the database: there may be no admin left whose command it could be. */
export async function makeSomebodyAdmin(house: House, raw: unknown, now: Date): Promise<AdminOutcome> {
  const parsed = makeAdminInput.safeParse(raw);
  if (!parsed.success) return refuse('invalid', inputSentence(parsed.error));
  const input = parsed.data;
  const first = await newFirstPassword();
  let outcome: AdminOutcome | undefined;
  await runAsSystem(house, now, async (tx) => {
    const made = makeAdmin(await load(tx, input.email), input, randomUUID);
    if (!made.ok) {
      outcome = made;
      return [];
    }
    await save(tx, made, input.email, first.passwordHash, now);
    outcome = { ...made, password: made.passwordGiven ? first.password : undefined };
    return [made.event];
  });
  return outcome ?? refuse('unavailable', 'It was not done. Try again.');
}

async function load(tx: Transaction, email: string): Promise<AdminState> {
  const { id, name, roles, active } = users;
  const [person] = await tx
    .select({ id, name, roles, active })
    .from(users)
    .where(sql`lower(${users.email}) = ${email}`)
    .for('no key update');
  if (!person) return { person };
  const factor = await loadSecondFactor(tx, person.id);
  return { person: { ...person, hasSecondFactor: Boolean(factor) } };
}

async function save(
  tx: Transaction,
  { person: { id, name }, roles, added, passwordGiven, secondFactorTakenOff }: MadeAdmin,
  email: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  // Were the directory to give the roles, it would take this one away again.
  const held = { roles: [...roles], active: true, rolesFrom: 'admins' as const };
  if (added) await tx.insert(users).values({ id, name, email, passwordHash, createdAt: now, ...held });
  else
    await tx
      .update(users)
      .set({ ...held, ...(passwordGiven && { passwordHash }) })
      .where(eq(users.id, id));
  if (secondFactorTakenOff) await removeSecondFactor(tx, id);
  if (!passwordGiven) return;
  await spendLinks(tx, id, now);
  await endSessions(tx, id, 'password', now);
}
