export { DataKeyDoesNotFit, derivedKey } from './key-wrapping.ts';
export { KeyMissing, OrganisationKeys } from './organisation-keys.ts';
export { keysMigration } from './tables.ts';
