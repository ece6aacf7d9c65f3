export { bytesOfKey, loadConfiguration, type ServerConfiguration } from './load-configuration.ts';
export { listenFailure } from './start-failure.ts';
