import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { MayCell } from '#components/people/may-cell.tsx';
import { Section } from '#components/section.tsx';
import { capital } from '#domain/capital.ts';
import { actionNames, actions, permissions, type Role, roleNames, roles } from '#domain/permissions.ts';
import { roleTasks } from '#domain/role-words.ts';

interface RolesScreenProps {
  /** The reader's own: their columns stand out. */
  readonly held: readonly Role[];
  readonly mayManage: boolean;
}

/** The table of permissions, as the server asks it at every click. */
export function RolesScreen({ held, mayManage }: RolesScreenProps) {
  return (
    <Page>
      <PageHeader
        {...(mayManage ? { crumb: { label: 'Users and roles', href: '/people' } } : {})}
        title="Who may do what"
        hint="Roles are looked up at every click, so a change holds at once. Whoever holds several roles may do what any of them may."
      />
      <Section title="The roles">
        <dl className="grid gap-x-10 border-t border-rule sm:grid-cols-2">
          {roles.map((role) => (
            <div key={role} className="border-b border-rule py-3">
              <dt className="font-semibold">
                {roleNames[role]}
                {held.includes(role) && <span className="font-normal text-muted"> (yours)</span>}
              </dt>
              <dd className="text-pretty text-muted">{roleTasks[role]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="In full">
        <table className="w-full border-collapse text-left text-sm max-lg:hidden">
          <caption className="sr-only">What each role may do</caption>
          <thead>
            <tr>
              <td className="border-b border-ink" />
              {roles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className="border-b border-ink pb-1.5 pl-4 align-bottom text-sm font-semibold whitespace-nowrap text-muted"
                >
                  {roleNames[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action} className="border-b border-rule">
                <th scope="row" className="h-(--row) py-1.5 text-base font-semibold">
                  {capital(actionNames[action])}
                </th>
                {roles.map((role) => (
                  <td key={role} className="py-1.5 pl-4">
                    <MayCell cell={permissions[action][role]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="border-t border-rule lg:hidden">
          {actions.map((action) => (
            <li key={action} className="border-b border-rule py-3">
              <p className="font-semibold">{capital(actionNames[action])}</p>
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
                {roles
                  .filter((role) => permissions[action][role] !== 'no')
                  .map((role) => (
                    <li key={role}>
                      {roleNames[role]} <MayCell cell={permissions[action][role]} />
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
