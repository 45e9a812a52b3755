// What the associate of a visit may see, part by part. Each change is in force at once.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { scopeOf, scopeParts } from '#shared/visits/scope.ts'
import type { Scope, ScopePart } from '#shared/visits/scope.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { useCalling } from './use-calling.ts'
import { useAskerName } from './use-asker-name.ts'
import { useMayChange } from './visit-banner.tsx'
import './scope-dialog.css'

export function ScopeDialog({ visitId, onClose }: { visitId: string; onClose: () => void }) {
  const { t } = useTranslation('visits')
  const visit = useObservable(useRoom().store.visits).find(({ id }) => id === visitId)
  if (visit?.endedAt !== null) return null
  return (
    <Dialog title={t('change.title', { name: visit.associate.name })} size="small" onClose={onClose}>
      <Parts visit={visit} />
    </Dialog>
  )
}

function Parts({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { store, me } = useRoom()
  const { call } = useCalling()
  const isAsker = useObservable(me).id === visit.asker
  const asker = useAskerName(visit)
  const mayChange = useMayChange(visit)
  // A switch answers at once; what the server says holds.
  const [chosen, setChosen] = useState<Scope>()
  const granted = new Set(chosen ?? visit.scope)
  const set = async (part: ScopePart, isGranted: boolean) => {
    const scope = scopeOf(isGranted ? [...granted, part] : [...granted].filter((one) => one !== part))
    setChosen(scope)
    await call(store.setScope(visit.id, scope))
    await store.refresh()
    setChosen(undefined)
  }
  return (
    <div className="stack visit-scope">
      <p className="visit-scope-note">{t('change.words')}</p>
      {scopeParts.map((part) => (
        <label key={part} className="spread visit-scope-part">
          <span>
            <b>{t(`change.part.${part}`)}</b>
            <small>{t(granted.has(part) ? `change.seen.${part}` : 'change.notSeen')}</small>
          </span>
          <input
            type="checkbox"
            role="switch"
            checked={granted.has(part)}
            disabled={!mayChange || (!isAsker && !granted.has(part))}
            onChange={({ target }) => void set(part, target.checked)}
          />
        </label>
      ))}
      {isAsker && <Earlier visit={visit} />}
      {!isAsker && <p className="visit-scope-note">{t('change.onlyAsker', { name: asker })}</p>}
    </div>
  )
}

/** What the asker asked on earlier visits: theirs to show, and to take back. */
function Earlier({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { store } = useRoom()
  const { call } = useCalling()
  const [chosen, setChosen] = useState<boolean>()
  const isShown = chosen ?? visit.showsEarlier
  const set = async (shown: boolean) => {
    setChosen(shown)
    await call(store.showEarlier(visit.id, shown))
    await store.refresh()
    setChosen(undefined)
  }
  return (
    <label className="spread visit-scope-part">
      <span>
        <b>{t('earlier.part')}</b>
        <small>{t(isShown ? 'earlier.seen' : 'change.notSeen')}</small>
      </span>
      <input type="checkbox" role="switch" checked={isShown} onChange={({ target }) => void set(target.checked)} />
    </label>
  )
}
