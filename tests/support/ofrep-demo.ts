import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createDatabase } from '#db/databases.ts';
import { startEmbedded } from '#db/embedded.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { runCommand } from '#server/commands/run-command.ts';
import type { Result, Verb } from '#server/commands/verb.ts';
import { openHouse } from '#server/house.ts';

export interface Offered {
  readonly flag: string;
  readonly account: string;
  readonly featureId: string;
  readonly accountId: string;
}

/** The house behind the demo that the browser tests run on; its server is another process. */
export class DemoHouse {
  readonly #house: ReturnType<typeof openHouse>;

  private constructor(url: string) {
    this.#house = openHouse(url, 2);
  }

  static async open(): Promise<DemoHouse> {
    const dataDir = process.env.LATCHKEY_E2E_DATA_DIR ?? '';
    const { url } = await startEmbedded({ dataDir: join(dataDir, 'postgres') });
    return new DemoHouse(await createDatabase(url, 'latchkey'));
  }

  close(): Promise<void> {
    return this.#house.close();
  }

  /** A feature with an open round that pages may see, and an account that does not have it. */
  async offer(): Promise<Offered> {
    const suffix = randomUUID().slice(0, 8);
    const flag = `page-${suffix}`;
    const account = `shop-${suffix}`;
    const [pmId, engineerId, ownerId] = await Promise.all(
      ['pm', 'engineer', 'sales'].map((who) => this.#idOf(who)),
    );
    const people = { pmId, engineerId };
    const feature = { key: flag, name: `Page ${suffix}`, summary: 'Seen in a page.', ...people };
    const { featureId } = await this.#run(createFeatureVerb, 'engineer', feature);
    const length = { defaultDays: 1, maxDays: 60, opensWhenReady: true, skipReason: 'They know it already.' };
    const round = { featureId, kind: 'beta', seats: 3, ...length };
    const { roundId } = await this.#run(planRoundVerb, 'pm', round);
    await this.#run(markReadyVerb, 'engineer', { roundId });
    await this.#house.sql`update features set visible_to_clients = true where id = ${featureId}`;
    const plain = { tier: 'Business', type: 'customer', arr: 50_000, region: 'EU' };
    const customer = { key: account, name: `Shop ${suffix}`, ownerId, ...plain };
    const { accountId } = await this.#run(createAccountVerb, 'pm', customer);
    return { flag, account, featureId, accountId };
  }

  /** A client key for pages of these origins. */
  async newKey(origins: string[], proofRequired = false): Promise<{ key: string; proofKey: string | null }> {
    const input = { name: 'Page', kind: 'client', environmentKey: 'production', origins, proofRequired };
    const { key, proofKey } = await this.#run(createKeyVerb, 'admin', input);
    return { key: String(key), proofKey };
  }

  async unlock({ featureId, accountId }: Offered): Promise<void> {
    const input = { featureId, accountId, days: 1, reason: 'They asked on the call.' };
    await this.#run(unlockFeatureVerb, 'sales', input);
  }

  /** Ends the account's grant. */
  async end({ featureId, accountId }: Offered): Promise<void> {
    await this.#house.sql`
      update grants set ended_at = now(), ended_as = 'revoked'
      where feature_id = ${featureId} and account_id = ${accountId} and ended_at is null`;
  }

  async #idOf(who: string): Promise<string> {
    const email = `${who}@latchkey.test`;
    const [user] = await this.#house.sql<{ id: string }[]>`select id from users where email = ${email}`;
    if (!user) throw new Error(`The demo knows nobody with ${email}.`);
    return user.id;
  }

  async #run<Raw, Input, Loaded extends object, Next, Answer extends Result>(
    verb: Verb<Raw, Input, Loaded, Next, Answer>,
    by: string,
    input: unknown,
  ): Promise<Answer> {
    const act = { userId: await this.#idOf(by), commandId: randomUUID(), now: new Date() };
    const outcome = await runCommand(this.#house, verb, input, act);
    if (!outcome.ok) throw new Error(`${verb.name} was refused: ${outcome.sentence}`);
    return outcome.answer;
  }
}
