/** Two soft tones for a new reply. Browsers allow it once the person has touched the page; before that it is silent. */
export function playReplySound(page: Window & typeof globalThis): void {
  if (!('AudioContext' in page)) return;
  const audio = new page.AudioContext();
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(0.08, audio.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.35);
  loudness.connect(audio.destination);
  for (const [at, hertz] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(loudness);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.2);
  }
  setTimeout(() => void audio.close(), 600);
}
