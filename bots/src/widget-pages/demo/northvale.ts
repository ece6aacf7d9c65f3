import type { DemoSite } from './demo-site.ts';

/** The district council of the demonstration. */
export const northvale: DemoSite = {
  path: '/demo/northvale',
  name: 'Northvale District Council',
  brand: 'council',
  colour: '#1F5F5B',
  channel: 'northvale-council',
  motto: 'Services for Northvale',
  footer:
    'Northvale District Council is a fictional council that shows Switchboard. Its telephone numbers are reserved for fiction and reach nobody.',
  pages: [
    {
      path: '/demo/northvale',
      title: 'Services',
      short: 'Home',
      lead: 'Pay, report, apply and find out.',
      body: `
<ul class="tiles">
  <li><a href="/demo/northvale/missed-bin">Report a missed bin</a><p>From 4pm on your collection day.</p></li>
  <li><a href="/demo/northvale/council-tax">Council tax</a><p>Moving, discounts, paying by instalments.</p></li>
  <li><a href="/demo/northvale/missed-bin#bulky">Bulky waste</a><p>We collect furniture and white goods.</p></li>
</ul>
<h2>Talk to us</h2>
<p>Chat with us on any page, or ring <a href="tel:+447700900142">07700 900142</a>, Monday to Friday, 8.30am to 5pm.
Rydym yn croesawu galwadau a sgyrsiau yn Gymraeg.</p>`,
    },
    {
      path: '/demo/northvale/missed-bin',
      title: 'Report a missed bin',
      short: 'Bins and recycling',
      lead: 'Tell us if your bin was not emptied on your collection day.',
      body: `
<p class="warning"><b>Brown bins in NV4 are running late.</b><br />Leave yours out until 7pm on Wednesday.</p>
<h2>Before you start</h2>
<p>You can report it from 4pm on the day. You need:</p>
<ul><li>your postcode</li><li>the colour of the bin</li></ul>
<p>We come back within 2 working days. If you cannot report online, ring
<a href="tel:+447700900142">07700 900142</a>.</p>
<h2 id="bulky">Bulky waste</h2>
<p>Up to five items in one collection. Tell us in the chat what they are, and whether somebody can help to carry them
out.</p>`,
    },
    {
      path: '/demo/northvale/council-tax',
      title: 'Council tax',
      short: 'Council tax',
      lead: 'How much you pay, how to pay it, and what to do when you cannot.',
      body: `
<h2>You are moving</h2>
<p>Tell us the day you leave and the day you arrive. We work out both bills and write to your new address.</p>
<h2>Paying less</h2>
<ul>
  <li>You live alone: 25% less.</li>
  <li>Everybody at home is a full-time student: nothing to pay.</li>
  <li>Your income is low: you may have part of it paid for you.</li>
</ul>
<h2>You cannot pay</h2>
<p>Talk to us before a payment is missed. We can spread it over twelve months, and nobody is sent to court while we
talk.</p>`,
    },
  ],
  privacy: {
    path: '/demo/northvale/privacy',
    title: 'How we use what you write in the chat',
    short: 'Privacy',
    lead: 'Short, and in plain words.',
    body: `
<h2>What we keep</h2>
<p>What you and we write, the page you wrote from, files you send, and how to reach you if you tell us.</p>
<h2>Why</h2>
<p>To answer you, to do what you asked for, and to check that we did it well. We do not use it to decide what you owe or receive unless the chat is about that.</p>
<h2>Who sees it</h2>
<p>The people who answer you and those who check their work. Every look at your record is written down.</p>
<h2>On your device</h2>
<p>As long as a chat is open your browser keeps a key to it, so that you find it again after a reload. The red button in the
chat, <b>Exit this page</b>, removes it.</p>`,
  },
};
