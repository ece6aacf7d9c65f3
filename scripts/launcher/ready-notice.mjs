/**
 * What a person sees once the server serves: where to go, and who to be in the demonstration.
 * @param {import('@switchboard/shared/launcher').ReadyMessage} ready
 */
export function readyNotice({ urls, accounts }) {
  const places = table(urls.map(({ title, url }) => [title, url]));
  const people = table(
    accounts.map(({ organisation, role, userName, password }) => [organisation, role, userName, password]),
  );
  const demo = people === '' ? '' : `\nDemo accounts (organisation, role, user name, password)\n${people}`;
  return `\nSwitchboard is ready.\n${places}${demo}\nStop it with Ctrl-C.\n`;
}

function table(rows) {
  const widths = rows.reduce((widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)), []);
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => cell.padEnd(widths[i]))
          .join('   ')
          .trimEnd()}\n`,
    )
    .join('');
}
