import { depthOf } from '#domain/json-depth.ts';
import { largestBody } from '#server/http/refuse-large-body.ts';
import { ScimError } from './scim-error.ts';

const deepest = 12;
const taken = /^application\/(scim\+)?json\s*(;|$)/i;

/** A JSON object of bounded size and depth, whatever the sender says about its length. */
export async function readBody(request: Request): Promise<object> {
  if (!taken.test(request.headers.get('content-type') ?? ''))
    throw new ScimError(415, 'Send application/scim+json or application/json.');
  const text = await readText(request);
  if (depthOf(text) > deepest)
    throw new ScimError(400, `The body is ${deepest} levels deep at most.`, 'invalidSyntax');
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ScimError(400, 'The body must be a JSON object.', 'invalidSyntax');
  return body;
}

async function readText(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > largestBody) {
      await reader?.cancel();
      throw new ScimError(413, `The body has ${largestBody} bytes at most.`);
    }
    parts.push(next.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new ScimError(400, 'The body is not text in UTF-8.', 'invalidSyntax');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ScimError(400, 'The body is not JSON.', 'invalidSyntax');
  }
}
