// What goes along with a reason: a photo and a voice note. A good deal of code, and fetched only once something was chosen.
import type { Recorded } from '#client/rooms/compose/recorder.ts'
import type { ChosenPhoto } from './chosen-photo.ts'
import { PhotoField } from './photo-field.ts'
import { VoiceField } from './voice-field.ts'

/** What shows or says why. */
export interface Along {
  readonly photo: ChosenPhoto | undefined
  readonly voice: Recorded | undefined
}

/** The fields of an invitation for what is more than words. */
export class GoesAlong {
  readonly #photoField: PhotoField | undefined
  readonly #voiceField: VoiceField | undefined

  /** @param draftKey under which the tab keeps the draft of the form. */
  constructor(form: HTMLFormElement, draftKey: string) {
    this.#photoField = PhotoField.open(form, `${draftKey}.photo`)
    this.#voiceField = VoiceField.open(form, `${draftKey}.voice`)
  }

  async take(): Promise<Along> {
    return { voice: await this.#voiceField?.take(), photo: this.#photoField?.photo }
  }

  /** All of it has arrived. */
  forget(): void {
    this.#photoField?.forget()
    this.#voiceField?.forget()
  }
}
