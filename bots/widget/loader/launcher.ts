/** What the button is called, in the languages we speak. */
export const launcherWords = {
  en: { chat: 'Chat with us', frame: 'Webchat', unread: (count: number) => `${count} new` },
  cy: { chat: 'Sgwrsio â ni', frame: 'Sgwrs', unread: (count: number) => `${count} newydd` },
};

const ink = '#15202B';

/** Black or white, whichever can be read better on `#RRGGBB` (WCAG 2.2, 1.4.3). */
export function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\da-f]{2}/gi) ?? []).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? ink : '#fff';
}

/** Lives in a shadow root, where the page's own styles do not reach it and ours do not leak out. */
export const launcherStyle = (colour: string) => `
:host{all:initial;position:fixed;right:max(16px,env(safe-area-inset-right));bottom:max(16px,env(safe-area-inset-bottom));z-index:2147483000}
:host([hidden]){display:none}
button{display:inline-flex;align-items:center;gap:12px;min-height:60px;padding:8px 24px 8px 20px;border:3px solid #fff;border-radius:32px;
background:${colour};color:${readableOn(colour)};font:600 18px/1.2 "Segoe UI",-apple-system,BlinkMacSystemFont,Roboto,"Helvetica Neue",Arial,sans-serif;cursor:pointer;box-shadow:0 0 0 1px ${ink},0 8px 24px rgb(21 32 43/25%)}
button:focus-visible{outline:3px solid ${ink};outline-offset:0;box-shadow:0 0 0 6px #fd0}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
b{padding:2px 9px;border-radius:12px;background:#fff;color:${ink};font-size:15px}
b:empty{display:none}
@media print{:host{display:none}}
@media (forced-colors:active){button{border-color:ButtonText}}`;

const drawing = ['M4 5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-7l-5 4v-4H5a1 1 0 0 1-1-1z', 'M8 9h8M8 12h5'];

/** Drawn node by node: a page that wants trusted types would refuse markup. */
export function launcherPicture(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  for (const line of drawing) {
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', line);
    picture.append(path);
  }
  return picture;
}
