export {
  type Access,
  type CallInputOf,
  type Command,
  command,
  download,
  type InputOf,
  type Method,
  type Operation,
  type OutputOf,
  type Pieces,
  pathParameters,
  type Query,
  query,
  type ReadAudit,
} from './operation.ts';
export { allRights, type Right, rights } from './rights.ts';
export { allRoles, type Role, rightsOf, rightsOfWholeOrganisation, roles } from './roles.ts';
