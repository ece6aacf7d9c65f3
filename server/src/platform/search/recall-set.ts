/**
 * One set of people and teams and of what somebody would type to find them. Both engines must find the same
 * (search-records.test.ts); a change of the search is judged by it.
 */
export interface RecallRecord {
  readonly kind: 'user' | 'team';
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

const user = (id: string, displayName: string, jobTitle: string, phoneNumber: string): RecallRecord => ({
  kind: 'user',
  id,
  fields: { displayName, jobTitle, phoneNumber, reference: `EM-${id.slice(-4)}` },
});
const team = (id: string, name: string): RecallRecord => ({ kind: 'team', id, fields: { name } });

export const recallRecords: readonly RecallRecord[] = [
  user('user-1001', 'Ann Whitfield', 'Contact handler', '07700 900101'),
  user('user-1002', 'Anne Whitefield', 'Dispatcher', '07700 900102'),
  user('user-1003', 'Ben O’Neill', 'Contact handler', '07700 900103'),
  user('user-1004', 'Siobhán Ní Dhálaigh', 'Supervisor', '07700 900104'),
  user('user-1005', 'Mohammed Al-Rashid', 'Contact handler', '07700 900105'),
  user('user-1006', 'Katarzyna Wójcik', 'Quality reviewer', '07700 900106'),
  user('user-1007', 'Stephen Smythe', 'Control room manager', '07700 900107'),
  user('user-1008', 'Steven Smith', 'Caseworker', '07700 900108'),
  user('user-1009', 'Cathryn Johnson', 'Caseworker', '07700 900109'),
  user('user-1010', 'Zoë Jonson', 'Contact handler', '+44 7700 900110'),
  user('user-1011', 'Brian Llewellyn', 'Duty officer', '01632 960011'),
  user('user-1012', 'Muhammad Iqbal', 'Front counter', '01632 960012'),
  user('user-1013', 'Søren Kjærgaard', 'Analyst', '01632 960013'),
  user('user-1014', 'Li Na', 'Analyst', '01632 960014'),
  user('user-1015', 'Oluwaseun Adebayo-Peters', 'Contact handler', '01632 960015'),
  team('team-2001', 'Control Room – Early Turn'),
  team('team-2002', 'Control Room – Late Turn'),
  team('team-2003', 'Missing Persons'),
  team('team-2004', 'Neighbourhood Policing East'),
  team('team-2005', 'Licensing & Firearms'),
];

/** What was typed, and which records must be among the first three. */
export const recallQuestions: readonly (readonly [typed: string, wanted: readonly string[]])[] = [
  ['ann whitfield', ['user-1001']],
  ['Whitfield Ann', ['user-1001']],
  ['whitefeild', ['user-1002', 'user-1001']],
  ['anne', ['user-1002']],
  ['whit', ['user-1001', 'user-1002']],
  ['oneill', ['user-1003']],
  ["o'neil", ['user-1003']],
  ['ben oneil', ['user-1003']],
  ['siobhan', ['user-1004']],
  ['siobahn', ['user-1004']],
  ['dhalaigh', ['user-1004']],
  ['mohamed', ['user-1005']],
  ['mohammad', ['user-1005', 'user-1012']],
  ['rashid', ['user-1005']],
  ['al rasheed', ['user-1005']],
  ['wojcik', ['user-1006']],
  ['katarzina', ['user-1006']],
  ['smyth', ['user-1007', 'user-1008']],
  ['smith', ['user-1008']],
  ['smiht', ['user-1008']],
  ['stephen', ['user-1007']],
  ['steven', ['user-1008']],
  ['kathryn', ['user-1009']],
  ['cathrin', ['user-1009']],
  ['jonson', ['user-1010', 'user-1009']],
  ['zoe', ['user-1010']],
  ['brain llewellyn', ['user-1011']],
  ['llewelyn', ['user-1011']],
  ['luellyn', ['user-1011']],
  ['iqbal', ['user-1012']],
  ['soren', ['user-1013']],
  ['kjaergaard', ['user-1013']],
  ['li na', ['user-1014']],
  ['oluwaseun', ['user-1015']],
  ['oluwasuen adebayo', ['user-1015']],
  ['peters', ['user-1015']],
  ['07700900103', ['user-1003']],
  ['07700 900 103', ['user-1003']],
  ['+44 (0)7700 900103', ['user-1003']],
  ['900103', ['user-1003']],
  ['07700900110', ['user-1010']],
  ['01632960013', ['user-1013']],
  ['em-1006', ['user-1006']],
  ['ann contact', ['user-1001']],
  ['controll room', ['team-2001', 'team-2002']],
  ['early trun', ['team-2001']],
  ['mising persons', ['team-2003']],
  ['neighborhood', ['team-2004']],
  ['neighbourhod policing', ['team-2004']],
  ['licencing', ['team-2005']],
  ['fire arms', ['team-2005']],
];

/** What must find nothing: words that are only a little alike, and numbers of somebody else. */
export const foreignQuestions: readonly string[] = [
  'xylophone',
  'zebra crossing',
  '07700900199 ann',
  'qq',
  '07700900999',
];
