export { sql } from 'kysely';
export { inTransaction, openDatabase, type Database, type Db } from './open-database.ts';
export { migrate, pendingMigrations } from './migrate.ts';
