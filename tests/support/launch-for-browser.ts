import { rmSync } from 'node:fs';
import { launch } from '#scripts/launch.ts';

/** A server with a database and demo data of its own for the browser tests; see LATCHKEY_E2E_DEMO_FILE for its keys. */
export default async function launchForBrowser() {
  const { LATCHKEY_E2E_PORT: port, LATCHKEY_E2E_DATA_DIR: dataDir } = process.env;
  if (!port || !dataDir) throw new Error('playwright.config.ts chooses the port and the data folder.');
  const { databaseUrl, stop } = await launch({ mode: 'production', dataDir, port: Number(port) });
  process.env.LATCHKEY_E2E_DATABASE_URL = databaseUrl;
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
