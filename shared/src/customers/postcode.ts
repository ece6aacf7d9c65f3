/** Outward and inward part: `EM4 2QT`, `SW1A 1AA` (the shape of UK postcodes, BS 7666). */
const ukPostcode = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/** A postcode in capitals with its one space; one of another country in capitals, as it was written. */
export function postcodeKey(text: string): string {
  const together = text.toUpperCase().replaceAll(/[\s-]/g, '');
  const parts = ukPostcode.exec(together);
  return parts ? `${parts[1]} ${parts[2]}` : text.trim().toUpperCase().replaceAll(/\s+/g, ' ');
}

/** Is this text a whole UK postcode and nothing else? */
export function isPostcode(text: string): boolean {
  return ukPostcode.test(text.toUpperCase().replaceAll(/\s/g, ''));
}
