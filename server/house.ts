import { type Connection, connect, connection } from '#db/client.ts';
import { Outbox } from '#server/outbox/outbox.ts';

/** What commands and queries stand on: one database and its job queue. */
export interface House extends Connection {
  readonly outbox: Outbox;
}

/** A house of its own; the caller closes it. */
export function openHouse(url: string, max = 10): House & { close(): Promise<void> } {
  const opened = connect(url, max);
  const outbox = new Outbox(url);
  return {
    ...opened,
    outbox,
    close: async () => {
      await outbox.stop();
      await opened.sql.end({ timeout: 5 });
    },
  };
}

const shared = globalThis as typeof globalThis & { latchkeyHouse?: House };

/** The house of this process. */
export function house(): House {
  shared.latchkeyHouse ??= { ...connection(), outbox: new Outbox(process.env.DATABASE_URL ?? '') };
  return shared.latchkeyHouse;
}
