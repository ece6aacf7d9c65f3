import { Ban, CalendarCheck2, CalendarClock, Share2 } from 'lucide-react';
import { StatusBadge } from '../../ui/index.ts';
import type { GrantStanding } from './grant-words.ts';

export function GrantStatus({ standing }: { standing: GrantStanding }) {
  switch (standing) {
    case 'inForce':
      return (
        <StatusBadge status="ready" icon={Share2}>
          Sharing now
        </StatusBadge>
      );
    case 'coming':
      return (
        <StatusBadge status="contact" icon={CalendarClock}>
          Not yet
        </StatusBadge>
      );
    case 'over':
      return (
        <StatusBadge status="offline" icon={CalendarCheck2}>
          Ran out
        </StatusBadge>
      );
    case 'ended':
      return (
        <StatusBadge status="offline" icon={Ban}>
          Ended by hand
        </StatusBadge>
      );
  }
}
