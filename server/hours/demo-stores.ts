// The stores of the demo shop, and the shifts of its made-up staff: always open, and somebody always has a shift, so that everybody can
// try everything at any hour.
import type { SaveShifts, Store } from '#shared/desk/hours.ts'
import { weekDays } from '#shared/desk/schedule.ts'
import type { ShopId } from '#shared/ids.ts'
import type { HoursFeature } from './feature.ts'

const always = {
  week: Object.fromEntries(weekDays.map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
  exceptions: [],
  holidays: [],
}
const common = { region: 'Ireland', timeZone: 'Europe/Dublin', departments: [], hours: always } as const

const stores: readonly Store[] = [
  { ...common, id: 'dublin', name: 'Dublin', departments: [], languages: ['en', 'ar'] },
  { ...common, id: 'cork', name: 'Cork', departments: [], languages: ['en', 'de'] },
]

/** Opens them. @param people the staff, with the name of the store where they work. */
export async function openDemoStores(
  { storeRows, stores: all, shifts }: Pick<HoursFeature, 'storeRows' | 'stores' | 'shifts'>,
  shopId: ShopId,
  people: readonly { readonly person: string; readonly store: string | null }[],
): Promise<void> {
  await storeRows.saveDemo(shopId, stores)
  await all.refresh()
  for (const { person, store } of people) {
    if (shifts.get(shopId, person)) continue
    const plan: SaveShifts = {
      store: all.named(shopId, store)?.id ?? null,
      timeZone: common.timeZone,
      shifts: { ...always, week: withBreaks() },
    }
    await shifts.save({ shopId, person }, plan)
  }
}

function withBreaks(): SaveShifts['shifts']['week'] {
  return Object.fromEntries(weekDays.map((day) => [day, [{ from: '00:00', to: '24:00', breaks: [] }]]))
}
