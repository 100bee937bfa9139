import { eq } from 'drizzle-orm';
import Papa from 'papaparse';
import { exportJobs } from '#db/schema/transfers.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { exportFile } from '#server/api/export-file.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { askForExportVerb } from '#server/commands/exports/ask-for-export.ts';
import { writeNextPart } from '#server/outbox/transfers/write-exports.ts';
import { timeline } from '#server/queries/timeline.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

/** Small parts, so that an export has several. */
export const partSize = 5;

/** A house with a past of two teams' accounts, and the ways to export it. */
export async function openExportDesk() {
  const house = await openTestHouse();
  const { featureId } = await house.open({ seats: 20 });
  await house.open();
  for (let made = 0; made < 6; made++) {
    const owner = made % 2 === 0 ? 'sales' : 'other-sales';
    const grantId = await house.grant(featureId, await house.account(owner), owner);
    if (made < 3) await house.done(revokeGrantVerb, 'pm', { grantId, reason: '=1+1, "quoted"\nand more' });
  }
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  const [account] = await house.sql<{ key: string }[]>`select key from accounts order by created_at limit 1`;
  return new ExportDesk(house, { feature: feature?.key ?? '', account: account?.key ?? '' });
}

export class ExportDesk {
  readonly house: TestHouse;
  readonly keys: { readonly feature: string; readonly account: string };

  constructor(house: TestHouse, keys: ExportDesk['keys']) {
    this.house = house;
    this.keys = keys;
  }

  ask(by: Name, filter: TimelineFilterInput = {}, format = 'csv') {
    return this.house.run(askForExportVerb, by, { format, filter });
  }

  async asked(by: Name, filter: TimelineFilterInput = {}, format = 'csv') {
    return this.house.done(askForExportVerb, by, { format, filter });
  }

  /** @returns whether there was something to write. */
  write(): Promise<boolean> {
    return writeNextPart(this.house.house, this.house.now, partSize);
  }

  async writeAll(): Promise<void> {
    while (await this.write());
  }

  /** What others left open does not stand in the way. */
  async cancelAll(): Promise<void> {
    await this.house.sql`update export_jobs set status = 'cancelled' where status in ('waiting', 'running')`;
  }

  async person(name: Name) {
    const [row] = await this.house.sql<{ roles: ['pm']; teamId: string | null }[]>`
      select roles, team_id as "teamId" from users where id = ${this.house.ids[name]}`;
    return { id: this.house.ids[name], name, roles: row?.roles ?? [], teamId: row?.teamId ?? null };
  }

  async fetched(by: Name, id: string): Promise<Response> {
    return exportFile({ user: await this.person(by), house: this.house.house }, id);
  }

  async file(by: Name, id: string): Promise<string> {
    const bytes = await (await this.fetched(by, id)).arrayBuffer();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  async rows(by: Name, id: string): Promise<Record<string, string>[]> {
    const text = (await this.file(by, id)).replace(/^\uFEFF/, '');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  }

  async seqs(by: Name, id: string): Promise<number[]> {
    return (await this.rows(by, id)).map(({ seq }) => Number(seq));
  }

  /** What the timeline's own pages show of it. */
  async shown(filter: TimelineFilterInput, upTo: number): Promise<number[]> {
    const seqs: number[] = [];
    let cursor: { before: number } | undefined;
    do {
      const page = await timeline(this.house.db, { ...filter, cursor });
      seqs.push(...page.events.map(({ seq }) => seq));
      cursor = page.older === null ? undefined : { before: page.older };
    } while (cursor);
    return seqs.filter((seq) => seq <= upTo);
  }

  async job(id: string) {
    const [job] = await this.house.db.select().from(exportJobs).where(eq(exportJobs.id, id));
    if (!job) throw new Error('There is no such export.');
    return job;
  }
}
