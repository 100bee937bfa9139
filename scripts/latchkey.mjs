#!/usr/bin/env node
import process from 'node:process';

if (process.argv[2] === 'relay')
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=8`.trim();
process.argv.splice(2, 0, 'scripts/latchkey.ts');
await import('./bootstrap.mjs');
