const suffix = new Map([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);
const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const ordinal = (place: number): string => `${place}${suffix.get(ordinals.select(place)) ?? 'th'}`;

/** Everything the chat says itself. Sentences a tired person understands; no blame, no exclamation marks. */
export const english = {
  name: 'English',
  subtitle: {
    begin: 'Ask us anything about our services',
    bot: 'Automated assistant',
    queued: 'Waiting for a person',
    person: (organisation: string) => `A person at ${organisation}`,
    parked: 'Your chat is kept for you',
    over: 'This chat has ended',
  },
  settings: 'Text size, language and this chat',
  minimise: 'Make the chat smaller',
  languages: 'Language',
  exit: 'Exit this page',
  conversation: 'Conversation',
  botNotice: 'I am an automated assistant, not a person.',
  botNoticeMore: 'You can ask for a person at any time.',
  emergency: 'In an emergency, ring 999.',
  privacy: 'How we use what you write',
  you: 'You',
  assistant: 'Assistant, not a person',
  suggestions: 'Suggested replies',
  speakToPerson: 'Speak to a person',
  typeQuestion: 'Type your question',
  typeMessage: 'Type your message',
  typeWaiting: 'Add to your message',
  send: 'Send',
  attach: 'Attach a file',
  left: (count: number) => `You have ${count} characters left`,
  tooLong: (count: number) => `Your message is ${count} characters too long`,
  state: {
    waiting: 'waiting to be sent',
    sending: 'sending',
    sent: 'sent',
    read: 'read',
    refused: 'not sent',
  },
  tryAgain: 'Try again',
  changeIt: 'Change it',
  remove: 'Remove',
  refusal: (code: string): string => {
    if (code === 'message/too-long') return 'It is too long for one message.';
    if (code === 'attachment/too-large') return 'The file is too large.';
    if (code.startsWith('attachment/')) return 'We cannot take this kind of file.';
    if (code.includes('over')) return 'The chat had ended.';
    return 'We could not take it.';
  },
  file: {
    waiting: 'being checked for viruses',
    held: 'kept safe until it has been checked',
    infected: 'not accepted: it may hold a virus',
    clean: 'checked',
  },
  source: 'Where this comes from',
  typing: (name: string) => `${name} is typing`,
  assistantTyping: 'The assistant is writing',
  joined: (name: string) => `${name} has joined`,
  joinedMore: 'They can see what you wrote, so you need not say it again.',
  leftChat: (name: string) => `${name} has left the chat`,
  interrupted: (name: string) => `${name} is dealing with something urgent and will be back`,
  happened: {
    queued: 'You asked for a person',
    parked: 'Your chat is kept. Write again when you are ready.',
    connected: 'Your chat goes on',
    awaitingCallback: 'We will get back to you',
    ended: 'The chat has ended',
    abandoned: 'The chat was closed because nobody was here',
  },
  queue: {
    title: 'You are waiting for a person',
    place: (place: number): readonly [string, string] => [ordinal(place), 'in the queue'],
    next: ['Next', 'in the queue'] as readonly [string, string],
    wait: (from: number, to: number): string => {
      if (to <= 1) return 'It should take about a minute.';
      return from >= to
        ? `It should take about ${to} minutes.`
        : `It should take ${Math.max(1, from)} to ${to} minutes.`;
    },
    unknown: 'We cannot say yet how long it will take.',
    kept: 'You may leave this page for a moment: your place is kept.',
    details: 'Tell us how to reach you',
  },
  details: {
    title: 'How can we reach you?',
    why: 'If the chat is cut off, we can get back to you.',
    name: 'Your name',
    email: 'Email address',
    phone: 'Phone number',
    save: 'Save',
    saved: 'Thank you. We have kept your details.',
    nothing: 'Fill in at least one of these.',
    wrong: 'Check the email address and the phone number.',
  },
  link: {
    connecting: 'Connecting',
    offline: 'No connection. We keep trying, and keep what you write.',
    elsewhere: 'This chat is open in another window.',
    here: 'Use it here',
    over: 'We could not find your earlier chat.',
    refused: 'The chat is not available on this page.',
  },
  textSize: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', largest: 'Largest' },
  thisChat: 'This chat',
  copy: 'Email me a copy',
  sound: 'Play a sound for new replies',
  endChat: 'End the chat',
  back: 'Back to the chat',
  transcript: {
    title: 'Email me a copy',
    what: 'We send everything that was said in this chat to your address.',
    email: 'Email address',
    send: 'Send me the copy',
    done: (email: string) => `We are sending a copy to ${email}.`,
    wrong: 'Enter an email address in the correct format, like name@example.com',
  },
  end: {
    title: 'End this chat?',
    what: 'You cannot go on with it afterwards. You can begin another at any time.',
    yes: 'Yes, end the chat',
    no: 'No, go back',
  },
  failed: {
    offline: 'There is no connection just now. Try again in a moment.',
    other: 'That did not work. Try again in a moment.',
  },
  over: { title: 'This chat has ended', again: 'Start a new chat' },
  newBelow: 'New messages below',
};
