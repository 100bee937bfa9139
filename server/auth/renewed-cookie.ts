import { AsyncLocalStorage } from 'node:async_hooks';

const handedOver = new AsyncLocalStorage<string>();

/** What next-auth does meanwhile gives the cookie this session. A request to its own routes has none to hand over. */
export function handOverSession<Done>(sessionId: string, renew: () => Promise<Done>): Promise<Done> {
  return handedOver.run(sessionId, renew);
}

export function sessionHandedOver(): string | undefined {
  return handedOver.getStore();
}
