// An offer is heard, and stands in the title of the tab.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readOut } from '#client/ui/toasts.tsx'
import type { Offer } from '#shared/desk/contracts.ts'
import { isMuted, saveMuted, soundUntilStopped } from './attention.ts'

export interface Sound {
  readonly isMuted: boolean
  toggle(): void
}

/** Draws attention as long as there is an offer. */
export function useAttention(offer: Offer | null): Sound {
  const { t } = useTranslation('desk')
  const [muted, setMuted] = useState(isMuted)
  const { id, name, text } = offer?.request ?? {}
  useEffect(() => {
    document.title = name === undefined ? t('title') : `● ${t('requests.titleOffer', { name })}`
    if (name === undefined) return undefined
    readOut(t('requests.heard', { name, text: text ?? '' }))
    // What the asker wrote does not stay on the page after the offer, nor after the visit that comes of it.
    return () => readOut('')
  }, [t, id, name, text])
  useEffect(() => (id === undefined || muted ? undefined : soundUntilStopped()), [id, muted])
  return {
    isMuted: muted,
    toggle: () => {
      saveMuted(!muted)
      setMuted(!muted)
    },
  }
}
