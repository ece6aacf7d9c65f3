import { accepted, type Result, refused } from '../kernel/index.ts';
import { isLoopback, originOf } from './host.ts';
import type { Secret } from './secret.ts';
import { type TelephonyConfiguration, telephonyOf, wrongTelephony } from './telephony-configuration.ts';
import { type Environment, readValues, type Values } from './variable.ts';
import { variables } from './variables.ts';

type ServerValues = Values<typeof variables>;

export type LogLevel = ServerValues['LOG_LEVEL'];

export type DatabaseConfiguration =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: Secret };

export type BlobConfiguration =
  | { readonly store: 'filesystem'; readonly folder: string }
  | { readonly store: 's3'; readonly url: Secret };

/** An OpenAI-compatible endpoint for one purpose. */
export interface ModelConfiguration {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: Secret | undefined;
}

/** Everything the server is told from outside, already checked (design §8). */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** Origin without a closing slash; undefined until the port is known when PORT is 0. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: ServerValues['TRUST_PROXY'];
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  readonly metricsToken: Secret | undefined;
  readonly outboundAllow: readonly string[];
  readonly dataDir: string;
  readonly database: DatabaseConfiguration;
  readonly redisUrl: Secret | undefined;
  readonly blobs: BlobConfiguration;
  readonly dataKey: Secret | undefined;
  readonly auditAnchorUrl: Secret | undefined;
  readonly seed: 'demo' | 'none';
  readonly smtpUrl: Secret | undefined;
  readonly scanner: { readonly host: string; readonly port: number } | undefined;
  readonly routingRecording: string | undefined;
  readonly ai: Readonly<Record<'chat' | 'embed' | 'speech', ModelConfiguration | undefined>>;
  readonly logLevel: LogLevel;
  readonly telephony: TelephonyConfiguration;
}

/** Reads the environment of a server. The refusal holds one sentence for each thing that is wrong, and no secret. */
export function readConfiguration(environment: Environment): Result<Configuration, readonly string[]> {
  const { values, wrong } = readValues(variables, environment);
  if (wrong.length > 0) return refused(wrong);
  const conflicts = [...conflictsIn(values), ...wrongTelephony(values)];
  return conflicts.length > 0 ? refused(conflicts) : accepted(configurationOf(values));
}

function configurationOf(values: ServerValues): Configuration {
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: publicUrlOf(values),
    trustProxy: values.TRUST_PROXY,
    tls: values.TLS_CERT && values.TLS_KEY ? { certificateFile: values.TLS_CERT, keyFile: values.TLS_KEY } : undefined,
    metricsToken: values.METRICS_TOKEN,
    outboundAllow: values.OUTBOUND_ALLOW ?? [],
    dataDir: values.DATA_DIR,
    database: databaseOf(values),
    redisUrl: values.REDIS_URL,
    blobs: blobsOf(values),
    dataKey: values.DATA_KEY,
    auditAnchorUrl: values.AUDIT_ANCHOR_URL,
    seed: values.SEED ?? (mayHoldDemo(values) ? 'demo' : 'none'),
    smtpUrl: values.SMTP_URL,
    scanner: values.SCANNER_URL,
    routingRecording: values.ROUTING_RECORDING,
    ai: {
      chat: modelOf(values.AI_CHAT_BASE_URL, values.AI_CHAT_MODEL, values.AI_CHAT_API_KEY),
      embed: modelOf(values.AI_EMBED_BASE_URL, values.AI_EMBED_MODEL, values.AI_EMBED_API_KEY),
      speech: modelOf(values.AI_SPEECH_BASE_URL, values.AI_SPEECH_MODEL, values.AI_SPEECH_API_KEY),
    },
    logLevel: values.LOG_LEVEL,
    telephony: telephonyOf(values),
  };
}

function publicUrlOf(values: ServerValues): string | undefined {
  if (values.PUBLIC_URL) return values.PUBLIC_URL;
  if (values.PORT === 0) return undefined;
  return originOf(values.TLS_CERT ? 'https' : 'http', values.HOST, values.PORT);
}

