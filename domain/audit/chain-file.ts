/** The audit chain as a file that is verified without Latchkey: what it is, each event as it was hashed, the signed end. */
import { type ChainedEvent, canonicalJson } from './canonical.ts';
import type { ChainEnd } from './chain.ts';
import type { SignedCheckpoint } from './heads.ts';

/** Ran by the tests as it stands. Lines end with \n alone, since text may hold other characters that some take for a line's end. */
const script = `import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
const [file, pinned] = process.argv.slice(2);
const stop = (why) => { console.error(why); process.exit(1); };
let key, last, end, rest = '', many = 0;
for await (const chunk of createReadStream(file, 'utf8')) {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    const it = JSON.parse(line);
    if (end) stop('Something stands behind the signed end.');
    if (!key) {
      key = createPublicKey(pinned ? readFileSync(pinned) : it.publicKey);
      last = it.follows;
    } else if (it.latchkey === 'audit head') {
      end = it;
      const signed = Buffer.from(line.replace(\`,"signature":"\${it.signature}"\`, ''));
      if (!verify(null, signed, key, Buffer.from(it.signature, 'base64'))) stop('The end is not signed with this key.');
      if (it.seq !== last.seq || it.hash !== last.hash || it.count !== many) stop('The signed end is that of other events.');
    } else {
      const hash = createHash('sha256').update(line.replace(\`"hash":"\${it.hash}",\`, '')).digest('hex');
      if (hash !== it.hash) stop(\`Event \${it.seq} was changed.\`);
      if (it.seq !== last.seq + 1 || it.prevHash !== last.hash) stop(\`Event \${it.seq} does not follow event \${last.seq}.\`);
      last = it;
      many++;
    }
  }
}
if (!end || rest) stop('The signed end is missing.');
console.log(\`\${many} events hold, the last is event \${end.seq}, signed at \${end.at} with the key \${end.keyId}.\`);`;

const about = [
  'The audit trail of Latchkey, oldest event first, one JSON object a line (JSON Lines, UTF-8, each line ended by a line feed).',
  'The first line is this one. Each line but the first and the last is an event in its canonical form (RFC 8785: keys in order, no spaces). Without its "hash" it is what "hash" is the SHA-256 of; "prevHash" is the hash of the event before, and "seq" counts without gaps.',
  'The first event follows "follows". Where that is not event 0, older events were archived behind "checkpoint".',
  'The last line is the signed head: Ed25519 over that line without its signature. "count" is how many events are in the file.',
  'Give the script a public key that you were handed another way as its second argument: a file that was made up whole carries a key of its own.',
];

const run = `head -n 1 FILE | node -p 'JSON.parse(require("fs").readFileSync(0)).script.join("\\n")' > verify.mjs && node verify.mjs FILE [PUBLIC-KEY.pem]`;

interface ChainFile {
  readonly follows: ChainEnd;
  /** Behind which the file begins, when the oldest events are gone. */
  readonly checkpoint: SignedCheckpoint | undefined;
  /** PEM. */
  readonly publicKey: string;
  readonly keyId: string;
}

/** The first line: what the file is, and the script that verifies it. */
export function chainFileHeader({ follows: { seq, hash }, checkpoint, publicKey, keyId }: ChainFile): string {
  const what = { latchkey: 'audit chain', about, run, script: script.split('\n') };
  return `${JSON.stringify({ ...what, publicKey, keyId, follows: { seq, hash }, checkpoint })}\n`;
}

/** The canonical event with its hash: without `"hash":"…",` it is what was hashed. */
export function chainLine({
  at,
  ...rest
}: Omit<ChainedEvent, 'at'> & { readonly at: Date | string; readonly hash: string }): string {
  const { seq, commandId, requestId, actor, event, prevHash, hash } = rest;
  const moment = typeof at === 'string' ? at : at.toISOString();
  return `${canonicalJson({ seq, at: moment, commandId, requestId, actor, event, prevHash, hash })}\n`;
}
