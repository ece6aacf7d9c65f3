import type { CallInputOf } from '@switchboard/shared/access';
import {
  type Address,
  type AddressKind,
  type ContactPoint,
  type CustomerKind,
  type CustomerRecord,
  type customerOperations,
  formatAddress,
  formatPoint,
  type PointKind,
  type PreferredChannel,
} from '@switchboard/shared/customers';
import type { SaidOfHerself } from './customer-panel-props.ts';
import { languageName } from './customer-words.ts';

type WholeInput = CallInputOf<typeof customerOperations.create>;

/** A point as it stands in the form. `key` tells the lines apart while they have no id. */
export interface PointWords {
  readonly key: string;
  readonly id: string | undefined;
  readonly kind: PointKind;
  readonly channel: string;
  readonly value: string;
  readonly label: string;
  readonly isPreferred: boolean;
  readonly isSafeToUse: boolean;
  readonly source: string;
}

export interface AddressWords {
  readonly key: string;
  readonly id: string | undefined;
  readonly kind: AddressKind;
  readonly lines: string;
  readonly town: string;
  readonly postcode: string;
  readonly uprn: string | null;
  readonly sinceOn: string | null;
}

/** A customer as it stands in the form: every field a text, empty for nothing. */
export interface CustomerWords {
  kind: CustomerKind;
  name: string;
  knownAs: string;
  bornOn: string;
  pronouns: string;
  language: string;
  preferredChannel: PreferredChannel | '';
  isResident: 'yes' | 'no' | '';
  points: readonly PointWords[];
  addresses: readonly AddressWords[];
}

let lines = 0;
const nextKey = (): string => `line-${(lines += 1)}`;

export const newPoint = (kind: PointKind, value = '', channel = ''): PointWords => ({
  key: nextKey(),
  id: undefined,
  kind,
  channel,
  value,
  label: '',
  isPreferred: false,
  isSafeToUse: true,
  source: '',
});

export const newAddress = (postcode = ''): AddressWords => ({
  key: nextKey(),
  id: undefined,
  kind: 'main',
  lines: '',
  town: '',
  postcode,
  uprn: null,
  sinceOn: null,
});

/** An empty form, or one with what a person in contact has said of herself. */
export function wordsFrom({ name = '', points = [], postcode, language = '' }: SaidOfHerself = {}): CustomerWords {
  return {
    kind: 'person',
    name,
    knownAs: '',
    bornOn: '',
    pronouns: '',
    language,
    preferredChannel: '',
    isResident: '',
    points:
      points.length > 0
        ? points.map((each) => newPoint(each.kind, formatPoint(each), each.channel ?? ''))
        : [newPoint('phone')],
    addresses: postcode ? [newAddress(postcode)] : [],
  };
}

const pointWords = (point: ContactPoint): PointWords => ({
  ...point,
  key: point.id,
  channel: point.channel ?? '',
  value: formatPoint(point),
  label: point.label ?? '',
  source: point.source ?? '',
});

const addressWords = (address: Address): AddressWords => ({
  ...address,
  key: address.id,
  town: address.town ?? '',
  postcode: address.postcode ?? '',
});

export function wordsOf(record: CustomerRecord): CustomerWords {
  return {
    kind: record.kind,
    name: record.name,
    knownAs: record.knownAs ?? '',
    bornOn: record.bornOn ?? '',
    pronouns: record.pronouns ?? '',
    language: record.language ?? '',
    preferredChannel: record.preferredChannel ?? '',
    isResident: record.isResident === null ? '' : record.isResident ? 'yes' : 'no',
    points: record.points.map(pointWords),
    addresses: record.addresses.map(addressWords),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** What the server is told. A point that is still empty is no point. */
export function detailsOf(words: CustomerWords): Omit<WholeInput, 'knownDuplicateIds'> {
  return {
    kind: words.kind,
    name: words.name,
    knownAs: orNull(words.knownAs),
    bornOn: words.kind === 'person' ? orNull(words.bornOn) : null,
    pronouns: words.kind === 'person' ? orNull(words.pronouns) : null,
    language: orNull(words.language),
    preferredChannel: words.preferredChannel || null,
    isResident: words.isResident === '' ? null : words.isResident === 'yes',
    points: words.points.filter(isFilled).map(({ key: _key, id, ...point }) => ({
      ...point,
      ...(id && { id }),
      channel: point.kind === 'handle' ? orNull(point.channel) : null,
      label: orNull(point.label),
      source: orNull(point.source),
    })),
    addresses: words.addresses.map(({ key: _key, id, ...address }) => ({
      ...address,
      ...(id && { id }),
      town: orNull(address.town),
      postcode: orNull(address.postcode),
    })),
  };
}

export const isFilled = ({ value }: PointWords): boolean => value.trim() !== '';

const shown = (words: CustomerWords) =>
  ({
    Name: words.name,
    'Known as': words.knownAs,
    Born: words.bornOn,
    Pronouns: words.pronouns,
    Language: words.language && languageName(words.language),
    'Preferred channel': words.preferredChannel,
    Resident: words.isResident,
    'Contact points': words.points.filter(isFilled).map(formatPoint).join(', '),
    Addresses: words.addresses.map(formatAddress).join('; '),
  }) as const;

/** Where somebody else's newer version and the typed one differ, in words. */
export function differencesOf(theirs: CustomerWords, yours: CustomerWords) {
  const [now, mine] = [Object.entries(shown(theirs)), shown(yours)];
  return now.flatMap(([field, value]) => {
    const typed = mine[field as keyof typeof mine];
    return value === typed ? [] : [{ field, theirs: value, yours: typed }];
  });
}
