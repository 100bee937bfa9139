import { createServer, type Server } from 'node:http';

/**
 * The HTTP server behind the one that listens. It never closes a connection that idles: the next request might be on its
 * way. Requests that do not arrive whole end later than the listening server's own patience of a minute.
 */
export function createServerBehind(requestTimeout = 75_000, connectionsCheckingInterval = 5_000): Server {
  return createServer({ keepAliveTimeout: 0, requestTimeout, connectionsCheckingInterval });
}
