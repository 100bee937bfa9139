#!/usr/bin/env node
import process from 'node:process';

process.argv.splice(2, 0, 'scripts/latchkey.ts');
await import('./bootstrap.mjs');
