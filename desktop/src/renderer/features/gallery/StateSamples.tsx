import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import {
  Banner,
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorState,
  Facts,
  FormDrawer,
  LoadingLines,
  TextField,
  ToastCard,
} from '../../ui/index.ts';
import styles from './Gallery.module.css';
import { Block } from './Sample.tsx';

export function BannerSamples() {
  return (
    <Block title="Banners">
      <div className={styles.stack}>
        <Banner kind="danger" title="Possible emergency." actions={<Button size="compact">Not an emergency</Button>}>
          “He’s got something in his hand”
        </Banner>
        <Banner kind="warning" title="Vulnerable.">
          Deaf in left ear, lives alone. Speak slowly.
        </Banner>
        <Banner
          kind="offline"
          title="No link since 14:20:58."
          actions={
            <Button size="compact" icon={RefreshCw}>
              Try now
            </Button>
          }
        >
          Your call carries on.
        </Banner>
        <Banner kind="machine" title="Suggestions are off.">
          Everything else works as usual.
        </Banner>
        <Banner kind="info" title="This desk is at rest.">
          Your work is live at another one.
        </Banner>
        <Banner kind="good" title="Your password is set.">
          Sign in with it now.
        </Banner>
      </div>
    </Block>
  );
}

export function StateSamples() {
  return (
    <>
      <div className={styles.three}>
        <Block title="Empty">
          <EmptyState title="Nothing waiting for you">You are Ready. The next contact opens here by itself.</EmptyState>
        </Block>
        <Block title="Loading, after 300 ms">
          <LoadingLines label="Loading" atOnce />
        </Block>
        <Block title="Error">
          <ErrorState title="Cases did not load" reference="7F2C-19" onRetry={() => undefined}>
            The case system did not answer in 5 s. The call is not affected.
          </ErrorState>
        </Block>
      </div>
      <Block title="Facts">
        <Facts
          facts={[
            ['Address', '14 Tanners Row, Eastmere'],
            ['Calling from', '07700 900142'],
            ['Language', undefined],
          ]}
        />
      </Block>
    </>
  );
}

/** What floats: toasts stand still here; drawer and dialog open in the page's own theme. */
export function FloatingSamples({ theme }: { theme: string }) {
  const [dialog, setDialog] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [words, setWords] = useState('');
  return (
    <div className={styles.two}>
      <Block title="Toasts, bottom left, with Undo">
        <ol className={styles.stack}>
          <ToastCard
            still
            toast={{ kind: 'done', message: 'Case EP-26-121902 opened', undo: () => undefined }}
            onLeave={() => undefined}
          />
          <ToastCard
            still
            toast={{ kind: 'warning', message: 'Transfer refused, Safeguarding closed at 22:00' }}
            onLeave={() => undefined}
          />
        </ol>
      </Block>
      <Block title="Dialog, only for what cannot be undone">
        <div className={styles.row}>
          <Button onClick={() => setDialog(true)}>Open the dialog ({theme})</Button>
          <Button onClick={() => setDrawer(true)}>Open the drawer ({theme})</Button>
        </div>
        <ConfirmDialog
          opened={dialog}
          title="End the call with Cleo?"
          safe="Stay on the call"
          act="End anyway"
          onSafe={() => setDialog(false)}
          onAct={() => setDialog(false)}
        >
          She was raised to 999 two minutes ago and no unit has arrived yet.
        </ConfirmDialog>
        <FormDrawer
          opened={drawer}
          title="New team"
          submit="Create team"
          dirty={words !== ''}
          onSubmit={() => setDrawer(false)}
          onClose={() => setDrawer(false)}
        >
          <TextField label="Name" required value={words} onChange={setWords} />
        </FormDrawer>
      </Block>
    </div>
  );
}
