import { customerOperations } from '@switchboard/shared/customers';
import { identityOperations, type SignedIn } from '@switchboard/shared/identity';
import { Contact, type LucideIcon, Search, UserRound } from 'lucide-react';
import { screens } from '../screens.ts';
import { holds } from '../session-slice.ts';
import { useQuery } from '../use-query.ts';
import { useSettled } from '../use-settled.ts';
import { mayOpen } from './allowed-screens.ts';
import { railItems } from './rail-items.ts';

/** One thing found, and where it leads. */
export interface Hit {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly to: string;
  readonly icon: LucideIcon;
}

const mostOfAKind = 8;
/** Shorter words name too many people. */
const shortest = 2;

/** Screens at once; customers and colleagues when typing pauses. */
export function useSearchHits(me: SignedIn, words: string): readonly Hit[] {
  const sought = words.trim();
  const settled = useSettled(sought);
  const asked = settled.length >= shortest ? settled : undefined;
  const customers = useCustomerHits(me, asked);
  const colleagues = useColleagueHits(me, asked);
  return [...screenHits(me, sought), ...(asked === sought ? [...customers, ...colleagues] : [])];
}

/** What is called so comes before what merely speaks of it. */
function screenHits(me: SignedIn, words: string): readonly Hit[] {
  const sought = words.toLowerCase();
  const isCalledSo = (title: string) => title.toLowerCase().startsWith(sought);
  return screens
    .filter((screen) => screen.area !== 'gate' && screen.id !== 'not-found' && mayOpen(me, screen))
    .filter(({ title, about }) => `${title} ${about}`.toLowerCase().includes(sought))
    .toSorted((one, other) => Number(isCalledSo(other.title)) - Number(isCalledSo(one.title)))
    .map(({ id, title, about, path, area }) => ({
      key: id,
      title,
      about,
      to: path,
      icon: railItems.find((item) => item.area === area)?.icon ?? Search,
    }));
}

function useCustomerHits(me: SignedIn, asked: string | undefined): readonly Hit[] {
  const may = holds(me, 'customers.read') && asked !== undefined;
  const { value } = useQuery(customerOperations.search, may ? { text: asked, limit: mostOfAKind } : undefined);
  if (!may) return [];
  return (value?.items ?? []).map(({ id, name, reference, points }) => ({
    key: id,
    title: name,
    about: ['Customer', reference, points[0]?.value].filter(Boolean).join(' · '),
    to: `/customers?open=${id}`,
    icon: Contact,
  }));
}

function useColleagueHits(me: SignedIn, asked: string | undefined): readonly Hit[] {
  const may = holds(me, 'directory.read') && asked !== undefined;
  const { value } = useQuery(identityOperations.user.list, may ? { search: asked, limit: mostOfAKind } : undefined);
  if (!may) return [];
  return (value?.items ?? []).map((user) => ({
    key: user.id,
    title: user.displayName ?? 'Name not shared',
    about: [user.jobTitle, user.reference, user.phoneNumber].filter(Boolean).join(' · ') || 'Colleague',
    to: `/users?open=${user.id}`,
    icon: UserRound,
  }));
}
