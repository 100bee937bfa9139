import type { IncomingMessage } from 'node:http';

/** Reads the body as text. `done` is told `undefined` as soon as it is known to be larger than `limit` bytes. */
export function readBody(
  request: IncomingMessage,
  limit: number,
  done: (text: string | undefined) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    done(undefined);
    return;
  }
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    const fitted = size <= limit;
    size += chunk.length;
    if (size > limit) {
      if (fitted) done(undefined);
    } else if (first === undefined) first = chunk;
    else {
      rest ??= [];
      rest.push(chunk);
    }
  });
  request.on('end', () => {
    if (size > limit) return;
    if (first === undefined) done('');
    else done((rest ? Buffer.concat([first, ...rest]) : first).toString());
  });
}
