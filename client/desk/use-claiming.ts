// Claiming and passing: one at a time, and what was refused is said.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '#client/ui/toasts.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { useOpenDesk } from './desk-context.ts'

export interface Claiming {
  /** The request that is being claimed or passed. */
  readonly busy: string | undefined
  claim(request: string): void
  pass(request: string): void
}

/** @param onClaimed called with the visit that came of it. */
export function useClaiming(onClaimed: (visit: string) => void): Claiming {
  const { desk } = useOpenDesk()
  const { t } = useTranslation('refusals')
  const [busy, setBusy] = useState<string>()
  const say = ({ code }: Refusal) => toast(t(code))
  const claim = async (request: string) => {
    setBusy(request)
    const claimed = await desk.claim(request)
    setBusy(undefined)
    if (claimed.ok) onClaimed(claimed.value.visitId)
    else say(claimed.refusal)
  }
  const pass = async (request: string) => {
    setBusy(request)
    const passed = await desk.pass(request)
    setBusy(undefined)
    if (!passed.ok) say(passed.refusal)
  }
  return { busy, claim: (request) => void claim(request), pass: (request) => void pass(request) }
}
