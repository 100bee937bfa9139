import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import postgres from 'postgres';
import { demo, settled, signedIn, test } from '#tests/support/browser.ts';
import { scriptPayloads } from '#tests/support/script-payloads.ts';

const full = Boolean(process.env.LATCHKEY_FULL);

/** As a screen would send it. */
async function command(page: Page, procedure: string, input: unknown): Promise<Record<string, string>> {
  const answer = await page.request.post(`${demo().url}/api/trpc/${procedure}`, {
    headers: { origin: demo().url },
    data: { json: { commandId: randomUUID(), input } },
  });
  const said = await answer.json();
  expect(answer.status(), `${procedure}: ${JSON.stringify(said)}`).toBe(200);
  return said.result.data.json;
}

async function read<Row extends object>(text: string): Promise<Row[]> {
  const sql = postgres(process.env.LATCHKEY_E2E_DATABASE_URL ?? '', { max: 1 });
  const rows = await sql.unsafe<Row[]>(text);
  await sql.end();
  return [...rows];
}

test('names, reasons and notes that are scripts are shown and never run', async ({ browser, page }) => {
  test.setTimeout(120_000);
  const pm = await signedIn(browser, 'pm@latchkey.test', page);
  const people = await read<{ id: string; email: string }>('select id, email from users');
  const idOf = (name: string) => people.find(({ email }) => email.startsWith(name))?.id;
  const [java] = await read<{ id: string }>("select id from features where key = 'java-support'");
  const plain = { ownerId: idOf('sales'), tier: 'Business', type: 'customer', arr: 1, region: 'EU' };
  const made = await Promise.all(
    scriptPayloads.map(async (name, place) => {
      const key = `hostile-${place}`;
      const { accountId } = await command(pm, 'accounts.create', {
        ...plain,
        key,
        name,
        crmId: name,
        tags: [name.slice(0, 40)],
      });
      await command(pm, 'accounts.addContact', { accountId, key: 'one', name: name.slice(0, 80) });
      await command(pm, 'demand.record', { featureId: java?.id, accountId, note: name });
      return { key, accountId };
    }),
  );
  const featureText = {
    name: scriptPayloads[5],
    summary: scriptPayloads[3],
    talkingPoints: scriptPayloads.slice(0, 5),
  };
  const makers = { pmId: idOf('pm'), engineerId: idOf('engineer') };
  await command(pm, 'features.create', { key: 'hostile-feature', ...featureText, ...makers });
  const seller = await signedIn(browser, 'sales@latchkey.test', page);
  const wish = { featureId: java?.id, accountId: made[4]?.accountId, days: 30, reason: scriptPayloads[4] };
  const asked = await seller.request.post(`${demo().url}/api/trpc/requests.create`, {
    headers: { origin: demo().url },
    data: { json: { commandId: randomUUID(), input: wish } },
  });
  expect(asked.status()).toBeLessThan(500);
  const viewer = await signedIn(browser, 'viewer@latchkey.test', page);
  await command(viewer, 'profile.rename', { name: scriptPayloads[16] });

  const violations: string[] = [];
  for (const one of [pm, seller]) {
    one.on('dialog', (dialog) => violations.push(`dialog: ${dialog.message()}`));
    await one.exposeFunction('tellViolation', (what: string) => violations.push(what));
    await one.addInitScript(() => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, blockedURI, sourceFile }) => {
          const tell: unknown = Reflect.get(globalThis, 'tellViolation');
          // Zod asks once whether it may make code out of text, is told no, and does without.
          if (typeof tell === 'function' && blockedURI !== 'eval')
            tell(`${violatedDirective} ${blockedURI} ${sourceFile}`);
        },
      );
    });
  }
  const accountPages = (full ? made : made.filter((_, place) => place % 20 === 4)).map(
    ({ key }) => `/accounts/${key}`,
  );
  const look = async (reader: Page, paths: readonly string[]) => {
    for (const path of paths) {
      const answer = await reader.goto(path);
      await settled(reader);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
      expect(policy, path).not.toContain('unsafe');
      expect(await reader.evaluate(() => Reflect.get(globalThis, 'ran')), path).toBeUndefined();
      await expect(reader.locator('.hostile'), path).toHaveCount(0);
    }
  };
  const more = ['/features', '/approvals', '/people/roles', '/notices'];
  await Promise.all([
    look(pm, ['/features/hostile-feature', '/pipeline', '/timeline', '/', ...(full ? more : [])]),
    look(seller, [
      ...accountPages,
      '/accounts?text=hostile',
      '/settings',
      ...(full ? ['/', '/timeline'] : []),
    ]),
  ]);
  await seller.goto('/accounts/hostile-4');
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText(scriptPayloads[4] ?? '');
  expect(violations).toEqual([]);
  await command(viewer, 'profile.rename', { name: 'Viewer' });
});

test('no other site changes anything with the cookie of whoever is signed in', async ({ browser, page }) => {
  const pm = await signedIn(browser, 'pm@latchkey.test', page);
  const [before] = await read<{ seq: string }>('select seq from audit_head');
  const { url } = demo();
  const body = JSON.stringify({ json: { commandId: randomUUID(), input: { name: 'Taken over' } } });
  const tries: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example', 'content-type': 'application/json' }],
    ['no origin that has a name', { origin: 'null', 'content-type': 'application/json' }],
    ['a subdomain', { origin: url.replace('://', '://evil.'), 'content-type': 'application/json' }],
    ['text', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
    ['text without an origin', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text from here', { origin: url, 'content-type': 'text/plain' }],
  ];
  for (const [how, headers] of tries)
    for (const path of ['/api/trpc/profile.rename', '/settings', '/api/auth/signout']) {
      const answer = await pm.request.post(`${url}${path}`, { headers, data: body, maxRedirects: 0 });
      if (how !== 'text from here' || path.startsWith('/api/trpc'))
        expect(answer.status(), `${how} to ${path}`).toBeGreaterThanOrEqual(400);
    }
  // A page of another site, in the same browser: a form that sends itself, and a fetch that asks nobody.
  await pm.route('http://evil.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method=post enctype=text/plain action="${url}/api/trpc/profile.rename"><input name='${body.replaceAll("'", '')}' value=""></form>`,
    }),
  );
  await pm.goto('http://evil.test/');
  await pm.evaluate(
    ([to, text]) =>
      fetch(to ?? '', { method: 'POST', mode: 'no-cors', credentials: 'include', body: text ?? '' }).catch(
        () => undefined,
      ),
    [`${url}/api/trpc/profile.rename`, body],
  );
  await pm.evaluate(() => document.forms[0]?.submit());
  await pm.waitForURL(`${url}/**`);
  await expect(pm.locator('body')).toContainText('Changes are taken only from pages of this site.');
  expect(await read('select seq from audit_head')).toEqual([before]);
  await pm.goto(`${url}/settings`);
  await expect(pm.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});
