/**
 * One line of a CSV file (RFC 4180), safe to open in a spreadsheet: a cell that a spreadsheet would take for a
 * formula gets an apostrophe in front, because the text may come from anybody (OWASP, CSV injection).
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Excel reads a file without it in the machine's own code page. */
export const byteOrderMark = '\uFEFF';

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
