import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './Toasts.module.css';

export interface Toast {
  readonly kind: 'done' | 'warning';
  readonly message: string;
  /** Takes the act back; offered as long as the toast stands. */
  readonly undo?: () => void;
}

const SHOWN_MS = 8_000;
const SayContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says what has been done, with a way back. The promise: eight seconds, longer while pointed at or focused. */
export const useToast = (): ((toast: Toast) => void) => useContext(SayContext);

/** One toast as it stands in the corner. `still`: it does not leave by itself. */
export function ToastCard({ toast, still, onLeave }: { toast: Toast; still?: boolean; onLeave: () => void }) {
  const [held, setHeld] = useState(false);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  }, [onLeave]);
  useEffect(() => {
    if (held || still) return;
    const timer = setTimeout(() => leave.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, still]);
  const Icon = toast.kind === 'done' ? CircleCheck : TriangleAlert;
  const undo = () => {
    toast.undo?.();
    onLeave();
  };
  return (
    <li
      className={classNames(styles.toast, toast.kind === 'warning' && styles.warning)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={styles.message}>{toast.message}</span>
      {toast.undo && (
        <Button look="quiet" size="small" onClick={undo}>
          Undo
        </Button>
      )}
      <IconButton small icon={X} label="Dismiss" onClick={onLeave} />
    </li>
  );
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (Toast & { id: number })[]>([]);
  const count = useRef(0);
  const say = useCallback((toast: Toast) => {
    count.current += 1;
    const id = count.current;
    setToasts((shown) => [...shown.slice(-2), { ...toast, id }]);
  }, []);
  const remove = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <SayContext value={say}>
      {children}
      <section className={styles.corner} aria-label="Notices" aria-live="polite">
        <ol>
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} onLeave={() => remove(toast.id)} />
          ))}
        </ol>
      </section>
    </SayContext>
  );
}
