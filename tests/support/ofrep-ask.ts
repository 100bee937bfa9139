import { bulkPath, type OfrepHouse, pageOrigin } from '#tests/support/ofrep-house.ts';

interface BulkBody {
  readonly flags: readonly { readonly key: string; readonly value: unknown; readonly variant: string }[];
  readonly eventStreams?: readonly {
    readonly type: string;
    readonly url?: string;
    readonly endpoint?: { readonly origin?: string; readonly requestUri: string };
    readonly inactivityDelaySec?: number;
  }[];
  readonly metadata: object;
}

export interface BulkAnswer {
  readonly status: number;
  readonly etag: string;
  readonly headers: Headers;
  /** Undefined when nothing changed. */
  readonly body: BulkBody | undefined;
  /** Of the stream that the answer advertises, from the origin on. */
  readonly streamUri: string | undefined;
}

/** Asks for all flags of an account, as a page of `pageOrigin` does. */
export async function askBulk(
  { server }: Pick<OfrepHouse, 'server'>,
  key: string,
  targetingKey: string,
  headers: Record<string, string> = {},
): Promise<BulkAnswer> {
  const init = { headers: { origin: pageOrigin, ...headers } };
  const answer = await server.ask(bulkPath, key, { context: { targetingKey } }, init);
  const body = answer.status === 200 ? ((await answer.json()) as BulkBody) : undefined;
  const etag = answer.headers.get('etag') ?? '';
  const streamUri = body?.eventStreams?.[0]?.endpoint?.requestUri;
  return { status: answer.status, etag, headers: answer.headers, body, streamUri };
}
