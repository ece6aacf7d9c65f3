import { escapeHtml } from '../escape-html.ts';
import type { DemoPage, DemoSite } from './demo-site.ts';

const crests = {
  police:
    '<svg class="crest" viewBox="0 0 40 40" aria-hidden="true"><path d="M20 2l4.500 5.200 6.700-1.700.3 6.900 6.500 2.600-3.600 5.900 3.600 5.900-6.500 2.600-.3 6.900-6.700-1.700L20 39.800l-4.500-5.200-6.700 1.700-.3-6.900L2 26.800l3.600-5.900L2 15l6.500-2.600.3-6.900 6.700 1.700z" fill="#fff"/><circle cx="20" cy="20.900" r="9.500" fill="none" stroke="#0B2E59" stroke-width="2"/><path d="M20 14.500v12.800M15.500 18h9M16.500 27.300h7" stroke="#0B2E59" stroke-width="2.200" stroke-linecap="round"/></svg>',
  council:
    '<svg class="crest" viewBox="0 0 40 40" aria-hidden="true"><path d="M4 4h32v17c0 8-8 13-16 16C12 34 4 29 4 21z" fill="#fff"/><path d="M4 24c6-5 10-5 16 0s10 5 16 0v-3c-6 5-10 5-16 0s-10-5-16 0z" fill="#1F5F5B"/><path d="M20 8l3 6h-6z" fill="#1F5F5B"/></svg>',
} as const;

/** A whole page of a demo site. The chat takes one line of it, as on any organisation's own site. */
export function demoPage(site: DemoSite, page: DemoPage): string {
  const isFront = page === site.pages[0];
  const links = site.pages.map(({ path, short }) => {
    const current = path === page.path ? ' aria-current="page"' : '';
    return `<li><a href="${path}"${current}>${escapeHtml(short)}</a></li>`;
  });
  const crumbs = isFront
    ? ''
    : `<nav class="crumbs inner" aria-label="Breadcrumb"><ol><li><a href="${site.path}">Home</a></li><li aria-current="page">${escapeHtml(page.short)}</li></ol></nav>`;
  return document({
    brand: site.brand,
    title: `${page.title} – ${site.name}`,
    widget: `<script src="/widget.js" data-channel="${site.channel}" data-colour="${site.colour}" async></script>`,
    body: `<header class="site">
<div class="inner"><a class="logo" href="${site.path}">${crests[site.brand]}<span>${escapeHtml(site.name)}<small>${escapeHtml(site.motto)}</small></span></a></div>
<nav aria-label="Main"><ul class="inner">${links.join('')}</ul></nav>
</header>
${crumbs}
<main class="inner" id="main"><h1>${escapeHtml(page.title)}</h1><p class="lead">${escapeHtml(page.lead)}</p>${page.body}</main>
<footer class="site"><div class="inner"><p>${escapeHtml(site.footer)}</p><p><a href="${site.privacy.path}">${escapeHtml(site.privacy.title)}</a> · <a href="/demo">All demonstration sites</a></p></div></footer>`,
  });
}

/** Where to go from /demo. */
export function demoChoice(sites: readonly DemoSite[]): string {
  const tiles = sites.map(
    ({ path, name, motto, brand }) =>
      `<li class="${brand}"><a href="${path}">${crests[brand]}<span>${escapeHtml(name)}</span></a><p>${escapeHtml(motto)}</p></li>`,
  );
  return document({
    brand: 'none',
    title: 'Demonstration sites – Switchboard',
    widget: '',
    body: `<main class="inner choice" id="main"><h1>Two web sites with a chat</h1>
<p class="lead">Each belongs to a fictional organisation and carries the chat as any site would: by one line.</p>
<ul class="tiles sites">${tiles.join('')}</ul>
<p>The people who answer sit at the <a href="/desk">desk</a>.</p></main>`,
  });
}

function document(page: { brand: string; title: string; widget: string; body: string }): string {
  return `<!doctype html>
<html lang="en-GB" data-brand="${page.brand}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/demo/site.css" />
${page.widget}
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
${page.body}
</body>
</html>
`;
}
