// Two soft notes, again and again, where the browser lets a page be heard that nobody has touched yet.
import { deviceStorage } from '#client/ui/browser-storage.ts'

const key = 'tagalong.ring'
const everyMs = 2_500

/** Whether calls ring on this device. */
export function ringsHere(): boolean {
  return deviceStorage.read(key) !== 'silent'
}

export function setRingsHere(rings: boolean): void {
  deviceStorage.save(key, rings ? undefined : 'silent')
}

/** Rings. @returns the function that ends it. */
export function ringTone(): () => void {
  if (!ringsHere()) return () => {}
  const audio = new AudioContext()
  const ring = () => {
    for (const [pitch, after] of [
      [660, 0],
      [880, 0.25],
    ] as const) {
      const [note, loudness] = [audio.createOscillator(), audio.createGain()]
      const at = audio.currentTime + after
      note.frequency.value = pitch
      loudness.gain.setValueAtTime(0.0001, at)
      loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.04)
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.4)
      note.connect(loudness).connect(audio.destination)
      note.start(at)
      note.stop(at + 0.45)
    }
  }
  ring()
  const again = setInterval(ring, everyMs)
  return () => {
    clearInterval(again)
    void audio.close()
  }
}
