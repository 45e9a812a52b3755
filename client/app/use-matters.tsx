// Which of comparing and deciding is open over the page.
import { Suspense, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { later } from '#client/ui/later.ts'
import type { Ways } from '#client/rooms/ways.tsx'
import type { Matter } from './matters.tsx'

const Matters = later(withMoreWords(async () => (await import('./matters.tsx')).Matters))

/** The ways that lead to a matter, and what is open of it. */
export interface OpenMatters {
  readonly leads: Pick<Ways, 'decide' | 'openDecision' | 'sendLink' | 'chooseCompared'>
  readonly isOpen: boolean
  readonly shown: ReactNode
}

/** @param onDone called when the page shows something else now, so that what is open over it may close. */
export function useMatters(onDone: () => void): OpenMatters {
  const [matter, setMatter] = useState<Matter>()
  const leads = useMemo<OpenMatters['leads']>(
    () => ({
      decide: (lines) => setMatter({ what: 'decide', lines }),
      sendLink: (thing) => setMatter({ what: 'link', thing }),
      openDecision: (id) => setMatter({ what: 'decision', id }),
      chooseCompared: (products, comparison) => setMatter({ what: 'compare', products, comparison }),
    }),
    [],
  )
  const close = () => setMatter(undefined)
  const done = () => {
    close()
    onDone()
  }
  const shown = matter && (
    <Suspense fallback={null}>
      <Matters matter={matter} onClose={close} onDone={done} />
    </Suspense>
  )
  return { leads, isOpen: matter !== undefined, shown }
}
