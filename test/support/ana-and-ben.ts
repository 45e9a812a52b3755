// Two people at their pages, in a room that Ana opened from a product.
import type { Device } from './devices.ts'
import { meet, visitorsOn } from './page-people.ts'
import type { Visitor } from './page-people.ts'

/** @param server its address @param benHas what Ben holds; Ana is at a desk. */
export async function anaAndBen(server: string, benHas: Device = 'phone'): Promise<{ ana: Visitor; ben: Visitor }> {
  const [ana, ben] = await visitorsOn('desk', benHas)
  if (!ana || !ben) throw new Error('nobody came')
  await meet(server, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  return { ana, ben }
}
