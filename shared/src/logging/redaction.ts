/**
 * What may stand in a log line. Fields are hidden by the name of their key; as a second wall, e-mail addresses,
 * telephone numbers and the query and credentials of URLs are taken out of every text. Numbers pass unchanged:
 * figures and times must stay readable, so a telephone number is always kept as text.
 */
const hidden = '[hidden]';
const deepest = 6;
const longestList = 20;
const longestText = 4000;

const sensitiveParts =
  /password|passphrase|secret|token|authori[sz]ation|cookie|apikey|credential|privatekey|phone|mobile|email|postcode|dateofbirth|transcript|displayname|fullname|givenname|familyname|firstname|lastname|username/;
const sensitiveWhole = /^(pii.*|sdp|dtmf|digits|body|callernumber|diallednumber|msisdn|recipient|subject)$/;

/** Whether the value under this key may hold a secret or personal data. `user_name`, `userName` and `user-name` are one. */
export function isSensitiveKey(key: string): boolean {
  const plain = key.replace(/[-_\s]/g, '').toLowerCase();
  return sensitiveParts.test(plain) || sensitiveWhole.test(plain);
}

const anyUrl = /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/@?#"'<>]*@)?([^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/gi;
const pathWithQuery = /(^|\s)(\/[^\s?#"'<>]*)[?#][^\s"'<>]*/g;
const emailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;
const telephoneNumber = /(?<![\w.-])(?:\+\d(?:[ -]?\d){8,14}|0(?:[ -]?\d){9,10})(?![\w-])/g;

/** A text without e-mail addresses, telephone numbers, and without credentials and queries of URLs. */
export function cleanText(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return short
    .replace(anyUrl, '$1$2')
    .replace(pathWithQuery, '$1$2')
    .replace(emailAddress, '[email]')
    .replace(telephoneNumber, '[phone]');
}

/** A copy of the fields of a log line that may be written down. */
export function redactFields(fields: object): Record<string, unknown> {
  return cleanObject(fields, 0);
}

function cleanObject(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    clean[key] = isSensitiveKey(key) && isTelling(value) ? hidden : cleanValue(value, depth + 1);
  }
  return clean;
}

/** Absence and yes/no tell nothing about a person and help the reader. */
function isTelling(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'boolean';
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (depth > deepest) return '[deep]';
  if (value instanceof Error) return cleanError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => cleanValue(item, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function') return cleanValue(value.toJSON(), depth + 1);
  return cleanObject(value, depth);
}

/** Only what every error has: drivers attach rows and parameters to theirs, and those are personal data. */
function cleanError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: cleanText(error.message),
    stack: error.stack === undefined ? undefined : cleanText(error.stack),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: cleanValue(error.cause, depth + 1) }),
  };
}
