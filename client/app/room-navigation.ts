// Makes the ways about the room page from its address, its panels and its stage.
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { AskedThing, Talking, Navigation } from '#client/rooms/navigation.tsx'
import { Watchable } from '#client/sdk/observable.ts'
import { notify } from '#client/ui/toasts.tsx'
import type { LineId, ProductId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Looking } from '#shared/wire/looking.ts'

interface Leads {
  talk(about: Talking): void
  decide(lines: readonly LineId[]): void
  openDecision(decision: string): void
  sendLink(thing: AskedThing): void
  chooseCompared(products: readonly ProductId[], comparison?: string): void
  past(seq?: number): void
}

/** The ways of this page; the same object as long as the room is open. */
export function useRoomNavigation(leads: Leads): Navigation {
  const room = useRoom()
  const { t: why } = useTranslation('refusals')
  const [, navigate] = useLocation()
  const query = useSearch()
  // Chosen once: nobody's stage may change because somebody else does something.
  const instead = useRef<Looking>(undefined)
  instead.current ??= newestLine(room)
  const atFirst = useRef(addressed(query))
  const latest = useRef({ leads, navigate, why })
  latest.current = { leads, navigate, why }
  const made = useMemo(() => {
    const looking = new Watchable<Looking>(atFirst.current ?? instead.current ?? {})
    const listeners = new Set<() => void>()
    const moved = () => {
      for (const listener of [...listeners]) listener()
    }
    let isAlong = false
    const navigation: Navigation = {
      looking,
      look(next, by = 'hand') {
        const before = looking.get()
        looking.set(next)
        if (by === 'hand') moved()
        const isSame = before.productId === next.productId && before.comparisonId === next.comparisonId
        // Another variant or another part of the picture is no step to go back from; what somebody led through, one in all.
        const wasAlong = isAlong
        isAlong = by === 'following'
        latest.current.navigate(addressOf(room.info.id, next), { replace: isSame || (isAlong && wasAlong) })
        if (isAlong && !isSame) scrollTo({ top: 0 })
      },
      see(part) {
        looking.set({ ...looking.get(), ...part })
        moved()
      },
      onOwnMove(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      talk: (about) => latest.current.leads.talk(about),
      decide: (lines) => latest.current.leads.decide(lines),
      sendLink: (thing) => latest.current.leads.sendLink(thing),
      openDecision: (decision) => latest.current.leads.openDecision(decision),
      chooseCompared: (products, comparison) => latest.current.leads.chooseCompared(products, comparison),
      past: (seq) => latest.current.leads.past(seq),
      compare(products) {
        // The same things side by side twice would be two places for one talk.
        const there = room.annotations.comparisons.get().find(({ productIds }) => isSameSet(productIds, products))
        const made = there ? granted(there.id) : room.annotations.compare(products)
        if (made.ok) navigation.look({ comparisonId: made.value })
        else notify(latest.current.why(made.refusal.code))
      },
    }
    return { navigation, looking, moved }
  }, [room])
  useEffect(() => {
    const next = addressed(query) ?? instead.current ?? {}
    const now = made.looking.get()
    const isThere =
      now.productId === next.productId && now.variantId === next.variantId && now.comparisonId === next.comparisonId
    if (isThere) return
    made.looking.set(next)
    made.moved()
  }, [query, made])
  return made.navigation
}

/** What an address puts on the stage; undefined where it names nothing. */
function addressed(query: string): Looking | undefined {
  const search = new URLSearchParams(query)
  const [productId, variantId, comparisonId] = ['product', 'variant', 'compare'].map((name) => search.get(name))
  if (comparisonId) return { comparisonId }
  return productId ? { productId, ...(variantId ? { variantId } : {}) } : undefined
}

function isSameSet(some: readonly ProductId[], others: readonly ProductId[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id))
}

function addressOf(room: string, { productId, variantId, comparisonId }: Looking): string {
  return comparisonId === undefined
    ? roomAddress(room, productId, variantId)
    : `${roomAddress(room)}?${new URLSearchParams({ compare: comparisonId })}`
}

function newestLine({ cart }: ReturnType<typeof useRoom>): Looking {
  const line = cart.view.get().lines.findLast(({ lane }) => lane !== 'rejected')
  return line ? { productId: line.productId, variantId: line.variantId } : {}
}
