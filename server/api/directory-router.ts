import { previewGroupRolesInput } from '#domain/inputs/directory.ts';
import { chooseRolesSourceVerb } from '#server/commands/directory/choose-roles-source.ts';
import { makeDirectoryTokenVerb } from '#server/commands/directory/make-directory-token.ts';
import { removeGroupRolesVerb } from '#server/commands/directory/remove-group-roles.ts';
import { revokeDirectoryTokenVerb } from '#server/commands/directory/revoke-directory-token.ts';
import { setGroupRolesVerb } from '#server/commands/directory/set-group-roles.ts';
import { directoryPage } from '#server/queries/directory-page.ts';
import { directoryPreview } from '#server/queries/directory-preview.ts';
import { command, queryFor, router } from './trpc.ts';

export const directoryRouter = router({
  page: queryFor('manage_users').query(({ ctx }) => directoryPage(ctx.house.db)),
  preview: queryFor('manage_users')
    .input(previewGroupRolesInput)
    .query(({ ctx, input }) => directoryPreview(ctx.house.db, input, ctx.user, new Date())),
  setRoles: command(setGroupRolesVerb),
  removeRoles: command(removeGroupRolesVerb),
  chooseSource: command(chooseRolesSourceVerb),
  makeToken: command(makeDirectoryTokenVerb),
  revokeToken: command(revokeDirectoryTokenVerb),
});
