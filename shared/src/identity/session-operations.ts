import { z } from 'zod';
import { allRoles, command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { brandSchema } from './brand.ts';
import { instantSchema } from './instant.ts';
import { heldRightSchema } from './role-assignment.ts';
import { passwordSchema } from './user-name.ts';

const tokenAnswer = z.object({ token: z.string(), expiresAt: instantSchema });

/** A person's desk as seen from one session: never claimed, hers, or taken over by a newer one. */
export const deskStandingSchema = z.enum(['none', 'held', 'takenOver']);

/** Who I am, where, and what I may do: what a screen needs before it can show anything else. */
export const signedInSchema = z.object({
  user: z.object({
    id: idOf('user'),
    userName: z.string(),
    displayName: z.string(),
    email: z.string().nullable(),
    mustChangePassword: z.boolean(),
  }),
  organisation: z.object({
    id: idOf('organisation'),
    name: z.string(),
    brand: brandSchema,
  }),
  roles: z.array(z.enum(allRoles)),
  rights: z.array(heldRightSchema),
  policy: z.object({
    idleMinutes: z.int(),
    secondDesk: z.enum(['takeOver', 'refuse']),
    passwordMinimumLength: z.int(),
  }),
  session: z.object({
    id: idOf('session'),
    expiresAt: instantSchema,
    desk: z.object({ standing: deskStandingSchema, epoch: z.int().nullable() }),
  }),
  demo: z.boolean().describe('True in the seeded demonstration: screens say so'),
});
export type SignedIn = z.infer<typeof signedInSchema>;

/** One live session, as the security administrator sees it. */
export const sessionRecordSchema = z.object({
  id: idOf('session'),
  userId: idOf('user'),
  displayName: z.string(),
  startedAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  holdsDesk: z.boolean(),
  yours: z.boolean(),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

export const sessionOperations = {
  create: command({
    name: 'session.create',
    summary: 'Signs in. Our own pages get a cookie and no token; everybody else a token and no cookie',
    access: 'public',
    method: 'POST',
    path: '/api/v1/session',
    input: z.object({ username: z.string().min(1).max(120), password: passwordSchema }),
    output: z.object({ token: z.string().optional(), expiresAt: instantSchema }),
    secretInput: ['password'],
    secretAnswer: true,
    attemptsPerMinute: 300,
    refusals: ['session/not-accepted', 'session/too-many-attempts'],
  }),
  read: query({
    name: 'session.read',
    summary: 'Tells a person who she is signed in as, and what she may do',
    access: 'signedIn',
    path: '/api/v1/session',
    input: z.object({}),
    output: signedInSchema,
  }),
  end: command({
    name: 'session.end',
    summary: 'Signs out: the cookie or token stops working at once',
    access: 'signedIn',
    method: 'DELETE',
    path: '/api/v1/session',
    input: z.object({}),
    output: z.object({}),
  }),
  issueShortToken: command({
    name: 'session.issueShortToken',
    summary: "Makes a ten-minute token of one's own session, for the Electron desk's renderer",
    access: 'signedIn',
    method: 'POST',
    path: '/api/v1/session/short-token',
    input: z.object({}),
    output: tokenAnswer,
    secretAnswer: true,
  }),
  list: query({
    name: 'session.list',
    summary: 'Lists who is signed in',
    access: 'sessions.manage',
    audit: 'search',
    path: '/api/v1/sessions',
    input: z.object({
      ...pageInput,
      userId: idOf('user').optional(),
      sort: z.enum(['-lastSeenAt', 'lastSeenAt', '-startedAt', 'startedAt']).default('-lastSeenAt'),
    }),
    output: pageOf(sessionRecordSchema),
  }),
  revoke: command({
    name: 'session.revoke',
    summary: "Ends somebody's session",
    access: 'sessions.manage',
    method: 'POST',
    path: '/api/v1/sessions/:sessionId/revoke',
    input: z.object({ sessionId: idOf('session') }),
    output: z.object({}),
  }),
  claimDesk: command({
    name: 'desk.claim',
    summary: "Makes this session the person's one live desk; with takeOver an older desk loses its commands",
    access: 'desk.use',
    method: 'POST',
    path: '/api/v1/desk/claim',
    input: z.object({ takeOver: z.boolean().default(false) }),
    output: z.object({ epoch: z.int() }),
    refusals: ['desk/held-elsewhere', 'desk/not-for-programs'],
  }),
  /** The same for every session of one person; it is kept in memory only, and what it seals is wiped on sign-out. */
  deskKey: query({
    name: 'desk.key',
    summary: 'Tells the key that my desks seal with what they keep on their computers',
    access: 'desk.use',
    path: '/api/v1/desk/key',
    input: z.object({}),
    output: z.object({ key: z.base64().describe('32 bytes') }),
    refusals: ['desk/not-for-programs'],
  }),
  releaseDesk: command({
    name: 'desk.release',
    summary: 'Gives the desk up without signing out',
    access: 'desk.use',
    method: 'POST',
    path: '/api/v1/desk/release',
    input: z.object({}),
    output: z.object({}),
  }),
};
