// What the tabs beside the stage say of themselves.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'

/** How many lines the cart has, without those that were rejected. */
export function useCartCount(): number {
  return useObservable(useRoom().cart.view).lines.filter(({ lane }) => lane !== 'rejected').length
}

export function useCartTitle(): string {
  return useTranslation('cart').t('title')
}

export function useTalkTitle(): string {
  return useTranslation('app').t('talk')
}
