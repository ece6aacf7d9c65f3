import { z } from 'zod';
import type { Rectangle, SettingsFiles, WindowPlace } from './platform.ts';

const FILE = 'window.json';
const keptSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) }),
  maximised: z.boolean(),
});

/** The first time, and when the screen it stood on is gone. */
const middle: WindowPlace = { bounds: { width: 1440, height: 900 }, maximised: false };
/** So much of the window must be on a screen to take hold of it (pixels). */
const graspable = 120;

/** Where the window stood when it was closed, if that is still on a screen. */
export async function rememberedPlace(files: SettingsFiles, screens: readonly Rectangle[]): Promise<WindowPlace> {
  const bytes = await files.read(FILE);
  if (!bytes) return middle;
  try {
    const kept = keptSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return screens.some((screen) => isGraspable(kept.bounds, screen)) ? kept : middle;
  } catch {
    return middle;
  }
}

export function rememberPlace(files: SettingsFiles, place: WindowPlace): Promise<void> {
  return files.write(FILE, new TextEncoder().encode(JSON.stringify(place)));
}

function isGraspable(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const isTitleBarThere = window.y >= screen.y && window.y < screen.y + screen.height - graspable;
  return width >= graspable && isTitleBarThere;
}
