import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { TimelineAccountField } from '#components/audit/timeline-account-field.tsx';
import type { Question } from '#components/evaluation/question.ts';
import { keyKindNames } from '#components/keys/key-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { keyKinds } from '#domain/api-keys.ts';

interface QuestionFieldsProps {
  readonly question: Question;
  readonly change: (next: Partial<Question>) => void;
}

/** Which account asks for what, and with which key. */
export function QuestionFields({ question, change }: QuestionFieldsProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.evaluation.choices.queryOptions());
  const { account, feature } = question;
  return (
    <div className="grid content-start gap-x-3 gap-y-4 max-lg:grid-cols-2">
      <div className="col-span-full grid sm:max-lg:col-span-1">
        <TimelineAccountField value={account} onChange={(key) => change({ account: key, contact: null })} />
      </div>
      <Contact question={question} change={change} />
      <Field label="Feature" className="max-sm:nth-2:col-span-full">
        {(wired) => (
          <Select
            {...wired}
            value={feature ?? ''}
            onChange={(event) => change({ feature: event.target.value || null })}
          >
            <option value="">All it gets</option>
            {feature !== null && !choices.features.some(({ key }) => key === feature) && (
              <option value={feature}>{feature} (there is no such feature)</option>
            )}
            {choices.features.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="col-span-full grid sm:max-lg:col-span-1">
        <AskedWith question={question} change={change} choices={choices} />
      </div>
    </div>
  );
}

function Contact({ question, change }: QuestionFieldsProps) {
  const trpc = useTRPC();
  const { account, contact } = question;
  const { data: contacts = [] } = useQuery(
    trpc.evaluation.contacts.queryOptions({ account: account ?? '' }, { enabled: account !== null }),
  );
  if (account === null || (contacts.length === 0 && contact === null)) return null;
  return (
    <Field label="Contact">
      {(wired) => (
        <Select
          {...wired}
          value={contact ?? ''}
          onChange={(event) => change({ contact: event.target.value || null })}
        >
          <option value="">Nobody</option>
          {contact !== null && !contacts.some(({ key }) => key === contact) && (
            <option value={contact}>{contact}</option>
          )}
          {contacts.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface Choices {
  readonly environments: readonly {
    readonly key: string;
    readonly name: string;
    readonly production: boolean;
  }[];
  readonly keys: readonly { readonly id: string; readonly name: string; readonly environmentKey: string }[];
}

/** Any key of a kind and an environment, or one that is there. */
function AskedWith({ question, change, choices }: QuestionFieldsProps & { readonly choices: Choices }) {
  const production = choices.environments.find((one) => one.production)?.key ?? '';
  const { key, kind, environment } = question;
  const ways = choices.environments.flatMap((one) =>
    keyKinds.map((each) => ({
      value: `${each} ${one.key}`,
      label: `A ${keyKindNames[each].toLowerCase()} key · ${one.name}`,
      means: {
        key: null,
        kind: each === 'server' ? null : each,
        environment: one.production ? null : one.key,
      },
    })),
  );
  const named = choices.keys.map((one) => ({
    value: `key ${one.id}`,
    label: `${one.name} · ${one.environmentKey}`,
    means: { key: one.id, kind: null, environment: null },
  }));
  const value = key === null ? `${kind ?? 'server'} ${environment ?? production}` : `key ${key}`;
  const all = [...ways, ...named];
  return (
    <Field label="Asked with">
      {(wired) => (
        <Select
          {...wired}
          value={value}
          onChange={(event) => {
            const chosen = all.find((one) => one.value === event.target.value);
            if (chosen) change(chosen.means);
          }}
        >
          {!all.some((one) => one.value === value) && <option value={value}>{key ?? environment}</option>}
          <optgroup label="Any key">
            {ways.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </optgroup>
          {named.length > 0 && (
            <optgroup label="One key">
              {named.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
      )}
    </Field>
  );
}
