// What makes an offer hard to overlook: a short tone that repeats as long as nobody has answered it, unless it was muted.
import { deviceStorage } from '#client/ui/browser-storage.ts'

const mutedKey = 'tagalong.desk.muted'
const repeatMs = 7_000

/** Whether this device was told to be silent. */
export function isMuted(): boolean {
  return deviceStorage.read(mutedKey) === 'yes'
}

export function saveMuted(muted: boolean): void {
  deviceStorage.save(mutedKey, muted ? 'yes' : undefined)
}

/** Sounds now and again until the function that it returns is called. */
export function soundUntilStopped(): () => void {
  const context = openAudio()
  if (!context) return () => {}
  playTone(context)
  const timer = setInterval(() => playTone(context), repeatMs)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** Two soft notes, one third apart. */
function playTone(context: AudioContext): void {
  // A browser lets a page sound only after somebody has pressed something on it.
  void context.resume().then(() => {
    for (const [index, hertz] of [659, 880].entries()) playNote(context, hertz, context.currentTime + index * 0.18)
  })
}

function playNote(context: AudioContext, hertz: number, at: number): void {
  const note = context.createOscillator()
  const volume = context.createGain()
  note.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.16, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
  note.connect(volume).connect(context.destination)
  note.start(at)
  note.stop(at + 0.5)
}

function openAudio(): AudioContext | undefined {
  try {
    return new AudioContext()
  } catch {
    return undefined
  }
}
