import type { DemoSite } from './demo-site.ts';

/** The police force of the demonstration. */
export const eastmere: DemoSite = {
  path: '/demo/eastmere',
  name: 'Eastmere Police',
  brand: 'police',
  colour: '#0B5CAD',
  channel: 'eastmere-police',
  motto: 'Keeping Eastmere safe',
  footer:
    'Eastmere Police is a fictional force that shows Switchboard. Its telephone numbers are reserved for fiction and reach nobody.',
  pages: [
    {
      path: '/demo/eastmere',
      title: 'How can we help?',
      short: 'Home',
      lead: 'Report it, ask us, or find out what happens next.',
      body: `
<p class="urgent"><b>Is somebody in danger, or is a crime happening now?</b> Ring <b>999</b>. Deaf or hard of hearing?
Text 999 if you have registered with emergencySMS.</p>
<ul class="tiles">
  <li><a href="/demo/eastmere/report">Report a crime or incident</a><p>Theft, damage, noise, something suspicious.</p></li>
  <li><a href="/demo/eastmere/lost-property">Lost or found property</a><p>Tell us what you lost, or what you found.</p></li>
  <li><a href="/demo/eastmere/report#progress">Ask about a report</a><p>Have your crime number ready.</p></li>
</ul>
<h2>Talk to us</h2>
<p>Chat with us on any page of this site, or ring <a href="tel:+447700900101">07700 900101</a>. The chat is answered by an
automated assistant first; you can ask for a person at any time.</p>`,
    },
    {
      path: '/demo/eastmere/report',
      title: 'Report a crime or incident',
      short: 'Report',
      lead: 'Use this page when nobody is in danger and the crime is not happening now.',
      body: `
<p class="urgent">In an emergency ring <b>999</b>.</p>
<h2>Before you start</h2>
<ul>
  <li>when and where it happened</li>
  <li>what was taken or damaged</li>
  <li>photographs or video, if you have any</li>
</ul>
<h2 id="progress">Ask about a report you made</h2>
<p>Your crime number looks like <b>EM/041277/26</b>. Give it in the chat and we can tell you how far we are.</p>
<h2>If it is not safe to be seen here</h2>
<p>The red button in the chat, <b>Exit this page</b>, takes you to the weather and leaves nothing of the chat on this
device. Your browser’s history may still show that you were here.</p>`,
    },
    {
      path: '/demo/eastmere/lost-property',
      title: 'Lost or found property',
      short: 'Lost property',
      lead: 'We keep found property for 28 days.',
      body: `
<h2>You have lost something</h2>
<p>Look first where you last had it, and ask the shop, the bus or the train. Then tell us: a description, where and when,
and a serial number if there is one.</p>
<h2>You have found something</h2>
<ul>
  <li>Passports and driving licences: post them back to the office that issued them.</li>
  <li>Knives, firearms, drugs: leave them where they are and ring us.</li>
  <li>Phones, wallets, bags: hand them in at a station, or tell us in the chat.</li>
</ul>
<h2>Opening hours of the property office</h2>
<p>Monday to Friday, 9am to 4pm, at Harbour Street station.</p>`,
    },
  ],
  privacy: {
    path: '/demo/eastmere/privacy',
    title: 'How we use what you write in the chat',
    short: 'Privacy',
    lead: 'Short, and in plain words.',
    body: `
<h2>What we keep</h2>
<p>What you and we write, the page you wrote from, files you send, and how to reach you if you tell us.</p>
<h2>Why</h2>
<p>To answer you, to do what you asked for, and to check that we did it well. If somebody may be in danger we act on it, whether or not you asked us to.</p>
<h2>Who sees it</h2>
<p>The people who answer you and those who check their work. Every look at your record is written down.</p>
<h2>On your device</h2>
<p>As long as a chat is open your browser keeps a key to it, so that you find it again after a reload. The red button in the
chat, <b>Exit this page</b>, removes it.</p>`,
  },
};
