type Tone = 'message' | 'first' | 'queue' | 'sent'

/** Notes in Hz, one after another: soft, short, each kind with its own shape. */
const tones: Record<Tone, number[]> = {
  message: [659, 784],
  first: [784, 988, 1175],
  queue: [523, 659],
  sent: [988],
}
const NOTE_S = 0.11

let context: AudioContext | undefined
let playedAt = 0

export function play(tone: Tone, volume: number) {
  // Ten customers at once are one sound, not a fire alarm.
  if (Date.now() - playedAt < 700) return
  playedAt = Date.now()
  try {
    context ??= new AudioContext()
    void context.resume()
    tones[tone].forEach((pitch, at) => note(context!, pitch, at * NOTE_S, volume / 100))
  } catch {
    // No sound device: the screen says the same.
  }
}

function note(audio: AudioContext, pitch: number, delay: number, volume: number) {
  const start = audio.currentTime + delay
  const voice = audio.createOscillator()
  const loudness = audio.createGain()
  voice.type = 'sine'
  voice.frequency.value = pitch
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(0.25 * volume, start + 0.012)
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S * 2)
  voice.connect(loudness).connect(audio.destination)
  voice.start(start)
  voice.stop(start + NOTE_S * 2)
}
