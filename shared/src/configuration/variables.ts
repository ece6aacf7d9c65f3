import { z } from 'zod';
import {
  endpoint,
  key256,
  listOf,
  origin,
  port,
  portRange,
  secret,
  secretOfAtLeast,
  secretUrl,
  tcpAddress,
  text,
  trustedProxies,
  url,
} from './value-schemas.ts';
import { optional, withDefault } from './variable.ts';

const aPort = 'a whole number from 0 to 65535';

const httpVariables = {
  HOST: withDefault({
    meaning: 'Address the HTTP servers listen on.',
    expects: 'an address or host name',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]+$/),
  }),
  PORT: withDefault({ meaning: 'Port of the server.', expects: aPort, fallback: '8080', schema: port }),
  PUBLIC_URL: optional({
    meaning: 'Address under which people reach the server; https unless it is this very machine.',
    expects: 'an http or https address without a path',
    defaultText: 'http://HOST:PORT on loopback',
    schema: origin,
  }),
  TRUST_PROXY: withDefault({
    meaning: 'Proxies whose X-Forwarded-* headers are believed: how many stand in front, or their addresses.',
    expects: '"off", a number from 1 to 9, or addresses and networks separated by commas',
    fallback: 'off',
    schema: trustedProxies,
  }),
  TLS_CERT: optional({
    meaning: 'File with the certificate chain (PEM), when no proxy ends TLS.',
    expects: 'a file',
    schema: text,
  }),
  TLS_KEY: optional({ meaning: 'File with the private key of TLS_CERT (PEM).', expects: 'a file', schema: text }),
  METRICS_TOKEN: optional({
    meaning: 'Bearer token that opens /metrics to callers beyond loopback.',
    expects: 'at least 16 characters',
    secret: true,
    schema: secretOfAtLeast(16),
  }),
  OUTBOUND_ALLOW: optional({
    meaning: 'Internal endpoints that guarded fetches may reach although their addresses are private.',
    expects: 'hosts or host:port pairs separated by commas',
    schema: listOf(endpoint),
  }),
};

const keepingVariables = {
  DATA_DIR: withDefault({
    meaning: 'Folder for the SQLite database, blobs, keys and audit anchors.',
    expects: 'a folder',
    fallback: '.data',
    schema: text,
  }),
  DATABASE_URL: optional({
    meaning: 'Database: sqlite:<file> or postgres://user:password@host/database.',
    expects: 'an address that begins with sqlite: or postgres:',
    defaultText: 'sqlite:DATA_DIR/switchboard.db',
    secret: true,
    schema: secretUrl('sqlite:', 'postgres:', 'postgresql:'),
  }),
  REDIS_URL: optional({
    meaning: 'Redis as a wake-up between server nodes; nothing is lost without it.',
    expects: 'an address that begins with redis: or rediss:',
    secret: true,
    schema: secretUrl('redis:', 'rediss:'),
  }),
  BLOB_URL: optional({
    meaning: 'Blob store: file:<folder> or s3://key:secret@host/bucket?region=…',
    expects: 'an address that begins with file: or s3:',
    defaultText: 'file:DATA_DIR/blobs',
    secret: true,
    schema: secretUrl('file:', 's3:'),
  }),
  DATA_KEY: optional({
    meaning: "Key that wraps the organisations' private keys; its loss makes encrypted blobs unreadable.",
    expects: '32 bytes in base64 or hexadecimal',
    defaultText: 'DATA_DIR/data-key, made on first start',
    secret: true,
    schema: key256,
  }),
  AUDIT_ANCHOR_URL: optional({
    meaning: 'Where the head of each audit chain is sent every minute, besides the file in DATA_DIR.',
    expects: 'an http or https address',
    secret: true,
    schema: secretUrl('http:', 'https:'),
  }),
  SEED: optional({
    meaning: 'demo fills two fictional organisations; allowed on loopback with SQLite only.',
    expects: '"demo" or "none"',
    defaultText: 'demo on loopback with SQLite, else none',
    schema: z.enum(['demo', 'none']),
  }),
  SMTP_URL: optional({
    meaning: 'Mail provider; without it mail goes to the demo outbox.',
    expects: 'an address that begins with smtp: or smtps:',
    secret: true,
    schema: secretUrl('smtp:', 'smtps:'),
  }),
  SCANNER_URL: optional({
    meaning: 'Virus scanner (clamd) for files that citizens send; without it they are kept and shown to nobody.',
    expects: 'an address such as tcp://127.0.0.1:3310',
    schema: tcpAddress,
  }),
  ROUTING_RECORDING: optional({
    meaning: 'Folder in which the router writes down every fact and decision, by ids alone, for routing:replay; grows.',
    expects: 'the path of a folder',
    schema: z.string().trim().min(1).max(1_000),
  }),
  LOG_LEVEL: withDefault({
    meaning: 'Least serious level that is logged.',
    expects: 'one of fatal, error, warn, info, debug, trace, silent',
    fallback: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  }),
};

