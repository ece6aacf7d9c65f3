/** Two short notes; a third for an emergency. Quiet enough for an open-plan room. */
const notes = { usual: [660, 880], emergency: [880, 660, 880] } as const;
const noteSeconds = 0.12;
const loudness = 0.12;

let context: AudioContext | undefined;

/** Sounds once. A browser that has not been touched yet refuses to sound: the offer is seen all the same. */
export function soundOffer(kind: keyof typeof notes): void {
  try {
    context ??= new AudioContext();
    const { currentTime, destination } = context;
    notes[kind].forEach((frequency, at) => {
      const from = currentTime + at * noteSeconds * 1.2;
      const tone = new OscillatorNode(context!, { frequency, type: 'sine' });
      const volume = new GainNode(context!, { gain: 0 });
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(loudness, from + 0.015);
      volume.gain.linearRampToValueAtTime(0, from + noteSeconds);
      tone.connect(volume).connect(destination);
      tone.start(from);
      tone.stop(from + noteSeconds);
    });
  } catch {
    context = undefined;
  }
}
