// The voice note that may go with a reason: recorded as in the room, heard once more, and kept in the tab until its sender has given a name.
import { clockWords } from '#client/rooms/compose/clock-words.ts'
import { canRecord, startRecorder } from '#client/rooms/compose/recorder.ts'
import type { Recorded, Recorder, RecorderProblem } from '#client/rooms/compose/recorder.ts'
import { tabStorage } from '#client/ui/browser-storage.ts'
import { blobOf, dataUrl } from './data-url.ts'

type Saved = Omit<Recorded, 'blob'> & { readonly url: string }
type Part = 'record' | 'done' | 'discard' | 'play' | 'remove'

/** The part of the form that takes a voice note. */
export class VoiceField {
  readonly #place: HTMLElement
  readonly #draftKey: string
  readonly #audio = new Audio()
  #recorder: Recorder | undefined
  #isStarting = false
  #voice: Recorded | undefined

  private constructor(place: HTMLElement, draftKey: string) {
    this.#place = place
    this.#draftKey = draftKey
    const acts: Readonly<Record<Part, () => unknown>> = {
      record: () => this.#start(),
      done: () => this.#finish('play'),
      discard: () => this.#discard(),
      play: () => (this.#audio.paused ? this.#audio.play().catch(() => undefined) : this.#audio.pause()),
      remove: () => this.#takeAway(),
    }
    for (const [part, act] of Object.entries(acts))
      this.#button(part as Part).addEventListener('click', () => void act())
    for (const event of ['play', 'pause', 'ended']) this.#audio.addEventListener(event, () => this.#showPlaying())
    const saved = tabStorage.readJson(draftKey) as Saved | undefined
    this.#use(saved && { blob: blobOf(saved.url), ms: saved.ms, wave: saved.wave })
  }

  /** Takes over the field, where the form has one and the browser records. @param draftKey under which the tab keeps the note */
  static open(form: HTMLFormElement, draftKey: string): VoiceField | undefined {
    const place = form.querySelector<HTMLElement>('[data-voice]')
    return place && canRecord() ? new VoiceField(place, draftKey) : undefined
  }

  /** What goes along; ends what is being recorded. */
  async take(): Promise<Recorded | undefined> {
    await this.#finish()
    return this.#voice
  }

  /** It has arrived, or is not wanted. */
  forget(): void {
    tabStorage.save(this.#draftKey, undefined)
    this.#use(undefined)
  }

  #button(part: Part): HTMLButtonElement {
    return this.#place.querySelector(`[data-do="${part}"]`) as HTMLButtonElement
  }

  async #start(): Promise<void> {
    if (this.#isStarting || this.#recorder) return
    this.#isStarting = true
    this.#refuse(undefined)
    const started = await startRecorder({
      onLevel: (ms, levels) => this.#showLength(ms, levels.at(-1)),
      onEnd: () => void this.#finish('play'),
    })
    this.#isStarting = false
    if (typeof started === 'string') return this.#refuse(started)
    this.#recorder = started
    this.#showLength(0)
    this.#show('recording', 'done')
  }

  async #finish(focused?: Part): Promise<void> {
    const recorder = this.#recorder
    this.#recorder = undefined
    if (!recorder) return
    const recorded = await recorder.stop()
    this.#use(recorded, focused)
    const { blob, ms, wave } = recorded
    tabStorage.saveJson(this.#draftKey, { url: await dataUrl(blob), ms, wave } satisfies Saved)
  }

  #discard(): void {
    this.#recorder?.cancel()
    this.#recorder = undefined
    this.#show('none', 'record')
  }

  #takeAway(): void {
    this.forget()
    this.#button('record').focus()
  }

  #use(voice: Recorded | undefined, focused?: Part): void {
    this.#voice = voice
    this.#audio.pause()
    if (this.#audio.src !== '') URL.revokeObjectURL(this.#audio.src)
    if (voice) this.#audio.src = URL.createObjectURL(voice.blob)
    else this.#audio.removeAttribute('src')
    if (voice) this.#showLength(voice.ms)
    this.#show(voice ? 'ready' : 'none', focused)
    this.#showPlaying()
  }

  #show(state: 'none' | 'recording' | 'ready', focused?: Part): void {
    this.#place.dataset['voice'] = state
    this.#refuse(undefined)
    if (focused) this.#button(focused).focus()
  }

  /** @param level how loud it is now, 0…1. */
  #showLength(ms: number, level = 0): void {
    for (const length of this.#place.querySelectorAll('[data-length]')) length.textContent = clockWords(ms)
    this.#place.style.setProperty('--loud', String(level))
  }

  #showPlaying(): void {
    this.#button('play').toggleAttribute('data-playing', !this.#audio.paused)
  }

  #refuse(problem: RecorderProblem | undefined): void {
    for (const reason of this.#place.querySelectorAll<HTMLElement>('[data-why]'))
      reason.hidden = reason.dataset['why'] !== problem
  }
}
