import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody of the demonstration's staff, by the public API. */
export class Staff {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async signIn(url: string, username: string, password: string): Promise<Staff> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ username, password }),
    });
    const { token } = (await answer.json()) as { token: string };
    return new Staff(url, token);
  }

  async ask<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(`${this.#url}/api/v1/${path}`, { headers: { authorization: `Bearer ${this.#token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Asks until there is something; throws when nothing comes. */
  async until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const found = await look();
      if (found !== undefined) return found;
      await pause(100);
    }
    throw new Error('It did not come');
  }
}
