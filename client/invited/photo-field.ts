// The photo that may go with a reason: shown small as soon as it is chosen, and kept in the page until its sender has given a name.
// What makes it ready is a good deal of code, and fetched only then.
import type { RefusalCode } from '#shared/refusals.ts'
import type { ChosenPhoto } from './chosen-photo.ts'

/** The part of the form that takes a photo. */
export class PhotoField {
  readonly #place: HTMLElement
  readonly #draftKey: string
  #photo: ChosenPhoto | undefined
  /** The last choice: one that is made ready later than it is nobody's. */
  #choice = 0

  private constructor(place: HTMLElement, draftKey: string) {
    this.#place = place
    this.#draftKey = draftKey
    this.#input.addEventListener('change', () => void this.#choose(this.#input.files?.[0]))
    this.#remove.addEventListener('click', () => this.#takeAway())
    this.#show('none')
    void this.#restore()
  }

  /** Takes over the field, where the form has one. @param draftKey under which the tab keeps the photo */
  static open(form: HTMLFormElement, draftKey: string): PhotoField | undefined {
    const place = form.querySelector<HTMLElement>('[data-photo]')
    return place ? new PhotoField(place, draftKey) : undefined
  }

  /** What goes along; undefined where nothing was chosen. */
  get photo(): ChosenPhoto | undefined {
    return this.#photo
  }

  get #input(): HTMLInputElement {
    return this.#place.querySelector('input') as HTMLInputElement
  }

  get #remove(): HTMLButtonElement {
    return this.#place.querySelector('button') as HTMLButtonElement
  }

  async #choose(file: File | undefined): Promise<void> {
    // The same file can be chosen again.
    this.#input.value = ''
    if (!file) return
    const choice = ++this.#choice
    this.#show('preparing')
    const ready = await this.#prepare(file)
    if (choice !== this.#choice) return
    this.#use(typeof ready === 'string' ? undefined : ready)
    if (typeof ready === 'string') this.#refuse(ready)
  }

  async #prepare(file: File): Promise<ChosenPhoto | RefusalCode> {
    try {
      return await (await import('./chosen-photo.ts')).choosePhoto(file, this.#draftKey)
    } catch {
      // Its code could not be fetched.
      return 'offline'
    }
  }

  /** What a page that is loaded again had already. */
  async #restore(): Promise<void> {
    const { restorePhoto } = await import('./chosen-photo.ts')
    const saved = restorePhoto(this.#draftKey)
    if (saved && this.#choice === 0) this.#use(saved)
  }

  #takeAway(): void {
    this.#choice++
    this.forget()
    this.#input.focus()
  }

  /** It has arrived, or is not wanted. */
  forget(): void {
    this.#use(undefined)
    void import('./chosen-photo.ts').then(({ forgetPhoto }) => forgetPhoto(this.#draftKey))
  }

  #use(photo: ChosenPhoto | undefined): void {
    this.#photo = photo
    const image = this.#place.querySelector('img') as HTMLImageElement
    if (photo) image.src = photo.url
    else image.removeAttribute('src')
    this.#show(photo ? 'ready' : 'none')
  }

  #show(state: 'none' | 'preparing' | 'ready'): void {
    this.#place.dataset['photo'] = state
    this.#refuse(undefined)
  }

  #refuse(code: RefusalCode | undefined): void {
    const reasons = [...this.#place.querySelectorAll<HTMLElement>('[data-why]')]
    for (const reason of reasons) reason.hidden = reason.dataset['why'] !== code
  }
}
