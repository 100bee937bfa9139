import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stopWithParent } from '#server/pages/stop-with-parent.ts';

/** In place of server/pages/main.ts: answers with its process id, and ends as the path or STAND_IN_PAGES says. */
const mode = process.env.STAND_IN_PAGES;
const socket = process.argv[2] ?? '';
if (mode === 'fails') process.exit(3);

const server = createServer(({ url }, response) => {
  if (url === '/crash') process.exit(4);
  if (url === '/block') {
    rmSync(socket, { force: true });
    mkdirSync(socket);
  }
  response.end(url === '/block' ? socket : String(process.pid));
});
stopWithParent(() => (mode === 'never stops' ? new Promise(() => {}) : Promise.resolve()), 100);
if (mode === 'starts for ever') setInterval(() => {}, 1_000);
else
  server.listen(socket, () =>
    process.send?.('ready', () => (mode === 'crashes' ? process.exit(5) : undefined)),
  );
