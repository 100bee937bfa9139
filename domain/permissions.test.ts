import { describe, expect, test } from 'vitest';
import {
  type Action,
  actions,
  type Cell,
  permissions,
  permits,
  type Role,
  refuseUnlessPermitted,
  roles,
  type Scope,
  type ScopeFacts,
  scopes,
} from '#domain/permissions.ts';
import { aSentence } from '#tests/support/facts.ts';

/** ● may, – may not, ○ followed by the fact that must hold. */
const table = `
                | viewer | sales      | sales_lead | engineer           | pm            | admin
see             | ●      | ●          | ●          | ●                  | ●             | ●
unlock          | –      | ○ byPolicy | ○ byPolicy | ○ internalAccounts | ○ byPolicy    | –
approve         | –      | –          | ○ leadStep | ○ engineeringStep  | ○ ownFeatures | –
change_grant    | –      | ○ own      | ○ team     | –                  | ●             | ●
withdraw_request | –     | ○ own      | ○ team     | ○ own              | ●             | ●
create_feature  | –      | –          | –          | ●                  | ●             | –
mark_ready      | –      | –          | –          | ●                  | –             | –
plan_round      | –      | –          | –          | –                  | ○ ownFeatures | –
pause_round     | –      | –          | –          | ●                  | ○ ownFeatures | –
declare_ga      | –      | –          | –          | –                  | ○ ownFeatures | –
show_to_browsers | –     | –          | –          | ●                  | ○ ownFeatures | –
serve_outside_production | – | –      | –          | ○ notProduction    | –             | –
kill            | –      | –          | –          | ●                  | ●             | ●
break_glass     | –      | –          | –          | –                  | ●             | ●
publish_policy  | –      | –          | –          | –                  | ●             | –
record_interest | –      | ●          | ●          | ●                  | ●             | –
withdraw_interest | –    | ○ own      | ○ team     | ○ own              | ●             | –
comment         | –      | ●          | ●          | ●                  | ●             | ●
delegate        | –      | –          | ●          | ●                  | ●             | –
change_settings | –      | –          | –          | –                  | ●             | ●
read_notices    | ●      | ●          | ●          | ●                  | ●             | ●
keep_profile    | ●      | ●          | ●          | ●                  | ●             | ●
edit_account    | –      | ○ own      | ○ team     | –                  | ●             | ●
manage_keys     | –      | –          | –          | ○ notProduction    | –             | ●
manage_users    | –      | –          | –          | –                  | –             | ●
export_audit    | –      | –          | ○ team     | ○ ownFeatures      | ●             | ●
verify_audit    | ●      | –          | –          | ●                  | ●             | ●
`;

const [heading = [], ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const columns = heading.slice(1);
const cells = lines.flatMap(([action = '', ...row]) =>
  row.map((cell, place) => [action as Action, columns[place] as Role, cell] as const),
);
const allScopes = Object.keys(scopes) as Scope[];
const everythingHolds = Object.fromEntries(allScopes.map((scope) => [scope, true])) as ScopeFacts;

test('the table names every action and every role', () => {
  expect(lines.map(([action]) => action)).toEqual([...actions]);
  expect(columns.toSorted()).toEqual([...roles].toSorted());
});

describe.each(cells)('%s by %s: %s', (action, role, cell) => {
  const scope = cell.startsWith('○') ? (cell.slice(1).trim() as Scope) : undefined;

  test('is decided as the table says', () => {
    const said: Cell = permissions[action][role];
    expect(said).toBe(cell === '●' ? 'yes' : cell === '–' ? 'no' : scope);
    expect(permits(action, [role], {})).toBe(cell === '●');
    expect(permits(action, [role], everythingHolds)).toBe(cell !== '–');
  });

  test('rests on no other fact than its own', () => {
    const others = Object.fromEntries(
      allScopes.filter((one) => one !== scope).map((one) => [one, true]),
    ) as ScopeFacts;
    expect(permits(action, [role], others)).toBe(cell === '●');
    if (scope) expect(permits(action, [role], { [scope]: true })).toBe(true);
  });

  test('is refused with a sentence', () => {
    const refusal = refuseUnlessPermitted(action, [role], {});
    if (cell === '●') expect(refusal).toBeUndefined();
    else
      expect(refusal).toMatchObject({
        ok: false,
        code: 'forbidden',
        sentence: expect.stringMatching(aSentence),
      });
  });
});

describe('several roles', () => {
  test('one that allows is enough', () => {
    expect(permits('mark_ready', ['viewer', 'engineer'], {})).toBe(true);
    expect(permits('unlock', ['admin', 'sales'], { byPolicy: true })).toBe(true);
  });

  test('two that do not allow are not enough', () => {
    expect(
      permits('publish_policy', ['viewer', 'sales', 'sales_lead', 'engineer', 'admin'], everythingHolds),
    ).toBe(false);
  });

  test('nobody without a role may anything', () => {
    for (const action of actions)
      expect(refuseUnlessPermitted(action, [], everythingHolds)).toMatchObject({
        code: 'forbidden',
        sentence: expect.stringMatching(aSentence),
      });
  });
});
