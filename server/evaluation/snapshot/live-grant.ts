import type { EvaluatedGrant } from '#domain/evaluation.ts';
import type { GrantRow } from './rows.ts';

const everybody: readonly string[] = [];

/** A grant in memory. There may be a million: instants are kept as numbers and become dates when they are judged. */
export class LiveGrant implements EvaluatedGrant {
  readonly id: string;
  readonly variant: string;
  readonly round: string | undefined;
  readonly contactKeys: readonly string[];
  readonly startsMs: number;
  readonly endsMs: number;
  /** Whether its first `on` answer was told to the database by this process. */
  activated = false;

  constructor(row: GrantRow, variant: string, round: string | undefined) {
    this.id = row.id;
    this.variant = variant;
    this.round = round;
    this.contactKeys = row.contactKeys.length === 0 ? everybody : row.contactKeys;
    this.startsMs = row.startsAt;
    this.endsMs = row.endsAt;
  }

  get startsAt(): Date {
    return new Date(this.startsMs);
  }

  get expiresAt(): Date {
    return new Date(this.endsMs);
  }

  get endedAt(): null {
    return null;
  }

  get endedAs(): null {
    return null;
  }
}
