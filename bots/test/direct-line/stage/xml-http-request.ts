/**
 * The part of a browser's XMLHttpRequest that botframework-directlinejs uses, over fetch: Node has none, and the
 * client is to run as it is published.
 */
export class XmlHttpRequest extends EventTarget {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  upload = new EventTarget();
  readonly #headers: [string, string][] = [];
  readonly #aborter = new AbortController();
  #answerHeaders = new Headers();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    if (value !== undefined) this.#headers.push([name, value]);
  }

  getResponseHeader(name: string): string | null {
    return this.#answerHeaders.get(name);
  }

  abort(): void {
    this.#aborter.abort();
  }

  send(body?: string | FormData): void {
    void this.#send(body).catch(() => this.#done());
  }

  async #send(body?: string | FormData): Promise<void> {
    const answer = await fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#aborter.signal,
      ...(body !== undefined && { body }),
    });
    const bytes = await answer.arrayBuffer();
    this.status = answer.status;
    this.#answerHeaders = answer.headers;
    this.responseText = this.responseType === 'arraybuffer' ? '' : Buffer.from(bytes).toString('utf8');
    this.response = this.responseType === 'arraybuffer' ? bytes : jsonOf(this.responseText);
    this.#done();
  }

  #done(): void {
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
