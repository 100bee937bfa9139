import { expect, type Page } from '@playwright/test';
import { openPalette, settled, test } from '#tests/support/browser.ts';
import { cast } from '#tests/support/browser-deeds.ts';

async function choose(admin: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await admin.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** New, changed, the same, refused. */
async function counts(admin: Page, ...told: number[]): Promise<void> {
  const [created, changed, same, refused] = told;
  await expect(admin.locator('[data-slot=facts]')).toHaveText(
    `New${created}Changed${changed}The same${same}Refused${refused}`,
  );
}

test('accounts come in from a file: mapped, looked over, imported, found', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(60_000);
  const { admin } = await cast(browser, page, 'admin');
  const mark = info.project.name;
  const fileName = `accounts-${mark}.csv`;
  const good = Array.from(
    { length: 12 },
    (_, n) => `Imported ${mark} ${n + 1},sales@latchkey.test,Business,${n}000,EU,new`,
  );
  await admin.goto('/accounts/import');
  await settled(admin);
  await choose(
    admin,
    fileName,
    [
      'Account Name,Owner Email,Plan,Annual Revenue,Region,Remarks',
      ...good,
      `Orphan ${mark},stranger@latchkey.test,Business,1000,EU,`,
      `Gilded ${mark},sales@latchkey.test,Gold,a lot,EU,`,
    ].join('\n'),
  );

  await expect(admin.getByRole('heading', { name: 'What the columns are' })).toBeVisible();
  const readAs = (column: string) => admin.getByLabel(`“${column}” is read as`);
  await expect(readAs('Account Name')).toHaveValue('name');
  await expect(readAs('Annual Revenue')).toHaveValue('arr');
  await expect(readAs('Remarks')).toHaveValue('');
  await readAs('Remarks').selectOption('Tags');
  await admin.getByRole('button', { name: 'Look it over' }).click();

  await expect(admin.getByText('Nothing is changed yet.')).toBeVisible();
  await counts(admin, 12, 0, 0, 2);
  const refused = admin.getByRole('list', { name: 'Refused lines' }).getByRole('listitem');
  await expect(refused.nth(0)).toContainText('Line 14');
  await expect(refused.nth(0)).toContainText('nobody who sells here has this address.');
  await expect(refused.nth(1)).toContainText(
    '“Plan” says “Gold”: it must be Starter, Business or Enterprise.',
  );
  await expect(refused.nth(1)).toContainText('“Annual Revenue” says “a lot”');
  await admin.getByRole('button', { name: 'Import 12 accounts' }).click();

  await expect(admin).toHaveURL(/\?job=/);
  await expect(
    admin.getByRole('progressbar', { name: 'Importing' }).or(admin.getByText('It is done.')).first(),
  ).toBeVisible();
  await admin.goto('/accounts');
  await settled(admin);
  await admin.goto('/accounts/import');
  await admin.getByRole('table', { name: 'Imports' }).getByRole('link', { name: fileName }).first().click();
  await expect(admin.getByRole('heading', { level: 1, name: fileName })).toBeVisible();
  await expect(admin.getByText('It is done.')).toBeVisible();
  await counts(admin, 12, 0, 0, 2);
  await expect(
    admin.getByRole('list', { name: 'Refused lines' }).getByText('nobody who sells here has this address.'),
  ).toBeVisible();

  await openPalette(admin);
  await admin.keyboard.type(`Imported ${mark} 7`);
  await admin
    .getByRole('option', { name: new RegExp(`^Imported ${mark} 7`) })
    .first()
    .click();
  await expect(admin.getByRole('heading', { level: 1, name: `Imported ${mark} 7` })).toBeVisible();
});

test('a file that is nonsense is told what would be right', async ({ browser, page }) => {
  const { admin, sales } = await cast(browser, page, 'admin', 'sales');
  await admin.goto('/accounts/import');
  await settled(admin);
  const told = (words: string) => expect(admin.getByRole('alert').filter({ hasText: words })).toBeVisible();
  const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xfe, 0x9d]);
  await choose(admin, 'accounts.xlsx', workbook);
  await told('accounts.xlsx can not be imported. It is not a file of text. Save it as CSV');
  await choose(admin, 'empty.csv', '\n\n');
  await told('empty.csv can not be imported. There is nothing in it.');
  await choose(admin, 'shopping.csv', 'Milk,Bread\n1,2\n');
  await told('Say which column holds the name.');
  await expect(admin.getByRole('button', { name: 'Look it over' })).toBeDisabled();

  await sales.goto('/accounts/import');
  await expect(sales.getByRole('link', { name: 'Go to the accounts' })).toBeVisible();
  await expect(sales.locator('input[type=file]')).toHaveCount(0);
});
