import { answerLive, probeLive } from '#server/api/live.ts';
import { currentUser } from '#server/auth/current-user.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return answerLive(request, await currentUser());
}

export async function HEAD(): Promise<Response> {
  return probeLive(await currentUser());
}
