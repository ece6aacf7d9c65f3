import { accepted, type Result, refused } from '../kernel/index.ts';
import { isEveryAddress, originOf } from './host.ts';
import type { Secret } from './secret.ts';
import { type Environment, readValues, type Values } from './variable.ts';
import { telephonyVariables } from './variables.ts';

type TelephonyValues = Values<typeof telephonyVariables>;

/** What server and telephony nodes must know of telephony, already checked. */
export interface TelephonyConfiguration {
  readonly enabled: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: TelephonyValues['LOG_LEVEL'];
  /** Origins of the servers a node links to; at least one. */
  readonly serverUrls: readonly string[];
  /** Undefined: the file in the data folder holds it. */
  readonly linkSecret: Secret | undefined;
  readonly sipPort: number;
  readonly sipTlsPort: number | undefined;
  /** Both ends included. */
  readonly rtpPorts: { readonly first: number; readonly last: number };
  readonly rtpAddress: string;
  readonly rtpengine: string | undefined;
  readonly turn: { readonly urls: readonly string[]; readonly secret: Secret } | undefined;
}

/** Reads the environment of a telephony node, which may run on a machine of its own. */
export function readTelephonyConfiguration(
  environment: Environment,
): Result<TelephonyConfiguration, readonly string[]> {
  const { values, wrong } = readValues(telephonyVariables, environment);
  if (wrong.length > 0) return refused(wrong);
  const conflicts = wrongTelephony(values);
  return conflicts.length > 0 ? refused(conflicts) : accepted(telephonyOf(values));
}

export function telephonyOf(values: TelephonyValues): TelephonyConfiguration {
  return {
    enabled: values.TELEPHONY === 'on',
    host: values.HOST,
    port: values.TELEPHONY_PORT,
    dataDir: values.DATA_DIR,
    logLevel: values.LOG_LEVEL,
    serverUrls: values.SERVER_URL ?? [nearestServer(values)],
    linkSecret: values.LINK_SECRET,
    sipPort: values.SIP_PORT,
    sipTlsPort: values.SIP_TLS_PORT,
    rtpPorts: values.RTP_PORTS,
    rtpAddress: values.RTP_ADDRESS,
    rtpengine: values.RTPENGINE,
    turn: values.TURN_URLS && values.TURN_SECRET ? { urls: values.TURN_URLS, secret: values.TURN_SECRET } : undefined,
  };
}

/** The server on the same machine. Its certificate, if it has one, names the public host and not this machine. */
function nearestServer({
  HOST: host,
  PORT: port,
  PUBLIC_URL: publicUrl,
  TLS_CERT: certificate,
}: TelephonyValues): string {
  if (certificate && publicUrl) return publicUrl;
  return originOf(certificate ? 'https' : 'http', isEveryAddress(host) ? '127.0.0.1' : host, port);
}

export function wrongTelephony(values: TelephonyValues): string[] {
  const wrong: string[] = [];
  if (Boolean(values.TURN_URLS) !== Boolean(values.TURN_SECRET)) {
    wrong.push('TURN_URLS and TURN_SECRET belong together: set both or neither.');
  }
  if (values.TELEPHONY === 'on' && values.PORT === values.TELEPHONY_PORT && values.PORT !== 0) {
    wrong.push(`PORT and TELEPHONY_PORT are both ${values.PORT}: give each its own.`);
  }
  return wrong;
}
