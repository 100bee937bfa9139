import { answerDirectory } from '#server/scim/answer-directory.ts';

export {
  answerDirectory as DELETE,
  answerDirectory as GET,
  answerDirectory as PATCH,
  answerDirectory as POST,
  answerDirectory as PUT,
};
