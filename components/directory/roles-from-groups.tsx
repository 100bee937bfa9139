import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface RolesFromGroupsProps {
  readonly person: PersonAnswer['person'];
  readonly given: NonNullable<PersonAnswer['given']>;
}

/** Why roles can not be chosen in the form, and how to take them over. */
export function RolesFromGroups({ person, given }: RolesFromGroupsProps) {
  const trpc = useTRPC();
  const { run, pending, refusal } = useCommand(trpc.directory.chooseSource, {
    done: `The roles of ${person.name} are chosen here now.`,
  });
  const what = given.team ? 'roles and team' : 'roles';
  return (
    <div className="grid gap-3 border-b border-rule pb-5">
      <DecisionRail
        size="sheet"
        outcome="ended"
        title={`Groups of the directory give ${person.name} their ${what}.`}
      >
        {given.roles.length > 0
          ? 'They follow the groups until you choose them here.'
          : 'None of their groups gives a role, so they can not enter.'}
      </DecisionRail>
      {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
      <Button
        className="justify-self-start max-sm:w-full"
        pending={pending}
        onClick={() => void run({ personId: person.id, from: 'admins' })}
      >
        Choose roles here
      </Button>
    </div>
  );
}
