// The header: where this is, how it stands, who is here.
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PeopleRow } from '#client/people/people-row.tsx'
import { shopAddress } from '#client/rooms/addresses.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { BackIcon, EditIcon, SearchIcon } from '#client/ui/icons.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { Link } from 'wouter'
import { find } from './find.ts'
import { UndoButtons } from './undo-buttons.tsx'
import { ConnectionWords } from './connection-words.tsx'
import { MoreButton } from './more-button.tsx'
import type { Panel } from './panels.tsx'
import './room-bar.css'

const TitleDialog = lazyPart(async () => (await import('./title-dialog.tsx')).TitleDialog)

interface RoomBarProps {
  title: string
  onPanel: (panel: Panel) => void
  onLook: (looking: Looking) => void
}

/** The room's header. */
export function RoomBar({ title, onPanel, onLook }: RoomBarProps) {
  const { t } = useTranslation('app')
  const { shop } = useRoom()
  const may = useMay()
  // The shop this deployment is for has the short address.
  const home = shopAddress(shop.id)
  return (
    <header className="bar">
      <Mark href={home} />
      <Link href={home} className="icon-button bar-back" aria-label={t('toTheShop')}>
        <BackIcon />
      </Link>
      <RoomName title={title} />
      <button type="button" className="bar-find" aria-keyshortcuts="/" onClick={() => find(onPanel)}>
        <SearchIcon />
        <span>{t('find')}</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      {may.speak && <UndoButtons />}
      <PeopleRow onOpen={() => onPanel('people')} onLook={onLook} />
      {may.host && (
        <Button kind="solid" className="bar-invite" onClick={() => onPanel('invite')}>
          {t('invite')}
        </Button>
      )}
      <MoreButton onPanel={onPanel} />
    </header>
  )
}

function RoomName({ title }: { title: string }) {
  const { t } = useTranslation('app')
  const room = useRoom()
  const may = useMay()
  const [renaming, setRenaming] = useState(false)
  const members = useObservable(room.members.list)
  const here = members.filter((member) => member.here).length
  return (
    <div className="bar-title">
      <h1>
        {may.host ? (
          <button type="button" className="bar-rename" title={t('rename')} onClick={() => setRenaming(true)}>
            <bdi>{title}</bdi>
            <EditIcon />
          </button>
        ) : (
          <bdi>{title}</bdi>
        )}
      </h1>
      <p>
        {t('hereOf', { here, all: members.length })} · <ConnectionWords />
      </p>
      {renaming && (
        <Suspense fallback={null}>
          <TitleDialog title={title} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </div>
  )
}
