import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The yardstick: node:http alone. It parses the request, then either writes an answer of Latchkey's as JSON or sends
 * the bytes of one.
 */
const asJson = process.env.YARDSTICK === 'json';
const objects: unknown[] = [];
const bytes: Buffer[] = [];
let turn = 0;

process.on('message', ({ body }: { body?: string }) => {
  if (body === undefined) return;
  objects.push(JSON.parse(body));
  bytes.push(Buffer.from(body));
});

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    const { context } = JSON.parse(text) as { context: { targetingKey: string } };
    if (!context.targetingKey) throw new Error('The benchmark always names an account.');
    turn = (turn + 1) % objects.length;
    const body = asJson ? JSON.stringify(objects[turn]) : (bytes[turn] as Buffer);
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
