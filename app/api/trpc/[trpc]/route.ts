import { answerTrpc } from '#server/api/answer-trpc.ts';
import { currentUser } from '#server/auth/current-user.ts';

function answer(request: Request): Promise<Response> {
  return answerTrpc(request, currentUser);
}

export { answer as GET, answer as POST };
