export { type Findable, makeFindable, makeUnfindable } from './findable.ts';
export type { SearchHit } from './rank-hits.ts';
export { type SearchWish, searchRecords } from './search-records.ts';
export { searchMigration } from './search-tables.ts';
