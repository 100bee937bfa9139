import type { Answer } from '#server/evaluation/answers/answer.ts';
import type { BulkAnswer } from '#server/evaluation/answers/bulk-memory.ts';
import type { Catalogue } from '#server/evaluation/answers/catalogue.ts';
import type { LiveAccount } from '#server/evaluation/snapshot/live-account.ts';
import type { LiveFeature } from '#server/evaluation/snapshot/live-feature.ts';
import type { LiveGrant } from '#server/evaluation/snapshot/live-grant.ts';
import { KeyUses } from './key-uses.ts';
import { addTo, type Given, newRollup, type Outcome, type Rollup } from './rollup.ts';
import { Strangers } from './strangers.ts';

export interface Activation {
  readonly grant: LiveGrant;
  readonly environmentKey: string;
  readonly firstOnAt: number;
}

interface BulkTally {
  readonly answer: BulkAnswer;
  readonly catalogue: Catalogue;
  readonly firstAt: number;
  lastAt: number;
  times: number;
}

interface AccountTally {
  readonly environmentKey: string;
  readonly accountKey: string;
  readonly rollups: Map<string, Rollup>;
  /** The same bulk answer given again and again: spread over its features only when it is written. */
  bulk: BulkTally | undefined;
}

const noBounds = Number.POSITIVE_INFINITY;

/**
 * Counts answers in memory until they are written, by keys: a snapshot that is loaded again consists of other objects. Only what the snapshot knows is counted, so nothing that a caller
 * invents takes up room, and all that is held at once is bounded.
 */
export class Tally {
  readonly #maxAccounts: number;
  readonly #maxRollups: number;
  readonly #maxActivations: number;
  /** When each key was last used. */
  readonly keys = new KeyUses();
  /** What was asked for and is not there. */
  readonly strangers = new Strangers();
  readonly #environments = new Map<string, Map<string, AccountTally>>();
  #activations: Activation[] = [];
  #accounts = 0;
  #rollups = 0;
  /** Answers that were not counted because there was no room. */
  dropped = 0;

  /** How many accounts wait to be written. */
  get waiting(): number {
    return this.#accounts;
  }

  constructor({ maxAccounts = 20_000, maxRollups = 100_000, maxActivations = 50_000 } = {}) {
    this.#maxAccounts = maxAccounts;
    this.#maxRollups = maxRollups;
    this.#maxActivations = maxActivations;
  }

  countSingle(
    environmentKey: string,
    account: LiveAccount,
    feature: LiveFeature,
    answer: Answer,
    at: number,
  ): void {
    this.#activate(answer, environmentKey, at);
    const tally = this.#tallyOf(environmentKey, account);
    if (tally) this.#add(tally, feature, answer, { firstAt: at, lastAt: at, times: 1 }, this.#maxRollups);
  }

  countBulk(
    environmentKey: string,
    account: LiveAccount,
    catalogue: Catalogue,
    answer: BulkAnswer,
    at: number,
  ): void {
    const tally = this.#tallyOf(environmentKey, account);
    if (tally?.bulk?.answer.fingerprint === answer.fingerprint && tally.bulk.catalogue === catalogue) {
      tally.bulk.lastAt = at;
      tally.bulk.times++;
      return;
    }
    for (const special of answer.special) this.#activate(special, environmentKey, at);
    if (!tally) return;
    this.#spreadBulk(tally, this.#maxRollups);
    tally.bulk = { answer, catalogue, firstAt: at, lastAt: at, times: 1 };
  }

  /** Takes out whole accounts, those that wait longest first, until there are `enough` rollups or nothing is left. */
  takeRollups(enough: number): Rollup[] {
    const taken: Rollup[] = [];
    for (const [environmentKey, accounts] of [...this.#environments]) {
      for (const [account, tally] of accounts) {
        if (taken.length >= enough) break;
        this.#spreadBulk(tally, noBounds);
        for (const rollup of tally.rollups.values()) taken.push(rollup);
        accounts.delete(account);
        this.#accounts--;
        this.#rollups -= tally.rollups.size;
      }
      // To the end, so that a busy environment does not keep the others waiting.
      this.#environments.delete(environmentKey);
      if (accounts.size > 0) this.#environments.set(environmentKey, accounts);
      if (taken.length >= enough) break;
    }
    return taken;
  }

  takeActivations(): Activation[] {
    const taken = this.#activations;
    this.#activations = [];
    return taken;
  }

  #tallyOf(environmentKey: string, account: LiveAccount): AccountTally | undefined {
    let accounts = this.#environments.get(environmentKey);
    if (!accounts) {
      accounts = new Map();
      this.#environments.set(environmentKey, accounts);
    }
    let tally = accounts.get(account.key);
    if (tally) return tally;
    if (this.#accounts >= this.#maxAccounts) {
      this.dropped++;
      return undefined;
    }
    this.#accounts++;
    tally = { environmentKey, accountKey: account.key, rollups: new Map(), bulk: undefined };
    accounts.set(account.key, tally);
    return tally;
  }

  #add(tally: AccountTally, feature: LiveFeature, outcome: Outcome, given: Given, maxRollups: number): void {
    let rollup = tally.rollups.get(feature.key);
    if (!rollup) {
      if (this.#rollups >= maxRollups) {
        this.dropped += given.times;
        return;
      }
      rollup = newRollup(feature, tally);
      tally.rollups.set(feature.key, rollup);
      this.#rollups++;
    }
    addTo(rollup, outcome, given);
  }

  #spreadBulk(tally: AccountTally, maxRollups: number): void {
    const { bulk } = tally;
    if (!bulk) return;
    tally.bulk = undefined;
    const special = new Map(bulk.answer.special.map((answer) => [answer.feature, answer]));
    bulk.catalogue.features.forEach((feature, place) => {
      const outcome = special.get(feature) ?? bulk.catalogue.answers[place];
      if (outcome) this.#add(tally, feature, outcome, bulk, maxRollups);
    });
  }

  #activate({ grant, on }: Answer, environmentKey: string, firstOnAt: number): void {
    if (!on || !grant || grant.activated || this.#activations.length >= this.#maxActivations) return;
    grant.activated = true;
    this.#activations.push({ grant, environmentKey, firstOnAt });
  }
}
