import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as plainTest, type FrameLocator, type Locator, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');

export interface StagedChat {
  readonly id: string;
  readonly conversations: number;
  readonly messages: readonly {
    readonly seq: number;
    readonly kind: string;
    readonly text?: string;
    readonly clientId?: string;
    readonly author: { readonly kind: string };
  }[];
  readonly details: readonly object[];
  readonly transcripts: readonly string[];
  readonly state: string;
  readonly typings: number;
  readonly links: number;
}

/** The widget's pages and the real Direct Line in a process of their own; the test plays the house (bots/test/widget). */
export class WidgetStage {
  readonly url: string;
  /** A site of somebody else, that the channel `eastmere-police` allows. */
  readonly host: string;
  readonly #program: ChildProcess;

  private constructor(program: ChildProcess, { url, host }: { url: string; host: string }) {
    this.#program = program;
    this.url = url;
    this.host = host;
  }

  static async open(): Promise<WidgetStage> {
    const program = spawn(process.execPath, ['bots/test/widget/widget-stage.ts'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(program.stdout), 'line');
    return new WidgetStage(program, JSON.parse(String(line)) as { url: string; host: string });
  }

  async close(): Promise<void> {
    const ended = once(this.#program, 'exit');
    this.#program.stdin?.end();
    await ended;
  }

  /** Plays the house's side of the newest chat. */
  async order(order: { readonly do: string; readonly [more: string]: unknown }): Promise<unknown> {
    const answer = await fetch(`${this.url}/stage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    if (!answer.ok) throw new Error(await answer.text());
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  }

  async chat(): Promise<StagedChat> {
    return (await this.order({ do: 'state' })) as StagedChat;
  }

  botSays(text: string, suggestions: readonly string[] = []): Promise<unknown> {
    return this.order({ do: 'speak', as: 'bot', name: 'Helper', text, suggestions });
  }

  agentSays(text: string): Promise<unknown> {
    return this.order({ do: 'speak', as: 'agent', name: 'Ann Holt', text, suggestions: [] });
  }

  async queue(place: number | null, waitMinutes: readonly [number, number] | null): Promise<void> {
    await this.order({ do: 'become', change: { state: 'queued', queue: { name: 'Enquiries', place, waitMinutes } } });
    await this.order({ do: 'happen', happening: { happened: 'queued', queue: 'Enquiries' } });
  }

  async agentJoins(name = 'Ann Holt'): Promise<void> {
    await this.order({ do: 'become', change: { state: 'connected', queue: null, agentName: name } });
    await this.order({ do: 'happen', happening: { happened: 'agentJoined', name } });
  }

  /** Every connection is reset, and none is taken until it is mended. */
  cut(): void {
    this.#program.stdin?.write('cut\n');
  }

  mend(): void {
    this.#program.stdin?.write('mend\n');
  }
}

export const test = plainTest.extend<object, { stage: WidgetStage }>({
  stage: [
    async ({ browserName: _whichever }, use) => {
      const stage = await WidgetStage.open();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
});

/** The chat as a citizen finds it: the button on the page, and what stands in the frame. */
export class OpenedWidget {
  readonly page: Page;
  readonly frame: FrameLocator;
  readonly log: Locator;
  readonly words: Locator;

  constructor(page: Page) {
    this.page = page;
    this.frame = page.frameLocator('iframe');
    this.log = this.frame.getByRole('log');
    this.words = this.frame.getByRole('textbox');
  }

  get launcher(): Locator {
    return this.page.getByRole('button', { name: /Chat with us|Sgwrsio â ni/ });
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.untilLinked();
  }

  /** Linked, and told how the chat stands. */
  async untilLinked(): Promise<void> {
    await this.frame.locator('.log[aria-busy="false"]').waitFor();
  }

  async say(text: string): Promise<void> {
    await this.words.fill(text);
    await this.words.press('Enter');
  }
}

export async function openWidget(page: Page, address: string): Promise<OpenedWidget> {
  await page.goto(address);
  const widget = new OpenedWidget(page);
  await widget.open();
  return widget;
}
