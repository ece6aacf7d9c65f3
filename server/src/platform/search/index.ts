export type { SearchHit } from './rank-hits.ts';
export { type Searchable, SearchPort, type SearchWish } from './search-port.ts';
export { searchMigration } from './search-tables.ts';
