import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { judgeAudit } from '#scripts/judge-audit.ts';

const asked = ['audit', '--omit=dev', '--audit-level=high', '--json'];
const { stdout } = spawnSync('npm', asked, { encoding: 'utf8', shell: process.platform === 'win32' });
const { known, sentence } = judgeAudit(stdout ?? '');
console[known === 'none' ? 'log' : 'error'](sentence);
process.exitCode = { none: 0, some: 1, unknown: 2 }[known];
