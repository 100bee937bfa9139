import process from 'node:process';

/** For a container's health check: 0 when /readyz says ready. */
const port = process.env.PORT?.trim() || '3000';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_500) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
