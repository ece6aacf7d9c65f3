export { describeVariables } from './help.ts';
export { isLoopback } from './host.ts';
export { Secret } from './secret.ts';
export {
  type BlobConfiguration,
  type Configuration,
  type DatabaseConfiguration,
  type LogLevel,
  type ModelConfiguration,
  readConfiguration,
} from './server-configuration.ts';
export { readTelephonyConfiguration, type TelephonyConfiguration } from './telephony-configuration.ts';
export type { Environment } from './variable.ts';
export { variables } from './variables.ts';
