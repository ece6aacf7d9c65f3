import { Ban, Check, LockKeyhole, MailQuestionMark } from 'lucide-react';
import { StatusBadge } from '../../ui/index.ts';
import type { Standing } from './user-words.ts';

export function UserStatus({ standing }: { standing: Standing | undefined }) {
  switch (standing) {
    case 'active':
      return (
        <StatusBadge status="ready" icon={Check}>
          Active
        </StatusBadge>
      );
    case 'invited':
      return (
        <StatusBadge status="contact" icon={MailQuestionMark}>
          Invited
        </StatusBadge>
      );
    case 'locked':
      return (
        <StatusBadge status="notReady" icon={LockKeyhole}>
          Locked out
        </StatusBadge>
      );
    case 'suspended':
      return (
        <StatusBadge status="offline" icon={Ban}>
          Suspended
        </StatusBadge>
      );
    case undefined:
      return <span className="muted">not shared</span>;
  }
}
