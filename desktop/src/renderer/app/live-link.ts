/**
 * Opens the live stream while somebody is at work, and turns what it says into facts of the store: how fresh the desk
 * is, what has changed, and what concerns this very person.
 */
import { identityEventSchema, type SignedIn } from '@switchboard/shared/identity';
import type { DeliveredEvent } from '@switchboard/shared/protocol';
import { everythingMayHaveChanged, factsArrived } from './changes-slice.ts';
import { linkChanged, linkClosed } from './link-slice.ts';
import { ServerConnection, type ServerConnectionNeeds } from './server-connection.ts';
import { brandSaved, deskTakenOver, sessionLost } from './session-slice.ts';
import type { DeskStore } from './store.ts';

/** What the top bar and the banner need of the stream. */
export interface LiveLink {
  /** Milliseconds since the server's last word; null before the first. */
  linkAge(): number | null;
  retryNow(): void;
}

export interface LiveLinkNeeds extends Omit<ServerConnectionNeeds, 'listener' | 'namespace'> {
  readonly store: DeskStore;
  /** My rights or roles were changed: find out what I may do now. */
  readonly onRightsChanged: () => void;
}

const meIn = (store: DeskStore): SignedIn | undefined => {
  const { session } = store.getState();
  return session.phase === 'signedIn' ? session.me : undefined;
};

/** What a fact means for the person at this desk, if it is about her. */
function applyToMe(event: DeliveredEvent, me: SignedIn, { store, onRightsChanged }: LiveLinkNeeds): void {
  const known = identityEventSchema.safeParse(event);
  if (!known.success) return;
  const { data: fact } = known;
  if (fact.type === 'user.access-changed' && fact.subjectId === me.user.id) onRightsChanged();
  if (fact.type === 'desk.claimed' && fact.subjectId === me.user.id && fact.body.sessionId !== me.session.id) {
    store.dispatch(deskTakenOver());
  }
  if (fact.type === 'organisation.changed' && fact.subjectId === me.organisation.id) {
    store.dispatch(brandSaved({ id: me.organisation.id, ...fact.body }));
  }
}

function makeConnection(needs: LiveLinkNeeds): ServerConnection {
  const { store, clock } = needs;
  return new ServerConnection({
    ...needs,
    namespace: '/desk',
    listener: {
      linkChanged: ({ state, retryAt, refusal }) => {
        store.dispatch(linkChanged({ at: clock(), state, retryAt, refusedBecause: refusal?.sentence ?? null }));
        // The fact `session.ended` never reaches whom it concerns: the stream is refused in its place.
        if (refusal?.code === 'access/not-signed-in') store.dispatch(sessionLost());
      },
      eventsReceived: (_stream, events) => {
        store.dispatch(factsArrived(events));
        for (const event of events) {
          const me = meIn(store);
          if (me) applyToMe(event, me, needs);
        }
      },
      snapshotReceived: () => store.dispatch(everythingMayHaveChanged()),
    },
  });
}

/** Follows the session: a stream for whoever is signed in, none for nobody. */
export function keepLiveLink(needs: LiveLinkNeeds): LiveLink {
  const { store } = needs;
  let open: { connection: ServerConnection; sessionId: string } | undefined;
  store.subscribe(() => {
    const sessionId = meIn(store)?.session.id;
    if (sessionId === open?.sessionId) return;
    const before = open;
    // Settled before anything is dispatched: each dispatch comes back here.
    open = sessionId === undefined ? undefined : { connection: makeConnection(needs), sessionId };
    before?.connection.stop();
    store.dispatch(linkClosed());
    open?.connection.start();
  });
  return { linkAge: () => open?.connection.linkAge() ?? null, retryNow: () => open?.connection.retryNow() };
}