function databaseOf(values: ServerValues): DatabaseConfiguration {
  const url = values.DATABASE_URL;
  if (!url) return { engine: 'sqlite', file: `${values.DATA_DIR}/switchboard.db` };
  return url.reveal().startsWith('sqlite:') ? { engine: 'sqlite', file: pathOf(url) } : { engine: 'postgres', url };
}

function blobsOf(values: ServerValues): BlobConfiguration {
  const url = values.BLOB_URL;
  if (!url) return { store: 'filesystem', folder: `${values.DATA_DIR}/blobs` };
  return url.reveal().startsWith('file:') ? { store: 'filesystem', folder: pathOf(url) } : { store: 's3', url };
}

/** `sqlite:relative/file`, `sqlite:/absolute/file` and `sqlite:///absolute/file` all name a file. */
function pathOf(url: Secret): string {
  return decodeURIComponent(url.reveal().replace(/^[a-z]+:(\/\/(?=\/))?/, ''));
}

function modelOf(
  baseUrl: string | undefined,
  model: string | undefined,
  apiKey: Secret | undefined,
): ModelConfiguration | undefined {
  return baseUrl && model ? { baseUrl, model, apiKey } : undefined;
}

/** Demo accounts have published passwords, so they may exist only where nobody else can reach them. */
function mayHoldDemo(values: ServerValues): boolean {
  const publicHost = values.PUBLIC_URL ? new URL(values.PUBLIC_URL).hostname : values.HOST;
  return isLoopback(values.HOST) && isLoopback(publicHost) && databaseOf(values).engine === 'sqlite';
}

function conflictsIn(values: ServerValues): string[] {
  return [
    ...wrongAddress(values),
    ...wrongTls(values),
    ...wrongModels(values),
    ...wrongBlobs(values),
    ...(values.SEED === 'demo' && !mayHoldDemo(values)
      ? [
          'SEED=demo creates accounts with published passwords, so it is allowed only on loopback with SQLite; leave SEED out and run "npm run setup".',
        ]
      : []),
  ];
}

function wrongAddress(values: ServerValues): string[] {
  if (!values.PUBLIC_URL) {
    if (isLoopback(values.HOST)) return [];
    return [
      `HOST ${values.HOST} can be reached from other machines, so PUBLIC_URL must name the https address people use.`,
    ];
  }
  const { protocol, hostname } = new URL(values.PUBLIC_URL);
  if (protocol === 'https:' || isLoopback(hostname)) return [];
  return [
    `PUBLIC_URL must begin with https:// because ${hostname} is not this machine: microphones, secure cookies and encryption need it.`,
  ];
}

function wrongTls(values: ServerValues): string[] {
  if (Boolean(values.TLS_CERT) === Boolean(values.TLS_KEY)) return [];
  return ['TLS_CERT and TLS_KEY belong together: set both or neither.'];
}

function wrongBlobs({ BLOB_URL: blobUrl }: ServerValues): string[] {
  if (!blobUrl?.reveal().startsWith('s3:')) return [];
  const { username, password, pathname, searchParams } = new URL(blobUrl.reveal());
  const endpoint = searchParams.get('endpoint');
  const isWhole = username !== '' && password !== '' && /^\/[^/]/.test(pathname);
  if (isWhole && (endpoint === null || URL.canParse(endpoint))) return [];
  return ['BLOB_URL must have the form s3://key:secret@host/bucket, with an optional ?region= and &endpoint=.'];
}

function wrongModels(values: ServerValues): string[] {
  return (['CHAT', 'EMBED', 'SPEECH'] as const)
    .filter((purpose) => Boolean(values[`AI_${purpose}_BASE_URL`]) !== Boolean(values[`AI_${purpose}_MODEL`]))
    .map((purpose) => `AI_${purpose}_BASE_URL and AI_${purpose}_MODEL belong together: set both or neither.`);
}
