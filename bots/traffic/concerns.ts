/** Why somebody comes, and what she says once a person asks. */
export interface Concern {
  readonly opening: string;
  /** Answers to an agent, in order. */
  readonly toAgent: readonly [string, ...string[]];
  /** Of a hundred such citizens, so many are content with what the bot says. */
  readonly contentWithBot: number;
  readonly locale?: 'cy';
}

export interface Site {
  readonly channel: string;
  readonly page: string;
  readonly concerns: readonly [Concern, ...Concern[]];
}

/** What citizens of the two organisations of the demonstration come with. */
export const sites: readonly [Site, ...Site[]] = [
  {
    channel: 'northvale-council',
    page: '/demo/northvale/missed-bin',
    concerns: [
      {
        opening: 'My brown bin was not emptied today',
        toAgent: [
          'It is 14 Alder Close, NV4 2AB.',
          'Yes, it was out by 6 in the morning.',
          'Tomorrow would be fine, thank you.',
        ],
        contentWithBot: 60,
      },
      {
        opening: 'How can I pay my council tax by instalments?',
        toAgent: [
          'The account is in my name, Cleo Marsh.',
          'Twelve months would help a lot.',
          'That is all, thank you.',
        ],
        contentWithBot: 50,
      },
      {
        opening: 'There is black mould in my flat and the landlord does not answer',
        toAgent: [
          'It is a council flat, 3 Harbour View.',
          'My daughter has asthma.',
          'I can be at home on Thursday.',
          'Thank you.',
        ],
        contentWithBot: 0,
      },
      {
        opening: 'The street light outside number 9 Mill Lane has been out for a week',
        toAgent: ['It is the one by the post box.', 'No, only that one.', 'Thank you for your help.'],
        contentWithBot: 30,
      },
      {
        opening: 'Sut mae cael bin ailgylchu newydd?',
        toAgent: ['Y cyfeiriad yw 2 Stryd y Bont.', 'Diolch yn fawr.'],
        contentWithBot: 40,
        locale: 'cy',
      },
    ],
  },
  {
    channel: 'eastmere-police',
    page: '/demo/eastmere/report',
    concerns: [
      {
        opening: 'I lost my wallet on the number 4 bus',
        toAgent: [
          'Brown leather, with my name in it.',
          'Yesterday at about five in the afternoon.',
          'No, nobody has used the cards.',
          'Thank you.',
        ],
        contentWithBot: 30,
      },
      {
        opening: 'My bicycle was stolen from outside the library',
        toAgent: [
          'A green Dawes, locked to the rail.',
          'Between nine and half past ten this morning.',
          'I have the frame number at home.',
          'Thank you.',
        ],
        contentWithBot: 0,
      },
      {
        opening: 'What is happening with my report EM/041277/26?',
        toAgent: [
          'It was about a broken car window.',
          'Yes, the same telephone number.',
          'Good, thank you for telling me.',
        ],
        contentWithBot: 20,
      },
      {
        opening: 'Young people are riding motorbikes across the park every evening',
        toAgent: ['Linden Park, by the bandstand.', 'Usually from seven until ten.', 'No, I do not know who they are.'],
        contentWithBot: 10,
      },
      {
        opening: 'I found a set of keys near the harbour',
        toAgent: ['Four keys and a red ribbon.', 'I can hand them in tomorrow.', 'You are welcome.'],
        contentWithBot: 50,
      },
    ],
  },
];
