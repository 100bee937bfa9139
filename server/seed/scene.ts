import { randomUUID } from 'node:crypto';
import type { Connection, Transaction } from '#db/client.ts';
import { runCommand } from '#server/commands/run-command.ts';
import type { Result, Verb } from '#server/commands/verb.ts';
import type { House } from '#server/house.ts';
import { Outbox } from '#server/outbox/outbox.ts';
import { Pulse } from '#server/pulse.ts';
import type { Calendar, When } from './calendar.ts';
import type { PersonKey } from './people.ts';

/** Nobody is to be told today about what the demo's history did weeks ago. */
class SilentOutbox extends Outbox {
  override async ready(): Promise<void> {}
  override async send(): Promise<void> {}
}

export interface CreatedKey {
  readonly environment: string;
  readonly kind: 'server' | 'client';
  readonly key: string;
}

/** Something that somebody did; told in the order of time. */
export interface Deed {
  readonly when: When;
  /** Seconds after `when`. */
  readonly after?: number;
  readonly by: PersonKey;
  readonly what: string;
  readonly tell: (scene: Scene, deed: { readonly at: Date; readonly by: PersonKey }) => Promise<void>;
}

/** The whole history is one transaction, which fails by itself when the database goes away. */
class UnaskedPulse extends Pulse {
  override async isAlive(): Promise<boolean> {
    return true;
  }

  override async untilLost(signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}

/** Where the deeds take place: one transaction, the people, and what has come to be so far. */
export class Scene {
  readonly tx: Transaction;
  readonly calendar: Calendar;
  readonly people: Readonly<Record<PersonKey, string>>;
  readonly random: () => number;
  readonly keys: CreatedKey[] = [];
  readonly #house: House;
  readonly #ids = new Map<string, string>();

  constructor(
    given: { readonly tx: Transaction; readonly sql: Connection['sql']; readonly databaseUrl: string },
    setting: Pick<Scene, 'calendar' | 'people' | 'random'>,
  ) {
    this.tx = given.tx;
    this.calendar = setting.calendar;
    this.people = setting.people;
    this.random = setting.random;
    const db = Object.assign(given.tx, { $client: given.sql });
    const { databaseUrl } = given;
    const outbox = new SilentOutbox(databaseUrl);
    this.#house = { db, sql: given.sql, outbox, pulse: new UnaskedPulse(databaseUrl) };
  }

  /** The id of the latest thing kept under this name. */
  id(...name: readonly string[]): string {
    const found = this.#ids.get(name.join(' '));
    if (!found) throw new Error(`The demo's history has no ${name.join(' ')} yet.`);
    return found;
  }

  keep(id: string, ...name: readonly string[]): void {
    this.#ids.set(name.join(' '), id);
  }

  async run<Raw, Input, Loaded extends object, Next, Answer extends Result>(
    { at, by }: { readonly at: Date; readonly by: PersonKey },
    verb: Verb<Raw, Input, Loaded, Next, Answer>,
    input: unknown,
  ): Promise<Answer> {
    const submission = { userId: this.people[by], commandId: randomUUID(), now: at };
    const outcome = await runCommand(this.#house, verb, input, submission);
    if (!outcome.ok) throw new Error(`${verb.name} was refused: ${outcome.sentence}`);
    return outcome.answer;
  }

  async tell(deeds: readonly Deed[]): Promise<void> {
    const dated = deeds.map((deed) => ({
      deed,
      at: new Date(this.calendar.at(deed.when).getTime() + (deed.after ?? 0) * 1000),
    }));
    for (const { deed, at } of dated.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
      try {
        await deed.tell(this, { at, by: deed.by });
      } catch (cause) {
        throw new Error(`The demo's history fails at "${deed.what}", ${deed.when}.`, { cause });
      }
  }
}
