import type { Page } from '@playwright/test';

type Bridge = Record<string, (request?: unknown) => Promise<unknown>>;

/** Calls one member of the bridge as the page would. */
export function askBridge(page: Page, member: string, given?: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, request]) => (globalThis as never as { switchboard: Bridge }).switchboard[String(name)]?.(request),
    [member, given] as const,
  );
}
