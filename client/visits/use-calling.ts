// A call to the server that a button waits for: it cannot be pressed twice, and a no is said.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '#client/ui/toasts.tsx'
import type { Outcome } from '#shared/outcome.ts'

/** Whether a call is on its way, and how one is made. @returns of `call`, whether it was granted. */
export function useCalling(): { readonly isCalling: boolean; call(made: Promise<Outcome<unknown>>): Promise<boolean> } {
  const { t: why } = useTranslation('refusals')
  const [isCalling, setCalling] = useState(false)
  return {
    isCalling,
    async call(made) {
      setCalling(true)
      const outcome = await made
      setCalling(false)
      if (!outcome.ok) toast(why(outcome.refusal.code))
      return outcome.ok
    },
  }
}
