import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Banner, Button, Timer } from '../../ui/index.ts';
import { useDesk } from '../desk-context.ts';
import { formatExact } from '../format-time.ts';
import { readSession } from '../session-flow.ts';
import { useDeskDispatch, useDeskSelector } from '../store.ts';

/** The link is lost: since when, what still works, when it is tried again, and a way to try now. */
export function LinkBanner() {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const { lostAt, retryAt, refusedBecause } = useDeskSelector((state) => state.link);
  const works = useDeskSelector(({ work }) => work.userId !== null);
  const [trying, setTrying] = useState(false);
  if (refusedBecause)
    return (
      <Banner edge kind="danger" title="This desk cannot connect.">
        {refusedBecause}
      </Banner>
    );
  if (lostAt === null) return null;
  const tryNow = async () => {
    setTrying(true);
    desk.live.retryNow();
    await readSession(desk, dispatch);
    setTrying(false);
  };
  return (
    <Banner
      edge
      kind="offline"
      title={`No link to the server since ${formatExact(lostAt).split(' ').at(-1)}.`}
      actions={
        <Button size="compact" icon={RefreshCw} busy={trying} onClick={() => void tryNow()}>
          Try now
        </Button>
      }
    >
      {works
        ? 'Read and write on: replies wait here, and may come back as drafts. New contacts, transfer, parking and ending have to wait.'
        : 'What you type stays here. Lists are hidden, because old ones would mislead.'}
      {retryAt !== null && (
        <>
          {' '}
          Trying again in <Timer until={retryAt} />.
        </>
      )}
    </Banner>
  );
}
