// Brings to life what the server has written: the page of an invitation. What was chosen before this ran counts.
import { roomAddress } from '#client/rooms/addresses.ts'
import { roomHere } from '#client/rooms/rooms-here.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { AnswerForm } from './answer-form.ts'

/**
 * Takes over what the server has written.
 * @param openPage draws the page of the address in its place.
 */
export function takeOver(written: HTMLElement, openPage: () => void): void {
  const form = written.querySelector<HTMLFormElement>('form[data-invitation]')
  if (!form) return
  const { room = '', product, variant } = form.dataset
  const address = roomAddress(
    room,
    product ? { to: 'product', productId: product, ...(variant && { variantId: variant }) } : undefined,
  )
  const goOn = () => {
    history.replaceState(null, '', address)
    for (const sheet of document.querySelectorAll('link[data-written]')) sheet.remove()
    written.remove()
    openPage()
  }
  if (roomHere(room)) goOn()
  else AnswerForm.open(form, goOn)
  const unremembered = form.querySelector<HTMLElement>('[data-unremembered]')
  if (unremembered) unremembered.hidden = deviceStorage.isLasting()
}
