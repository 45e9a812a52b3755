// "Not now": a question or a vote that this person has set aside for some hours, in this tab only. For everybody else it stays open.
import { tabMemory } from '#client/rooms/tab-memory.ts'
import type { TabMemory } from '#client/rooms/tab-memory.ts'
import type { Observable, Room } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'

/** After this long a card comes back. */
const asideMs = 6 * 60 * 60_000

/** The cards that are set aside: until when, by key. */
type Until = Readonly<Record<string, number>>

const name = 'set-aside'
const ofRooms = new WeakMap<Room, SetAside>()

/** The cards of a room that are set aside. */
export interface SetAside {
  /** Until when, by the key of the card; milliseconds since 1970 by the room's clock. */
  readonly until: Observable<Until>
  add(key: string): void
  remove(key: string): void
}

/** What this tab has set aside in a room. */
export function setAsideIn(room: Room): SetAside {
  const known = ofRooms.get(room) ?? openSetAside(tabMemory(room.info.id), () => room.now())
  ofRooms.set(room, known)
  return known
}

/** Opens what a tab has set aside. */
export function openSetAside(memory: TabMemory, now: () => number): SetAside {
  const until = new ObservableValue<Until>(read(memory))
  const save = (next: Until) => {
    memory.save(name, JSON.stringify(next))
    until.set(next)
  }
  const others = (key: string) => Object.entries(until.get()).filter(([one, end]) => one !== key && end > now())
  return {
    until,
    add: (key) => save(Object.fromEntries([...others(key), [key, now() + asideMs]])),
    remove: (key) => save(Object.fromEntries(others(key))),
  }
}

function read(memory: TabMemory): Until {
  try {
    const stored: unknown = JSON.parse(memory.read(name) ?? '{}')
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  } catch {
    // Somebody else wrote there: nothing is set aside.
    return {}
  }
}
