import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Allowed } from './Allowed.tsx';
import { Gate } from './Gate.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { OpenScreen } from './OpenScreen.tsx';
import { type ScreenId, screens } from './screens.ts';

type LazyScreen = LazyExoticComponent<ComponentType>;

/** Which component draws which screen; each is fetched when it is first opened. */
const components: Record<ScreenId, LazyScreen> = {
  'sign-in': lazy(async () => ({ default: (await import('../features/sign-in/SignInScreen.tsx')).SignInScreen })),
  'first-administrator': lazy(async () => ({
    default: (await import('../features/sign-in/FirstAdministratorScreen.tsx')).FirstAdministratorScreen,
  })),
  'new-password': lazy(async () => ({
    default: (await import('../features/sign-in/NewPasswordScreen.tsx')).NewPasswordScreen,
  })),
  'forced-password': lazy(async () => ({
    default: (await import('../features/sign-in/ForcedPasswordScreen.tsx')).ForcedPasswordScreen,
  })),
  'other-desk': lazy(async () => ({
    default: (await import('../features/sign-in/OtherDeskScreen.tsx')).OtherDeskScreen,
  })),
  desk: lazy(async () => ({ default: (await import('../features/desk/DeskScreen.tsx')).DeskScreen })),
  account: lazy(async () => ({ default: (await import('../features/account/AccountScreen.tsx')).AccountScreen })),
  supervision: lazy(async () => ({
    default: (await import('../features/supervision/SupervisionScreen.tsx')).SupervisionScreen,
  })),
  transcripts: lazy(async () => ({
    default: (await import('../features/transcripts/TranscriptsScreen.tsx')).TranscriptsScreen,
  })),
  customers: lazy(async () => ({
    default: (await import('../features/customers/CustomersScreen.tsx')).CustomersScreen,
  })),
  users: lazy(async () => ({ default: (await import('../features/users/UsersScreen.tsx')).UsersScreen })),
  teams: lazy(async () => ({ default: (await import('../features/teams/TeamsScreen.tsx')).TeamsScreen })),
  sessions: lazy(async () => ({ default: (await import('../features/sessions/SessionsScreen.tsx')).SessionsScreen })),
  'routing-queues': lazy(async () => ({
    default: (await import('../features/routing/QueuesScreen.tsx')).QueuesScreen,
  })),
  'routing-skills': lazy(async () => ({
    default: (await import('../features/routing/SkillsScreen.tsx')).SkillsScreen,
  })),
  'routing-links': lazy(async () => ({
    default: (await import('../features/routing/TeamLinksScreen.tsx')).TeamLinksScreen,
  })),
  'routing-calendars': lazy(async () => ({
    default: (await import('../features/routing/CalendarsScreen.tsx')).CalendarsScreen,
  })),
  'routing-capacity': lazy(async () => ({
    default: (await import('../features/routing/CapacityScreen.tsx')).CapacityScreen,
  })),
  'routing-rules': lazy(async () => ({
    default: (await import('../features/routing/ContentRulesScreen.tsx')).ContentRulesScreen,
  })),
  'routing-history': lazy(async () => ({
    default: (await import('../features/routing/HistoryScreen.tsx')).HistoryScreen,
  })),
  'not-ready-reasons': lazy(async () => ({
    default: (await import('../features/not-ready-reasons/NotReadyReasonsScreen.tsx')).NotReadyReasonsScreen,
  })),
  'service-areas': lazy(async () => ({
    default: (await import('../features/service-areas/ServiceAreasScreen.tsx')).ServiceAreasScreen,
  })),
  sharing: lazy(async () => ({ default: (await import('../features/sharing/SharingScreen.tsx')).SharingScreen })),
  brand: lazy(async () => ({ default: (await import('../features/brand/BrandScreen.tsx')).BrandScreen })),
  'sign-in-policy': lazy(async () => ({
    default: (await import('../features/sign-in-policy/SignInPolicyScreen.tsx')).SignInPolicyScreen,
  })),
  'api-tokens': lazy(async () => ({
    default: (await import('../features/api-tokens/ApiTokensScreen.tsx')).ApiTokensScreen,
  })),
  outbox: lazy(async () => ({ default: (await import('../features/outbox/OutboxScreen.tsx')).OutboxScreen })),
  audit: lazy(async () => ({ default: (await import('../features/audit/AuditScreen.tsx')).AuditScreen })),
  organisations: lazy(async () => ({
    default: (await import('../features/organisations/OrganisationsScreen.tsx')).OrganisationsScreen,
  })),
  gallery: lazy(async () => ({ default: (await import('../features/gallery/GalleryScreen.tsx')).GalleryScreen })),
  'not-found': lazy(async () => ({ default: NotFoundScreen })),
};

const pageOf = (id: ScreenId) => {
  const Component = components[id];
  return <Component />;
};

const publicRoutes: RouteObject[] = screens
  .filter(({ access }) => access === 'public')
  .filter(({ id }) => id !== 'sign-in')
  .map(({ id, path }) => ({ path, element: <OpenScreen>{pageOf(id)}</OpenScreen> }));

const workRoutes: RouteObject[] = screens
  .filter(({ area }) => area !== 'gate' && area !== 'workshop')
  .map((screen) => ({ path: screen.path, element: <Allowed screen={screen}>{pageOf(screen.id)}</Allowed> }));

/** `/desk/…`. Whoever is not signed in sees the sign-in page at the very address she asked for, and then that address. */
export const router = createBrowserRouter(
  [
    ...publicRoutes,
    {
      element: (
        <Gate signIn={pageOf('sign-in')} forcedPassword={pageOf('forced-password')} otherDesk={pageOf('other-desk')} />
      ),
      children: [...workRoutes, { path: '*', element: pageOf('not-found') }],
    },
  ],
  { basename: '/desk' },
);
