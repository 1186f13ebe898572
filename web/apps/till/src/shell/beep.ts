// Short and high: taken. Twice low: not found. Works without a file; silent where the browser wants a touch first.
let context: AudioContext | null = null;

function tone(frequency_hz: number, start_s: number, length_s: number): void {
  context ??= new AudioContext();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency_hz;
  gain.gain.value = 0.08;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(context.currentTime + start_s);
  oscillator.stop(context.currentTime + start_s + length_s);
}

export function beepFound(): void {
  tone(1400, 0, 0.07);
}

export function beepMissing(): void {
  tone(260, 0, 0.12);
  tone(260, 0.18, 0.16);
}
