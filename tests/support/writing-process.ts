import { createServer } from 'node:http';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { LOOPBACK } from '#db/free-port.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { runCommand } from '#server/commands/run-command.ts';
import { openHouse } from '#server/house.ts';
import { startWorker } from '#server/outbox/worker.ts';

/** A server that does commands and works off the outbox, without pages: it is there to be killed. */
const url = process.env.DATABASE_URL ?? '';
const house = openHouse(url);
await startWorker({ url, db: house.db, onError: () => {} });

const verbs = { account: createAccountVerb, unlock: unlockFeatureVerb } as const;

export interface Wanted {
  readonly verb: keyof typeof verbs;
  readonly userId: string;
  readonly commandId: string;
  readonly input: object;
}

function run({ verb, input, userId, commandId }: Wanted) {
  const submission = { userId, commandId };
  return verb === 'account'
    ? runCommand(house, verbs.account, input, submission)
    : runCommand(house, verbs.unlock, input, submission);
}

const server = createServer(async (request, response) => {
  try {
    const outcome = await run(JSON.parse(await text(request)) as Wanted);
    response.end(JSON.stringify(outcome));
  } catch (error) {
    response.writeHead(500).end(String((error as Error).stack));
  }
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), LOOPBACK, () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
