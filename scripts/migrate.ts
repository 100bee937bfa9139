import { migrateDatabase } from '#db/migrate.ts';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('Set DATABASE_URL to the database that is to be migrated.');
  process.exit(1);
}
await migrateDatabase(url);
console.log('✓ the database is up to date');
