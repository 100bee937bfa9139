import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createServerBehind } from './create-server-behind.ts';

test('a request that does not arrive whole ends, a connection that idles meanwhile does not', async () => {
  const server = createServerBehind(50, 10).on('request', (request, response) => {
    request.resume();
    response.end('answered');
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const whole = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
  const idle = connect(port).setEncoding('utf8');
  idle.write(whole);
  expect((await once(idle, 'data'))[0]).toContain('answered');
  const half = connect(port);
  half.write('GET / HTTP/1.1\r\n');
  expect(await text(half)).toContain('408');
  idle.write(whole);
  expect((await once(idle, 'data'))[0]).toContain('answered');
  server.close().closeAllConnections();
});
