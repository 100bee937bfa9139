import { parseArgs } from 'node:util';
import { type Launched, launch } from '#scripts/launch.ts';

function readOptions() {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string', default: '.data' },
      reset: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error('PORT must be a number from 1 to 65535.');
  return { dataDir: values['data-dir'], reset: values.reset, empty: values.empty, port };
}

/** Launches, greets, and takes everything down again when told to stop or when the server ends. */
export async function runUntilStopped(
  mode: 'production' | 'development',
  greet: (launched: Launched) => void,
): Promise<void> {
  const told = new Promise<'told'>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done('told'));
  });
  try {
    const launched = await launch({ mode, ...readOptions() });
    const { exited, stop } = launched;
    greet(launched);
    const reason = await Promise.race([told, exited]);
    console.log(reason === 'told' ? '\nStopping …' : '\nThe server ended by itself.');
    await stop();
    process.exit(reason === 'told' ? 0 : 1);
  } catch (error) {
    console.error(`\n${(error as Error).message}`);
    process.exit(1);
  }
}