function modelEndpoint<Purpose extends 'CHAT' | 'EMBED' | 'SPEECH'>(purpose: Purpose, use: string) {
  const baseUrl = optional({
    meaning: `OpenAI-compatible endpoint for ${use}; without it the deterministic fallback works.`,
    expects: 'an http or https address',
    schema: url('http:', 'https:'),
  });
  const model = optional({ meaning: `Model name for ${use}.`, expects: 'a model name', schema: text });
  const apiKey = optional({ meaning: `API key for ${use}.`, expects: 'a key', secret: true, schema: secret });
  return { [`AI_${purpose}_BASE_URL`]: baseUrl, [`AI_${purpose}_MODEL`]: model, [`AI_${purpose}_API_KEY`]: apiKey } as {
    readonly [Name in `AI_${Purpose}_BASE_URL` | `AI_${Purpose}_MODEL`]: typeof baseUrl;
  } & { readonly [Name in `AI_${Purpose}_API_KEY`]: typeof apiKey };
}

/** What a telephony node needs, wherever it runs. */
export const telephonyVariables = {
  HOST: httpVariables.HOST,
  PORT: httpVariables.PORT,
  PUBLIC_URL: httpVariables.PUBLIC_URL,
  TLS_CERT: httpVariables.TLS_CERT,
  DATA_DIR: keepingVariables.DATA_DIR,
  LOG_LEVEL: keepingVariables.LOG_LEVEL,
  TELEPHONY: withDefault({
    meaning: 'Whether this installation has telephony.',
    expects: '"on" or "off"',
    fallback: 'on',
    schema: z.enum(['on', 'off']),
  }),
  TELEPHONY_PORT: withDefault({
    meaning: 'HTTP port of the telephony node: health page and SIP over WebSocket.',
    expects: aPort,
    fallback: '8081',
    schema: port,
  }),
  SERVER_URL: optional({
    meaning: 'Servers a telephony node links to, separated by commas.',
    expects: 'http or https addresses separated by commas',
    defaultText: 'the server at HOST:PORT; PUBLIC_URL when TLS_CERT is set',
    schema: listOf(origin),
  }),
  LINK_SECRET: optional({
    meaning: 'Shared secret of the link between server and telephony.',
    expects: 'at least 32 characters',
    defaultText: 'DATA_DIR/link-secret, made by the server on first start',
    secret: true,
    schema: secretOfAtLeast(32),
  }),
  SIP_PORT: withDefault({ meaning: 'SIP over UDP and TCP.', expects: aPort, fallback: '5060', schema: port }),
  SIP_TLS_PORT: optional({ meaning: 'SIP over TLS.', expects: aPort, defaultText: 'off', schema: port }),
  RTP_PORTS: withDefault({
    meaning: 'Media ports, both ends included.',
    expects: 'a range such as 20000-20999 above 1023',
    fallback: '20000-20999',
    schema: portRange,
  }),
  RTP_ADDRESS: withDefault({
    meaning: 'Media address written into SDP.',
    expects: 'an IP address',
    fallback: '127.0.0.1',
    schema: z.union([z.ipv4(), z.ipv6()]),
  }),
  RTPENGINE: optional({
    meaning: 'rtpengine that carries the media in larger installations.',
    expects: 'host:port',
    schema: endpoint,
  }),
  TURN_URLS: optional({
    meaning: 'TURN servers handed to desks, separated by commas.',
    expects: 'addresses that begin with turn: or turns:, separated by commas',
    schema: listOf(z.string().regex(/^turns?:[^\s,]+$/)),
  }),
  TURN_SECRET: optional({
    meaning: 'Secret from which short-lived TURN passwords are made.',
    expects: 'at least 16 characters',
    secret: true,
    schema: secretOfAtLeast(16),
  }),
};

/** Every variable of the installation; `--help` lists them in this order. */
export const variables = {
  ...httpVariables,
  ...keepingVariables,
  ...modelEndpoint('CHAT', 'chat and summaries'),
  ...modelEndpoint('EMBED', 'embeddings'),
  ...modelEndpoint('SPEECH', 'speech to text'),
  ...telephonyVariables,
};
