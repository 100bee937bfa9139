import { type Connection, connect, connection } from '#db/client.ts';
import { Outbox } from '#server/outbox/outbox.ts';
import { Pulse } from '#server/pulse.ts';

/** What commands and queries stand on: one database and its job queue. */
export interface House extends Connection {
  readonly outbox: Outbox;
  readonly pulse: Pulse;
}

/** A house of its own; the caller closes it. */
export function openHouse(url: string, max = 10): House & { close(): Promise<void> } {
  const opened = connect(url, max);
  const outbox = new Outbox(url);
  const pulse = new Pulse(url);
  return {
    ...opened,
    outbox,
    pulse,
    close: async () => {
      await pulse.stop();
      await outbox.stop();
      await opened.sql.end({ timeout: 5 });
    },
  };
}

const shared = globalThis as typeof globalThis & { latchkeyHouse?: House };

/** The house of this process. */
export function house(): House {
  const url = process.env.DATABASE_URL ?? '';
  shared.latchkeyHouse ??= { ...connection(), outbox: new Outbox(url), pulse: new Pulse(url) };
  return shared.latchkeyHouse;
}
