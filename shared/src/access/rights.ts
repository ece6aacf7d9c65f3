/**
 * What a person may be allowed to do, each said once. A role is a set of these (roles.ts); an operation
 * names the one it needs (operation.ts); nothing is allowed that is not named.
 */
export const rights = {
  'desk.use': 'Work at a desk: take part in conversations and calls',
  'contacts.work': 'Take contacts: be offered them, talk, transfer, park, end, wrap up',
  'contacts.pick': 'Take contacts out of the list of a queue that allows it',
  'contacts.steer': 'Assign contacts to people, move them between queues and say how urgent they are',
  'contacts.see': 'See contacts one takes part in, and their conversations',
  'contacts.read': 'See the contacts and conversations of others as well',
  'agents.manage': 'Set what agents are skilled in and how much they take at a time',
  'queues.watch': 'See queues, waiting contacts and agents live',
  'customers.read': 'Find and read customers',
  'customers.write': 'Create and change customers',
  'customers.restricted': 'See restricted markers',
  'knowledge.read': 'Read articles and canned replies',
  'knowledge.manage': 'Write and publish articles',
  'replies.manage': 'Write canned replies',
  'flows.read': 'See conversation flows',
  'flows.manage': 'Change and publish conversation flows and the list of emergency words',
  'routing.read': 'See the routing plan, its versions and what the checks say of it',
  'routing.manage': 'Change and publish the routing plan: queues, skills, calendars, team links, capacity, rules',
  'closures.manage': 'Declare and lift emergency closures of queues',
  'directory.read': 'See colleagues, teams and service areas in outline',
  'users.read': 'See staff accounts in full: user name, e-mail, roles, last sign-in',
  'users.manage': 'Create, change, suspend and reset staff accounts and their roles',
  'teams.manage': 'Create and change teams and who is in them',
  'serviceAreas.manage': 'Create and change service areas',
  'sharing.read': 'See what is shared with other organisations',
  'sharing.manage': 'Grant and end sharing with other organisations',
  'sessions.manage': 'See who is signed in and end sessions',
  'apiTokens.manage': 'Issue and revoke tokens for programs',
  'organisation.manage': "Change the organisation's brand",
  'policy.manage': 'Change sign-in rules: idle time, lock-out, password length',
  'audit.read': 'Read the audit trail and check that it is whole',
  'audit.export': 'Take the audit trail out as a file',
  'audit.erase': 'Erase the contents of an audit entry where the law asks for it',
  'deliveries.manage': 'See what could not be delivered outside, and have it tried again',
  'outbox.read': 'See the messages the demonstration would have sent',
  'installation.manage': 'Create and list the organisations of this installation, see its health',
} as const;

export type Right = keyof typeof rights;
export const allRights = Object.keys(rights) as [Right, ...Right[]];
