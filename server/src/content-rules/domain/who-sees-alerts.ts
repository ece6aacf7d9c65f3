/** Whoever watches queues sees the alerts of her service areas, and those of contacts that belong to none. */
export function isWatching(areas: 'all' | ReadonlySet<string> | undefined, serviceAreaId: string | null): boolean {
  return areas !== undefined && (areas === 'all' || serviceAreaId === null || areas.has(serviceAreaId));
}
