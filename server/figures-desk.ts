// The desk, as figures use it.
import type { DeskFeature } from './desk/feature.ts'
import type { FiguresDesk } from './figures/desk-port.ts'
import type { Host } from './host/host.ts'

export function figuresDesk({ live, whyWaiting, queue }: DeskFeature, { desks }: Pick<Host, 'desks'>): FiguresDesk {
  return {
    live,
    whyWaiting,
    onChange: (listener) =>
      queue.onChange((before, after) => {
        const row = after ?? before
        // Figures tell of what shoppers ask: not of what staff hand over among themselves, nor of practice.
        if (row?.transfer_of === null && row.is_practice === 0) listener(row.id, row.shop_id)
      }),
    supervisorsOf: (shopId) =>
      [...queue.book.ofShop(shopId)]
        .filter(({ member: { id, role } }) => role === 'supervisor' && desks.isConnected(id))
        .map(({ member }) => member.id),
  }
}
