// A photo that is chosen before there is a room to send it to. The tab keeps it: a phone whose camera takes all memory loads the page again.
import { preparePhoto } from '#client/rooms/compose/prepare-photo.ts'
import { tabStorage } from '#client/ui/browser-storage.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { blobOf, dataUrl } from './data-url.ts'

/** A photo as it will be sent. */
export interface ChosenPhoto {
  readonly blob: Blob
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Shows it. */
  readonly url: string
}

type Saved = Omit<ChosenPhoto, 'blob'>

/** Makes it ready, and saves it in the tab. @returns why not, where it is so; then what was chosen before is gone, too. */
export async function choosePhoto(file: File, key: string): Promise<ChosenPhoto | RefusalCode> {
  forgetPhoto(key)
  const ready = await preparePhoto(file)
  if (!ready.ok) return ready.refusal.code
  const { blob, width, height } = ready.value
  const url = await dataUrl(blob)
  tabStorage.saveJson(key, { url, width, height } satisfies Saved)
  return { blob, width, height, url }
}

/** The photo that the tab has; undefined where it has none. */
export function restorePhoto(key: string): ChosenPhoto | undefined {
  const saved = tabStorage.readJson(key) as Saved | undefined
  return saved && { ...saved, blob: blobOf(saved.url) }
}

/** Takes it out of the tab. */
export function forgetPhoto(key: string): void {
  tabStorage.save(key, undefined)
}
