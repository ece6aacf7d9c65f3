import {
  Activity,
  BadgeCheck,
  Building2,
  Contact,
  Headset,
  House,
  type LucideIcon,
  Route,
  ScrollText,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { ScreenArea } from '../screens.ts';

/** What the rail leads to; each opens the first of its screens that the person may see. */
export interface RailItem {
  readonly area: ScreenArea;
  readonly label: string;
  readonly icon: LucideIcon;
}

export const railItems: readonly RailItem[] = [
  { area: 'desk', label: 'Desk', icon: Headset },
  { area: 'home', label: 'Account', icon: House },
  { area: 'customers', label: 'Citizens', icon: Contact },
  { area: 'live', label: 'Live', icon: Activity },
  { area: 'quality', label: 'Quality', icon: BadgeCheck },
  { area: 'people', label: 'People', icon: UsersRound },
  { area: 'routing', label: 'Routing', icon: Route },
  { area: 'setup', label: 'Setup', icon: Settings },
  { area: 'audit', label: 'Audit', icon: ScrollText },
  { area: 'server', label: 'Server', icon: Building2 },
];
