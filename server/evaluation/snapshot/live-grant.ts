import type { EvaluatedGrant } from '#domain/evaluation.ts';

interface Activations {
  isActivated(slot: number, serial: number): boolean;
  setActivated(slot: number, serial: number, activated: boolean): void;
}

export interface GrantFacts {
  readonly id: string;
  readonly variant: string;
  readonly round: string | undefined;
  /** Empty means everyone at the account. */
  readonly contactKeys: readonly string[];
  readonly startsMs: number;
  readonly endsMs: number;
}

/** A grant as it is judged: made from its record when it is asked for, because there may be a million. */
export class LiveGrant implements EvaluatedGrant, GrantFacts {
  readonly id: string;
  readonly variant: string;
  readonly round: string | undefined;
  readonly contactKeys: readonly string[];
  readonly startsMs: number;
  readonly endsMs: number;
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly endedAt = null;
  readonly endedAs = null;
  /** Itself as the only one of its feature and account, which it nearly always is. */
  readonly alone: readonly LiveGrant[] = [this];
  /** The last answer that it gave as JSON, and how that begins: what the feature said at the time. */
  answer = '';
  opening: string | undefined;
  readonly #holdings: Activations;
  readonly #slot: number;
  readonly #serial: number;

  /** @param serial of the state of the record's slot which this is. */
  constructor(facts: GrantFacts, holdings: Activations, slot: number, serial: number) {
    this.id = facts.id;
    this.variant = facts.variant;
    this.round = facts.round;
    this.contactKeys = facts.contactKeys;
    this.startsMs = facts.startsMs;
    this.endsMs = facts.endsMs;
    this.startsAt = new Date(facts.startsMs);
    this.expiresAt = new Date(facts.endsMs);
    this.#holdings = holdings;
    this.#slot = slot;
    this.#serial = serial;
  }

  isOf(slot: number, serial: number): boolean {
    return this.#slot === slot && this.#serial === serial;
  }

  /** Whether its first `on` answer was told to the database by this process. */
  get activated(): boolean {
    return this.#holdings.isActivated(this.#slot, this.#serial);
  }

  set activated(activated: boolean) {
    this.#holdings.setActivated(this.#slot, this.#serial, activated);
  }
}
