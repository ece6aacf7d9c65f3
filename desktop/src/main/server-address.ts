import { z } from 'zod';
import type { SettingsFiles } from './platform.ts';

const fallback = 'http://127.0.0.1:8080';
const settingsSchema = z.object({ server: z.string() });

export class WrongServerAddress extends Error {
  override readonly name = 'WrongServerAddress';
}

/** Only the origin counts; a non-loopback server must be https, because a microphone and a token pass over it. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new WrongServerAddress(
      `“${text}” is not the address of a server. Use one like https://desk.eastmere.example.`,
    );
  }
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) {
    throw new WrongServerAddress(`“${text}” is not encrypted. Use https for a server on another computer.`);
  }
  return url.origin;
}

/** Where the server is: `SWITCHBOARD_SERVER`, else the settings file, else this computer. */
export async function serverAddress(environment: string | undefined, files: SettingsFiles): Promise<string> {
  if (environment) return originOf(environment);
  const kept = await files.read('desk.json');
  if (!kept) return fallback;
  const settings = settingsSchema.safeParse(JSON.parse(new TextDecoder().decode(kept)));
  if (!settings.success) throw new WrongServerAddress('desk.json must hold {"server": "https://…"}.');
  return originOf(settings.data.server);
}
