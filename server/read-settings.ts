import { existsSync } from 'node:fs';
import process from 'node:process';

/** Reads the settings, from `.env` too, or says what is wrong with them and ends the process. */
export function readSettings<Settings>(read: () => Settings): Settings {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    return read();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
