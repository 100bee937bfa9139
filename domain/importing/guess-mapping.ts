import { type ImportField, importFields } from './plan.ts';

/** Names that other systems and people give their columns, without spaces and marks. The earlier, the surer. */
const known: Readonly<Record<Exclude<ImportField, 'attribute'>, readonly string[]>> = {
  name: [
    'accountname',
    'companyname',
    'customername',
    'organizationname',
    'organisationname',
    'name',
    'account',
    'company',
    'customer',
    'organization',
    'organisation',
    'client',
  ],
  key: ['accountkey', 'key', 'targetingkey', 'tenantid', 'tenant', 'slug', 'workspaceid', 'externalkey'],
  crmId: [
    'crmid',
    'accountid',
    'salesforceid',
    'sfdcid',
    'hubspotid',
    'recordid',
    'companyid',
    'customerid',
    'id',
    'accountidcasesafe',
  ],
  owner: [
    'owneremail',
    'accountowneremail',
    'email',
    'ownersemail',
    'accountexecutiveemail',
    'aeemail',
    'salesrepemail',
    'accountowner',
    'owner',
    'salesrep',
    'accountexecutive',
  ],
  team: ['team', 'ownerteam', 'salesteam', 'territory'],
  tier: ['tier', 'plan', 'accounttier', 'subscription', 'subscriptionplan', 'edition', 'segment', 'package'],
  arr: [
    'arr',
    'annualrecurringrevenue',
    'annualrevenue',
    'acv',
    'annualcontractvalue',
    'value',
    'revenue',
    'contractvalue',
    'valueayear',
  ],
  region: ['region', 'billingregion', 'salesregion', 'geo', 'geography', 'area'],
  type: ['type', 'accounttype', 'customertype', 'relationship', 'lifecyclestage', 'status'],
  tags: ['tags', 'labels', 'tag', 'keywords'],
};

/**
 * What each column of a file fills, told from its name alone; every field is given to one column, the one whose name
 * says it most surely. Columns that nothing is known of are left out.
 */
export function guessMapping(columns: readonly string[]): (ImportField | null)[] {
  const plain = columns.map(plainName);
  const guessed = columns.map((): ImportField | null => null);
  for (const field of importFields) {
    if (field === 'attribute') continue;
    const place = known[field]
      .map((name) => plain.findIndex((column, at) => column === name && guessed[at] === null))
      .find((at) => at !== -1);
    if (place !== undefined) guessed[place] = field;
  }
  return guessed;
}

/** "Annual Revenue (USD)" → "annualrevenue" */
function plainName(column: string): string {
  return column
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replaceAll(/\b(usd|in us dollars|in dollars)\b/g, '')
    .replaceAll(/[^a-z0-9]/g, '');
}
