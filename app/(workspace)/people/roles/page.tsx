import type { Metadata } from 'next';
import { RolesScreen } from '#components/people/roles-screen.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Who may do what' };

export default async function Roles() {
  const { roles } = await requireUser();
  return <RolesScreen held={roles} mayManage={permits('manage_users', roles, {})} />;
}
