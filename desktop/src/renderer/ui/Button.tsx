import { UnstyledButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { Kbd } from './Kbd.tsx';

export type ButtonLook = 'default' | 'primary' | 'quiet' | 'danger' | 'emergency';
export type ButtonSize = 'small' | 'compact' | 'medium' | 'large';

interface Appearance {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: LucideIcon;
  keys?: string;
  /** Work is under way; the button keeps its place and says so. */
  busy?: boolean;
  children: ReactNode;
}

type ButtonProps = Appearance &
  Omit<ComponentProps<'button'>, 'children' | 'className'> & {
    /** Why it cannot be pressed yet. It stays focusable, so that the reason can be read. */
    notYet?: boolean;
  };

function Inside({ icon: Icon, keys, busy, children }: Appearance) {
  return (
    <>
      {busy ? <span className={styles.spin} aria-hidden="true" /> : Icon && <Icon size={15} aria-hidden="true" />}
      {children}
      {keys && <Kbd keys={keys} />}
    </>
  );
}

const lookOf = ({ look = 'default', size = 'medium' }: Appearance): string =>
  classNames(styles.button, styles[look], styles[size]);
const isSolid = ({ look }: Appearance): boolean => look === 'primary' || look === 'emergency';

/** One act. At most one solid (primary) button in view; solid red is for emergencies alone. */
export function Button({ look, size, icon, keys, busy, notYet, children, onClick, ...rest }: ButtonProps) {
  const appearance: Appearance = { look, size, icon, keys, busy, children } as Appearance;
  const blocked = busy || notYet;
  return (
    <UnstyledButton
      {...rest}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
      className={lookOf(appearance)}
      aria-busy={busy || undefined}
      aria-disabled={blocked || undefined}
      data-not-yet={notYet || undefined}
      data-on-solid={isSolid(appearance) || undefined}
    >
      <Inside {...appearance} />
    </UnstyledButton>
  );
}

/** Looks like a button, leads to another page. */
export function ButtonLink({ to, ...appearance }: Appearance & { to: string }) {
  return (
    <Link to={to} className={lookOf(appearance)} data-on-solid={isSolid(appearance) || undefined}>
      <Inside {...appearance} />
    </Link>
  );
}

/** A small square button whose word is read aloud and shown on hover. */
export function IconButton({
  icon: Icon,
  label,
  small,
  ...rest
}: { icon: LucideIcon; label: string; small?: boolean } & Omit<ComponentProps<'button'>, 'children' | 'className'>) {
  return (
    <UnstyledButton
      {...rest}
      className={classNames(styles.icon, small && styles.iconSmall)}
      aria-label={label}
      title={label}
    >
      <Icon size={16} aria-hidden="true" />
    </UnstyledButton>
  );
}
