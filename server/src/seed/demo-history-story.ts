/** Who speaks after the bot: the citizen, the agent, and the colleague to whom the agent has passed her on. */
export type Line = `${'citizen' | 'agent' | 'colleague'}: ${string}`;

/**
 * A conversation as it happens again and again. Words in braces vary: `{bike}` is one of `vary.bike`, the same all
 * through one contact. Known in every story: `{phone}`, `{postcode}`, `{me}` (the citizen's name), `{agent}`, `{colleague}`.
 */
export interface Story {
  readonly key: string;
  /** How often it is told, beside the others. */
  readonly weight: number;
  readonly language?: 'cy';
  readonly vary: Readonly<Record<string, readonly string[]>>;
  /** What the citizen says to the bot, one line after the other. */
  readonly toBot: readonly string[];
  /** Title of the article the bot answers from. */
  readonly article?: string;
  /** What is said to a person; without it the bot was enough. */
  readonly person?: {
    readonly lines: readonly Line[];
    /** What the agent wrote for the colleague. */
    readonly passedOn?: string;
    readonly reason: string;
    readonly outcome: string;
    readonly note: string;
  };
}
