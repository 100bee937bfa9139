import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A customer's app</title><link rel="icon" href="data:,"></head>
  <body>
    <div id="root"></div>
    <p>State: <output id="state">starting</output></p>
    <p>Changes: <output id="changes">0</output></p>
    <p>Refusal: <output id="refusal"></output></p>
    <p>Failure: <output id="failure"></output></p>
    <script type="module" src="/app.js"></script>
  </body>
</html>`;

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a customer's page on a port of its own, which makes it another origin; bundled now, in memory. */
export async function servePage(): Promise<PageServer> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./web-page-app.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/app.js';
    response.writeHead(200, { 'content-type': `text/${isScript ? 'javascript' : 'html'}; charset=utf-8` });
    response.end(isScript ? script : html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
