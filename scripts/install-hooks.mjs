import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const isDeveloperCheckout = existsSync('.git') && !process.env.CI && existsSync('node_modules/lefthook');

if (isDeveloperCheckout) spawnSync('lefthook install', { stdio: 'inherit', shell: true });
