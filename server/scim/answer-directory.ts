import { readEnv } from '#env.ts';
import { house } from '#server/house.ts';
import { answerScim, directoryQuota } from './answer-scim.ts';

/** A request of the company's directory to this process. */
export function answerDirectory(request: Request): Promise<Response> {
  return answerScim(house(), request, { publicUrl: readEnv().AUTH_URL, quota: directoryQuota });
}
