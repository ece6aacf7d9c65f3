import { Drawer } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import styles from './FormDrawer.module.css';

/**
 * Escape pressed in the drawer itself: not in a dialog above it, nor in an open list, which each have their own Escape.
 */
function isOwnEscape({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'Escape' || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return false;
  return target.getAttribute('data-mantine-stop-propagation') !== 'true';
}

/** When the drawer has gone, the focus is where it was before it came. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the drawer's own trap has let go.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}

/**
 * A form beside the list it belongs to. What was typed is never lost by a slip: closing a changed form asks first,
 * and a refusal (`notice`) stands above the fields, which stay as they are.
 */
export function FormDrawer({
  opened,
  title,
  intro,
  notice,
  children,
  submit,
  aside,
  busy,
  dirty,
  onSubmit,
  onClose,
}: {
  opened: boolean;
  title: string;
  intro?: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
  /** The word on the main button; absent when there is nothing to save. */
  submit?: string;
  /** Further acts, on the left of the foot. */
  aside?: ReactNode;
  busy?: boolean;
  dirty?: boolean;
  onSubmit?: () => void;
  onClose: () => void;
}) {
  const [asking, setAsking] = useState(false);
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // A notice that goes may take the focused button with it; the keys then still belong to this form.
    if (opened && document.activeElement === document.body) form.current?.focus();
  }, [opened, notice]);
  const leave = () => (dirty ? setAsking(true) : onClose());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit?.();
  };
  const byKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <>
      <Drawer
        opened={opened}
        onClose={leave}
        closeOnEscape={false}
        onKeyDown={(event) => isOwnEscape(event) && leave()}
        position="right"
        size={520}
        title={title}
        classNames={styles}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form ref={form} tabIndex={-1} className={styles.form} noValidate onSubmit={send} onKeyDown={byKey}>
          <div className={styles.fields}>
            {intro && <p className={styles.intro}>{intro}</p>}
            <div role="alert" className={styles.notice}>
              {notice}
            </div>
            {children}
          </div>
          <footer className={styles.foot}>
            {aside && <span className={styles.aside}>{aside}</span>}
            <Button onClick={leave}>{submit ? 'Cancel' : 'Close'}</Button>
            {submit && (
              <Button type="submit" look="primary" keys="Ctrl Enter" busy={busy ?? false}>
                {submit}
              </Button>
            )}
          </footer>
        </form>
      </Drawer>
      <ConfirmDialog
        opened={asking}
        title="Leave without saving?"
        safe="Keep editing"
        act="Discard changes"
        onSafe={() => setAsking(false)}
        onAct={() => {
          setAsking(false);
          onClose();
        }}
      >
        What you typed here has not been saved.
      </ConfirmDialog>
    </>
  );
}
