import { seconds } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';

/** A page that reloads is away for a moment: nobody needs to know. */
export const graceMs = seconds(5);
/** A link is confirmed so often; contacts takes one that was not for lost (its server may have died with it). */
export const renewEveryMs = seconds(20);

export interface LinkKeeperNeeds {
  /** Her page is there (also said again, to confirm it). */
  readonly linked: (pass: CitizenPass) => Promise<void>;
  readonly unlinked: (pass: CitizenPass) => Promise<void>;
  readonly report: (failure: unknown) => void;
}

interface Link {
  readonly pass: CitizenPass;
  pages: number;
  grace: NodeJS.Timeout | undefined;
  /** What is told goes out in order: a link that is found again is never overtaken by its loss. */
  told: Promise<void>;
}

/** Which conversations have a page linked to this node, told to the contact when it begins and, after a grace, when it ends. */
export class LinkKeeper {
  readonly #needs: LinkKeeperNeeds;
  readonly #links = new Map<string, Link>();
  #renewing: NodeJS.Timeout | undefined;

  constructor(needs: LinkKeeperNeeds) {
    this.#needs = needs;
  }

  /** One more page of this conversation is here, until the returned function is called. */
  attach(pass: CitizenPass): () => void {
    const link = this.#linkOf(pass);
    link.pages += 1;
    clearTimeout(link.grace);
    link.grace = undefined;
    let isAttached = true;
    return () => {
      if (!isAttached) return;
      isAttached = false;
      link.pages -= 1;
      if (link.pages === 0) link.grace = this.#later(link);
    };
  }

  start(): void {
    this.#renewing = setInterval(() => this.renew(), renewEveryMs);
    this.#renewing.unref();
  }

  /** Confirms every link. */
  renew(): void {
    for (const link of this.#links.values()) if (link.pages > 0) this.#tell(link, this.#needs.linked);
  }

  /**
   * Stops telling and waits for what is under way. The links of this node stay as they are: its pages come back
   * elsewhere within moments, and those that do not are found missing.
   */
  async stop(): Promise<void> {
    clearInterval(this.#renewing);
    for (const { grace } of this.#links.values()) clearTimeout(grace);
    await Promise.all([...this.#links.values()].map(({ told }) => told));
    this.#links.clear();
  }

  #linkOf(pass: CitizenPass): Link {
    const known = this.#links.get(pass.conversationId);
    if (known) return known;
    const link: Link = { pass, pages: 0, grace: undefined, told: Promise.resolve() };
    this.#links.set(pass.conversationId, link);
    this.#tell(link, this.#needs.linked);
    return link;
  }

  #later(link: Link): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#links.delete(link.pass.conversationId);
      this.#tell(link, this.#needs.unlinked);
    }, graceMs);
    timer.unref();
    return timer;
  }

  #tell(link: Link, what: (pass: CitizenPass) => Promise<void>): void {
    link.told = link.told.then(() => what(link.pass)).catch(this.#needs.report);
  }
}
