import { formatMoment } from '../../app/format-time.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useMayI } from '../../app/use-me.ts';
import { Facts, FormDrawer } from '../../ui/index.ts';
import { EditUserDrawer } from './EditUserDrawer.tsx';
import { AgentSkills } from './AgentSkills.tsx';
import type { UserDrawerProps } from './user-drawer-props.ts';
import { rolesInWords } from './user-words.ts';

/** One colleague: to change for those who may, to look at for the others. */
export function UserDrawer(props: UserDrawerProps) {
  const mayManage = useMayI('users.manage');
  const maySkill = useMayI('agents.manage');
  const areas = useServiceAreas();
  const { user, onClose } = props;
  if (mayManage) return <EditUserDrawer {...props} />;
  const shown = (value: string | null | undefined) => value || undefined;
  return (
    <FormDrawer opened title={user.displayName ?? 'Colleague'} onClose={onClose}>
      <Facts
        facts={[
          ['Job title', shown(user.jobTitle)],
          ['Staff number', shown(user.reference)],
          ['Work phone', shown(user.phoneNumber)],
          ['Service area', areas.nameOf(user.serviceAreaId)],
          ...(user.roles ? [['Roles', rolesInWords(user.roles, areas.nameOf) || 'None'] as const] : []),
          ...(user.lastSignInAt ? [['Last sign-in', formatMoment(user.lastSignInAt)] as const] : []),
        ]}
      />
      {maySkill && <AgentSkills isAlone userId={user.id} />}
    </FormDrawer>
  );
}
