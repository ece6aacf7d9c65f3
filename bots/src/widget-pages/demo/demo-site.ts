/** A page of a web site that carries our chat, as an organisation would write it. */
export interface DemoPage {
  readonly path: string;
  readonly title: string;
  /** In the site's navigation. */
  readonly short: string;
  readonly lead: string;
  /** Markup of our own, never of a visitor. */
  readonly body: string;
}

export interface DemoSite {
  readonly path: string;
  readonly name: string;
  readonly brand: 'police' | 'council';
  readonly colour: string;
  readonly channel: string;
  readonly motto: string;
  readonly footer: string;
  /** The first is the site's front page. */
  readonly pages: readonly [DemoPage, ...DemoPage[]];
  /** Linked from the foot of every page and from the chat. */
  readonly privacy: DemoPage;
}
