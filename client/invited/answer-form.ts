// The form of an invitation: something is chosen, a name is given, and it is carried into the room. What is typed is kept in the tab
// until it has arrived.
import { nameHere } from '#client/rooms/rooms-here.ts'
import { tabStorage } from '#client/ui/browser-storage.ts'
import type { Money } from '#shared/money.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Entrance, Saying } from './entrance.ts'
import type { Along, GoesAlong } from './goes-along.ts'

/** What was chosen and typed. */
interface Draft {
  readonly say: string
  readonly name: string
  readonly why: string
}

/** The form as the server wrote it. */
export class AnswerForm {
  readonly #form: HTMLFormElement
  readonly #onJoined: () => void
  readonly #draftKey: string
  #busy = false
  #entrance: Promise<Entrance> | undefined
  #along: Promise<GoesAlong | undefined> | undefined

  /** @param onJoined called once this person is in the room, with what they said. */
  private constructor(form: HTMLFormElement, onJoined: () => void) {
    this.#form = form
    this.#onJoined = onJoined
    this.#draftKey = `tagalong.invited.${form.dataset['room']}`
    this.#restore()
    form.addEventListener('change', (event) => this.#changed(event))
    form.addEventListener('input', () => this.#saveDraft())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#send()
    })
    form.querySelector('[data-change]')?.addEventListener('click', () => this.#choose(''))
    this.#button.disabled = false
  }

  /** Takes over the form. */
  static open(form: HTMLFormElement, onJoined: () => void): AnswerForm {
    return new AnswerForm(form, onJoined)
  }

  get #button(): HTMLButtonElement {
    return this.#form.querySelector('[data-send]') as HTMLButtonElement
  }

  #field(name: 'name' | 'why'): HTMLInputElement | HTMLTextAreaElement | null {
    return this.#form.querySelector(`[name="${name}"]`)
  }

  #draft(): Draft {
    const data = new FormData(this.#form)
    const said = (name: string) => {
      const value = data.get(name)
      return typeof value === 'string' ? value : ''
    }
    return { say: said('say'), name: said('name'), why: said('why') }
  }

  #restore(): void {
    const { say = '', name = '', why = '' } = (tabStorage.readJson(this.#draftKey) ?? {}) as Partial<Draft>
    const [nameField, whyField] = [this.#field('name'), this.#field('why')]
    if (nameField?.value === '') nameField.value = name || nameHere()
    if (whyField?.value === '') whyField.value = why
    if (this.#draft().say === '' && say !== '') this.#choose(say)
    if (this.#form.querySelector('[name="say"]:checked')) void this.#fetchAlong()
  }

  #saveDraft(): void {
    tabStorage.saveJson(this.#draftKey, this.#draft())
  }

  #choose(say: string): void {
    const options = this.#form.querySelectorAll<HTMLInputElement>('input[type="radio"][name="say"]')
    for (const option of options) option.checked = option.value === say
    this.#saveDraft()
    if (say === '') options[0]?.focus()
  }

  #changed({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    this.#saveDraft()
    // By keys one walks through the options: the focus moves on only once a finger or a mouse has chosen.
    if (!target.matches(':focus-visible')) this.#focusNext()
    scrollTo({ top: 0 })
    // What joining needs is on its way while the name is typed.
    this.#fetchEntrance().catch(() => undefined)
    void this.#fetchAlong()
  }

  #focusNext(): void {
    const name = this.#field('name')
    if (name?.value === '') name.focus()
    else (this.#field('why') ?? this.#button).focus({ preventScroll: true })
  }

  async #send(): Promise<void> {
    // A second press must not make a second member.
    if (this.#busy) return
    this.#setBusy(true)
    const entered = await this.#enter()
    this.#setBusy(false)
    this.#showNameless(entered === 'nameless')
    if (entered === 'nameless') return
    if (entered !== 'entered') return this.#refuse(entered)
    tabStorage.save(this.#draftKey, undefined)
    void this.#along?.then((along) => along?.forget())
    this.#onJoined()
  }

  async #enter(): Promise<'entered' | 'nameless' | RefusalCode> {
    const { say, name, why } = this.#draft()
    const { product = '', variant = '', price = '', question = '' } = this.#form.dataset
    const seenPrice = price === '' ? undefined : (JSON.parse(price) as Money)
    try {
      const entrance = await this.#fetchEntrance()
      const along: Partial<Along> = (await (await this.#along)?.take()) ?? {}
      const said = { say: say as Saying, why: why.trim(), ...along, product, variant, seenPrice, question }
      return await entrance.enter(name, said)
    } catch {
      // Its code could not be fetched.
      return 'offline'
    }
  }

  /** All that joining needs is a good deal of code: it is fetched once something was chosen. */
  #fetchEntrance(): Promise<Entrance> {
    const { invitation = '' } = this.#form.dataset
    this.#entrance ??= import('./entrance.ts').then(({ Entrance: Loaded }) => new Loaded(invitation))
    this.#entrance.catch(() => (this.#entrance = undefined))
    return this.#entrance
  }

  /** Without its code the words go alone; the next choice tries again. */
  #fetchAlong(): Promise<GoesAlong | undefined> {
    this.#along ??= import('./goes-along.ts')
      .then(({ GoesAlong: Loaded }) => new Loaded(this.#form, this.#draftKey))
      .catch(() => (this.#along = undefined))
    return this.#along
  }

  #showNameless(nameless: boolean): void {
    const field = this.#field('name')
    const problem = this.#form.querySelector<HTMLElement>('#invited-name-problem')
    if (problem) problem.hidden = !nameless
    field?.setAttribute('aria-invalid', String(nameless))
    if (nameless) field?.focus()
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy
    this.#button.setAttribute('aria-disabled', String(busy))
    this.#button.toggleAttribute('data-is-busy', busy)
    if (busy) this.#refuse(undefined)
  }

  /** Shows why it could not be sent; the words came with the page. */
  #refuse(code: RefusalCode | undefined): void {
    const reasons = [...this.#form.querySelectorAll<HTMLElement>('[data-refusal]')]
    const known = reasons.some(({ dataset }) => dataset['refusal'] === code)
    for (const reason of reasons) {
      const its = reason.dataset['refusal']
      reason.hidden = code === undefined || its !== (known ? code : 'other')
    }
  }
}
