'use client';

import { type ReactNode, useState } from 'react';
import type { NoticeChoiceRow as Choice } from '#components/notices/notice-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Select } from '#components/ui/select.tsx';
import { TableCell, TableRow } from '#components/ui/table.tsx';
import { mailPaceNames, mailPaces, noticeKindNames } from '#domain/notices.ts';

export function NoticeChoiceRow({ choice }: { readonly choice: Choice }) {
  const trpc = useTRPC();
  const name = noticeKindNames[choice.kind];
  const [meant, setMeant] = useState(choice);
  const { run } = useCommand(trpc.notices.set, { done: `Kept: ${name}.` });
  const keep = async (next: Choice) => {
    setMeant(next);
    if (!(await run(next))) setMeant(choice);
  };
  return (
    <TableRow className="max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] max-sm:gap-y-1 max-sm:py-3.5">
      <TableCell className="text-base font-semibold">{name}</TableCell>
      <TableCell phone="main">
        <PhoneLabel>Among notices</PhoneLabel>
        <Select
          aria-label={`${name}, among notices`}
          value={meant.inApp ? 'yes' : 'no'}
          onChange={({ target }) => void keep({ ...meant, inApp: target.value === 'yes' })}
        >
          <option value="yes">Shown</option>
          <option value="no">Not shown</option>
        </Select>
      </TableCell>
      <TableCell phone="main" className="max-sm:col-start-2">
        <PhoneLabel>By e-mail</PhoneLabel>
        <Select
          aria-label={`${name}, by e-mail`}
          value={meant.mail}
          onChange={({ target }) => {
            const mail = mailPaces.find((pace) => pace === target.value);
            if (mail) void keep({ ...meant, mail });
          }}
        >
          {mailPaces.map((pace) => (
            <option key={pace} value={pace}>
              {mailPaceNames[pace]}
            </option>
          ))}
        </Select>
      </TableCell>
    </TableRow>
  );
}

/** Where the table is a list, its heads are not seen. */
function PhoneLabel({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-hidden="true" className="block pb-0.5 text-sm text-muted sm:hidden">
      {children}
    </span>
  );
}
