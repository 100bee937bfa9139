import type { DirectoryAnswer } from '#components/directory/directory-data.ts';
import { Section } from '#components/section.tsx';

/** What the directory says about groups, with and without roles. */
export function KeptGroupsSection({ answer }: { readonly answer: DirectoryAnswer }) {
  const { groups, groupsInAll } = answer;
  if (groups.length === 0) return null;
  return (
    <Section title="Groups the directory keeps here" hint="Who is in them is changed there.">
      <ul className="border-t border-rule">
        {groups.map((group) => (
          <li
            key={group.id}
            className="flex min-h-(--row) items-center justify-between gap-4 border-b border-rule py-1.5"
          >
            <span className="min-w-0 break-words">
              <span className="font-semibold">{group.name}</span>
              {!group.gives && <span className="text-muted"> · gives no role</span>}
            </span>
            <span className="shrink-0 text-sm text-muted">
              {group.members === 1 ? '1 member' : `${group.members} members`}
            </span>
          </li>
        ))}
      </ul>
      {groupsInAll > groups.length && (
        <p className="pt-3 text-sm text-muted">
          The first {groups.length} of {groupsInAll}.
        </p>
      )}
    </Section>
  );
}
