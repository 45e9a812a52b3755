// Beside the stage: the tabs of the table of places, one at a time, or both where there is room.
import { useTranslation } from 'react-i18next'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { PageNavigation } from './navigation.ts'
import { usePlaces } from './place.ts'
import type { SideTab } from './place.ts'
import { TabContent } from './places-shown.tsx'
import { Rail } from './rail.tsx'
import { useIsWide } from './use-width.ts'
import './side-panel.css'

const tabs = ['cart', 'talk'] as const satisfies readonly SideTab[]

/** Cart and chat. */
export function SidePanel({ navigation }: { navigation: PageNavigation }) {
  return useIsWide() ? <Rail navigation={navigation} /> : <Tabs navigation={navigation} />
}

/** Two tabs and what they open. */
function Tabs({ navigation }: { navigation: PageNavigation }) {
  const { tab, talk } = useObservable(navigation.opened)
  return (
    <aside className="room-aside">
      <div
        className="aside-tabs"
        role="tablist"
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
          navigation.showTab(tab === 'cart' ? 'talk' : 'cart')
          currentTarget.querySelector<HTMLElement>('[aria-selected=false]')?.focus()
        }}
      >
        {tabs.map((each) => (
          <Tab key={each} tab={each} isOpen={each === tab} onOpen={() => navigation.showTab(each)} />
        ))}
      </div>
      <div className="aside-body" id={`beside-${tab}`} tabIndex={-1} role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <TabContent key={tab} tab={tab} talk={talk} />
      </div>
    </aside>
  )
}

function Tab({ tab, isOpen, onOpen }: { tab: SideTab; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('app')
  const { words, useBadge, isNews } = usePlaces().tabs[tab]
  const badge = useBadge()
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab}`}
      aria-selected={isOpen}
      aria-controls={`beside-${tab}`}
      tabIndex={isOpen ? 0 : -1}
      onClick={onOpen}
    >
      {t(words)}
      {/* The space comes along: by itself it would move when a count comes. */}
      {badge > 0 && (
        <>
          {' '}
          <span className={isNews ? 'count count-news' : 'count'}>{badge}</span>
        </>
      )}
    </button>
  )
}
