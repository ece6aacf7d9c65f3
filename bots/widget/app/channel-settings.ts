/** What the server writes into the page about its channel. */
export interface ChannelSettings {
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly privacyUrl: string | null;
  readonly exitUrl: string;
}

export function channelSettingsOf(page: Document): ChannelSettings {
  const text = page.getElementById('channel')?.textContent;
  if (!text) throw new Error('The page does not say which channel it belongs to.');
  return JSON.parse(text) as ChannelSettings;
}
