import { ArrowLeft } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button, PageHeader } from '../../ui/index.ts';
import { PartFoot } from './PartFoot.tsx';
import { PlanBar } from './PlanBar.tsx';
import styles from './Routing.module.css';
import { useJump } from './use-jump.ts';

/**
 * A form that needs a page to itself: its sections, beside them what they amount to, and at the foot what can be done.
 * Leaving asks nothing: what was typed stays on this computer and is there again.
 */
export function PartPage({
  back,
  title,
  intro,
  notices,
  aside,
  readOnly,
  busy,
  dirty,
  removal,
  children,
  onSave,
  onPutBack,
  onClose,
}: {
  back: string;
  title: string;
  intro: ReactNode;
  notices: ReactNode;
  aside: ReactNode;
  readOnly: boolean;
  busy: boolean;
  dirty: boolean;
  removal?: ReactNode;
  children: ReactNode;
  onSave: () => Promise<boolean>;
  onPutBack: () => void;
  onClose: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  useJump();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || (await onSave())) return;
    // The first field that is wrong, or the notice above, is where to go on.
    requestAnimationFrame(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      if (wrong) return wrong.focus();
      form.current?.querySelector('[data-notices]')?.scrollIntoView({ block: 'nearest' });
    });
  };
  const byKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || readOnly) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <>
      <nav aria-label="Way back" className={styles.back}>
        <Button look="quiet" size="compact" icon={ArrowLeft} onClick={onClose}>
          {back}
        </Button>
      </nav>
      <PageHeader title={title} intro={intro} />
      <PlanBar />
      <form ref={form} className={styles.part} noValidate onSubmit={(event) => void send(event)} onKeyDown={byKey}>
        <div className={styles.partMain}>
          <div role="alert" data-notices className={styles.notices}>
            {notices}
          </div>
          {children}
        </div>
        <aside className={styles.partAside} aria-label="In short">
          {aside}
        </aside>
        <PartFoot
          readOnly={readOnly}
          busy={busy}
          dirty={dirty}
          removal={removal}
          onPutBack={onPutBack}
          onClose={onClose}
        />
      </form>
    </>
  );
}
