const head = '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A page with a chat</title>';

/** Two pages alike but for their chat. Ours is opened at once, as the other opens: nobody has to press a button. */
export const hostPages = {
  'ours.html': `${head}<body><h1>Harbour Road</h1>
<script src="/widget.js" data-channel="eastmere-police"></script>
<script>SwitchboardChat.open();</script>`,
  'other.html': `${head}<body><h1>Harbour Road</h1><div id="chat" style="height:600px"></div>
<script src="/bench/webchat.js"></script>
<script>
  const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"channel":"eastmere-police"}' };
  fetch('/v3/directline/tokens/generate', asked).then((answer) => answer.json()).then(({ token }) => {
    const directLine = WebChat.createDirectLine({ domain: location.origin + '/v3/directline', token });
    WebChat.renderWebChat({ directLine, locale: 'en-GB' }, document.getElementById('chat'));
  });
</script>`,
} as const;
