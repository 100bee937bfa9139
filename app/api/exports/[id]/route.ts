import { createContext } from '#server/api/context.ts';
import { exportFile } from '#server/api/export-file.ts';
import { RefusalError } from '#server/api/trpc.ts';
import { currentUser } from '#server/auth/current-user.ts';

interface Params {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  try {
    return await exportFile(await createContext(currentUser), id);
  } catch (error) {
    if (error instanceof RefusalError) return new Response(`${error.message}\n`, { status: 503 });
    throw error;
  }
}
