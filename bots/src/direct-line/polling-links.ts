import type { CitizenPass, WebchatBackend } from '@switchboard/shared/webchat';

/** A page that polls is linked as long as it goes on asking. */
const linkedForMs = 10_000;

/** Keeps the conversations of polling pages linked between two questions. */
export class PollingLinks {
  readonly #backend: Pick<WebchatBackend, 'attach'>;
  readonly #links = new Map<string, { readonly timer: NodeJS.Timeout; readonly detach: () => void }>();

  constructor(backend: Pick<WebchatBackend, 'attach'>) {
    this.#backend = backend;
  }

  asked(pass: CitizenPass): void {
    const known = this.#links.get(pass.conversationId);
    if (known) {
      known.timer.refresh();
      return;
    }
    const detach = this.#backend.attach(pass);
    const timer = setTimeout(() => this.#release(pass.conversationId), linkedForMs);
    timer.unref();
    this.#links.set(pass.conversationId, { timer, detach });
  }

  stop(): void {
    for (const conversationId of this.#links.keys()) this.#release(conversationId);
  }

  #release(conversationId: string): void {
    const link = this.#links.get(conversationId);
    if (!link) return;
    clearTimeout(link.timer);
    this.#links.delete(conversationId);
    link.detach();
  }
}
