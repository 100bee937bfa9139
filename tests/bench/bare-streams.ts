import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The yardstick: event streams on node:http alone. It knows nobody and tells everybody. */
const streams = new Set<ServerResponse>();
const event = 'id: 1\ndata: {"type":"refetchEvaluation","etag":"1"}\n\n';

const server = createServer((request, response) => {
  if (request.url === '/tell') {
    for (const stream of streams) stream.write(event);
    response.end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(`retry: 3000\n${event}`);
  streams.add(response);
  response.on('close', () => streams.delete(response));
});

process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
