import type { SoundEvent, ToneName, Settings } from '@console/settings/choices'

/** Notes in Hz, one after another: soft, short, each with its own shape. */
const tones: Record<ToneName, number[]> = {
  soft: [659, 784],
  bell: [1047, 1319],
  chime: [784, 988, 1175],
  knock: [523, 523],
  rise: [523, 659, 784, 1047],
  alarm: [880, 698, 880, 698],
}
const NOTE_S = 0.11
const APART_MS = 700

let context: AudioContext | undefined
let playedAt = 0

/** Sounds for an event as the member chose; true where something was to be heard. */
export function ring(event: SoundEvent, settings: Pick<Settings, 'sounds' | 'tones'>): boolean {
  const { on, tone, volume } = settings.tones[event]
  if (!settings.sounds || !on || volume === 0) return false
  // Ten customers at once are one sound, not a fire alarm.
  if (Date.now() - playedAt < APART_MS) return false
  play(tone, volume)
  return true
}

export function play(tone: ToneName, volume: number) {
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
