// Which of comparing and deciding is open over the page.
import { Suspense, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Navigation } from '#client/rooms/navigation.tsx'
import type { OpenDialog } from './dialogs.tsx'

const Dialogs = lazyPart(withMoreWords(async () => (await import('./dialogs.tsx')).Dialogs))

/** The ways that lead to a matter, and what is open of it. */
export interface OpenDialogs {
  readonly leads: Pick<Navigation, 'decide' | 'openDecision' | 'sendLink' | 'chooseCompared'>
  readonly isOpen: boolean
  readonly shown: ReactNode
}

/** @param onDone called when the page shows something else now, so that what is open over it may close. */
export function useDialogs(onDone: () => void): OpenDialogs {
  const [dialog, setDialog] = useState<OpenDialog>()
  const leads = useMemo<OpenDialogs['leads']>(
    () => ({
      decide: (lines) => setDialog({ what: 'decide', lines }),
      sendLink: (thing) => setDialog({ what: 'link', thing }),
      openDecision: (id) => setDialog({ what: 'decision', id }),
      chooseCompared: (products, comparison) => setDialog({ what: 'compare', products, comparison }),
    }),
    [],
  )
  const close = () => setDialog(undefined)
  const done = () => {
    close()
    onDone()
  }
  const shown = dialog && (
    <Suspense fallback={null}>
      <Dialogs dialog={dialog} onClose={close} onDone={done} />
    </Suspense>
  )
  return { leads, isOpen: dialog !== undefined, shown }
}
