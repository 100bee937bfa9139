import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** A port of this machine that nothing listens on; `wanted` if that is free. */
export function findFreePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (wanted !== 0 && error.code === 'EADDRINUSE') done(findFreePort());
      else fail(error);
    });
    probe.listen(wanted, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
