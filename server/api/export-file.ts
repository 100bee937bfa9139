import { z } from 'zod';
import { type ExportFormat, exportFileName } from '#domain/exporting.ts';
import { exportToFetch, partsOf } from '#server/queries/exports.ts';
import type { Context } from './context.ts';

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/jsonl; charset=utf-8',
  chain: 'application/jsonl; charset=utf-8',
};

/** The file of an export, for whoever asked for it; a part is read when the one before was taken. */
export async function exportFile({ user, house }: Context, id: string): Promise<Response> {
  const found = user && z.uuid().safeParse(id).success ? await exportToFetch(house.db, id, user) : undefined;
  if (!found)
    return new Response(
      'There is no such export. It was cancelled, is older than a week, or is not yours.\n',
      {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8', ...always },
      },
    );
  const parts = partsOf(house.db, found.id);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (stream) => {
        const { done, value } = await parts.next();
        if (done) stream.close();
        else stream.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': contentTypes[found.format],
      'content-disposition': `attachment; filename="${exportFileName(found.format, found.createdAt)}"`,
      ...always,
    },
  });
}

const always = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
