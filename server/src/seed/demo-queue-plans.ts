/** A queue of the demonstration; skills and people are named, never numbered. */
export interface DemoQueue {
  readonly key: string;
  readonly name: string;
  readonly band: number;
  readonly skill: string;
  readonly offerSeconds: number;
  readonly wrapUpSeconds: number;
  readonly targetSeconds: number;
}

export interface DemoReason {
  readonly key: string;
  readonly title: string;
  readonly heading: string;
  readonly isFailureDemand?: boolean;
}

/** How one organisation of the demonstration takes contacts. */
export interface DemoContactCentre {
  readonly skills: Readonly<Record<string, string>>;
  readonly queues: readonly DemoQueue[];
  /** Which queue another team takes as well, after a while. */
  readonly secondLine: { readonly team: string; readonly queue: string };
  /** Where that queue overflows to. */
  readonly overflowTo: string;
  readonly reasons: readonly DemoReason[];
  /** By first name: the level in each skill, 1 to 10. */
  readonly agents: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the platform itself closes contacts with; every organisation has these (contacts). */
export const platformReason: DemoReason = { key: 'not-stated', title: 'Not stated', heading: 'General' };
export const outcomes: Readonly<Record<string, string>> = {
  answered: 'Answered',
  'passed-on': 'Passed to another team',
  'case-opened': 'Recorded for follow-up',
  'no-reply': 'Citizen did not reply',
  'not-ours': 'Not ours: pointed elsewhere',
  'answered-by-bot': 'Answered by the bot',
  abandoned: 'Citizen left',
  'closed-by-platform': 'Closed without an agent',
};
export const notReadyReasonTitles = ['Break', 'Lunch', 'Meeting', 'Training', 'Paperwork'];

/** In the order of demoOrganisations: the police force, the council. */
export const demoContactCentres: readonly DemoContactCentre[] = [
  {
    skills: { enquiries: '101 enquiries', emergency: 'Emergency chat', property: 'Lost and found property' },
    queues: [
      {
        key: 'emergency',
        name: 'Emergency chat',
        band: 0,
        skill: 'emergency',
        offerSeconds: 15,
        wrapUpSeconds: 120,
        targetSeconds: 10,
      },
      {
        key: 'enquiries',
        name: '101 enquiries',
        band: 5,
        skill: 'enquiries',
        offerSeconds: 20,
        wrapUpSeconds: 90,
        targetSeconds: 60,
      },
      {
        key: 'lost-property',
        name: 'Lost property',
        band: 7,
        skill: 'property',
        offerSeconds: 20,
        wrapUpSeconds: 60,
        targetSeconds: 180,
      },
    ],
    secondLine: { team: 'Harbour casework', queue: 'lost-property' },
    overflowTo: 'enquiries',
    reasons: [
      { key: 'report-crime', title: 'Reporting a crime', heading: 'Crime' },
      { key: 'crime-progress', title: 'Asking what became of a report', heading: 'Crime', isFailureDemand: true },
      { key: 'anti-social', title: 'Anti-social behaviour', heading: 'Neighbourhood' },
      { key: 'noise', title: 'Noise or nuisance', heading: 'Neighbourhood' },
      { key: 'concern', title: 'Concern for somebody', heading: 'Safety' },
      { key: 'emergency', title: 'Emergency', heading: 'Safety' },
      { key: 'lost-property', title: 'Lost property', heading: 'Property' },
      { key: 'found-property', title: 'Found property', heading: 'Property' },
      { key: 'road', title: 'Road or traffic', heading: 'General' },
      { key: 'complaint', title: 'Complaint about us', heading: 'General', isFailureDemand: true },
    ],
    agents: {
      Ann: { enquiries: 8, emergency: 7, property: 4 },
      Ben: { enquiries: 6, emergency: 5, property: 8 },
      Sam: { enquiries: 5, emergency: 9, property: 5 },
    },
  },
  {
    skills: { services: 'Customer services', housing: 'Housing', waste: 'Waste and recycling' },
    queues: [
      {
        key: 'services',
        name: 'Customer services',
        band: 5,
        skill: 'services',
        offerSeconds: 20,
        wrapUpSeconds: 90,
        targetSeconds: 60,
      },
      {
        key: 'housing',
        name: 'Housing',
        band: 4,
        skill: 'housing',
        offerSeconds: 20,
        wrapUpSeconds: 120,
        targetSeconds: 120,
      },
      {
        key: 'waste',
        name: 'Waste',
        band: 6,
        skill: 'waste',
        offerSeconds: 20,
        wrapUpSeconds: 60,
        targetSeconds: 120,
      },
    ],
    secondLine: { team: 'Housing casework', queue: 'housing' },
    overflowTo: 'services',
    reasons: [
      { key: 'missed-bin', title: 'Bin not emptied', heading: 'Waste', isFailureDemand: true },
      { key: 'bulky-waste', title: 'Bulky waste collection', heading: 'Waste' },
      { key: 'recycling', title: 'What goes in which bin', heading: 'Waste' },
      { key: 'repair', title: 'Housing repair', heading: 'Housing' },
      { key: 'repair-progress', title: 'Asking when a repair will be done', heading: 'Housing', isFailureDemand: true },
      { key: 'rent', title: 'Rent', heading: 'Housing' },
      { key: 'homelessness', title: 'Homelessness', heading: 'Housing' },
      { key: 'council-tax', title: 'Council tax', heading: 'Money' },
      { key: 'pothole', title: 'Pothole or pavement', heading: 'Highways' },
      { key: 'complaint', title: 'Complaint about us', heading: 'General', isFailureDemand: true },
    ],
    agents: {
      Nia: { services: 8, housing: 5, waste: 6 },
      Owen: { services: 6, housing: 8, waste: 5 },
      Ruth: { services: 6, housing: 6, waste: 6 },
    },
  },
];
