// What is on the stage stands in the address, so that it can be sent, gone back from and reloaded.
import { useCallback, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'

interface Staged {
  readonly product: ProductId
  readonly variant?: VariantId | undefined
}

/** The product on the stage, and a way to put another there. */
export function useStaged(): { staged: Staged | undefined; open: (product: ProductId, variant?: VariantId) => void } {
  const room = useRoom()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  // Chosen once: nobody's stage may change because somebody else does something.
  const [instead] = useState(() => newestLine(room))
  const product = search.get('product') ?? undefined
  const staged = product === undefined ? instead : { product, variant: search.get('variant') ?? undefined }
  const current = staged?.product
  const open = useCallback(
    (next: ProductId, variant?: VariantId) =>
      // Another variant of the same product is no step to go back from.
      navigate(roomAddress(room.info.id, next, variant), { replace: next === current }),
    [navigate, room, current],
  )
  return { staged, open }
}

function newestLine({ cart }: ReturnType<typeof useRoom>): Staged | undefined {
  const line = cart.view.get().lines.findLast(({ lane }) => lane !== 'rejected')
  return line && { product: line.productId, variant: line.variantId }
}
