/** Where the live link is found below the server's origin. */
export const livePath = '/live';

/** The namespaces for people; each speaks the same messages. */
export const liveNamespaces = { desk: '/desk', wallboard: '/wallboard' } as const;
export type LiveNamespace = (typeof liveNamespaces)[keyof typeof liveNamespaces];

/** The Electron desk serves its own pages from here (design §8). */
export const desktopOrigin = 'app://switchboard';
