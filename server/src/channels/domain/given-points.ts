import type { ContactPoint } from '@switchboard/shared/contacts';

/** How she may be reached, from what she typed; empty fields say nothing. */
export function givenPoints(details: { email?: string | undefined; phone?: string | undefined }): ContactPoint[] {
  const { email, phone } = details;
  return [
    ...(email ? [{ kind: 'email' as const, value: email.toLowerCase() }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
}
