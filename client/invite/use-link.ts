// The link of the share sheet: one for each thing that it can be for.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { invitationPlace, linkHere, saveLink } from '#client/rooms/rooms-here.ts'
import type { Room } from '#client/sdk/index.ts'
import { defined } from '#shared/defined.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { invitableRoles } from '#shared/roles.ts'

export type InvitableRole = (typeof invitableRoles)[number]

/** What a link shall be for. */
export interface LinkWish {
  readonly role: InvitableRole
  /** The product or variant that it opens to; the room alone without one. */
  readonly about: string | undefined
  /** Whether the cart may be looked at before joining. */
  readonly showsCart: boolean
  /** Whether the room's title is kept from those who have not joined, and from previews. */
  readonly hidesTitle: boolean
  /** The question that goes with it. */
  readonly asks: string | undefined
}

/** A link, undefined as long as it is being made; or why there is none. */
type Link = { readonly url: string | undefined } | { readonly refusal: Refusal; readonly again: () => void }

/** The link for that which this device made before, if it still leads in; else a new one. */
export function useLink(wish: LinkWish): Link {
  const room = useRoom()
  const [links, setLinks] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState<Refusal>()
  const asked = useRef(new Set<string>())
  const { role, about, showsCart, hidesTitle, asks } = wish
  const place = invitationPlace(wish)
  const ask = useCallback(async () => {
    if (asked.current.has(place)) return
    asked.current.add(place)
    setRefusal(undefined)
    const link = await linkFor(room, { role, about, showsCart, hidesTitle, asks })
    if (link.ok) return setLinks((all) => ({ ...all, [place]: link.value }))
    asked.current.delete(place)
    setRefusal(link.refusal)
  }, [room, place, role, about, showsCart, hidesTitle, asks])
  useEffect(() => void ask(), [ask])
  const url = links[place]
  return refusal && url === undefined ? { refusal, again: () => void ask() } : { url }
}

async function linkFor({ info, invitations }: Room, wish: LinkWish): Promise<Outcome<string>> {
  const place = invitationPlace(wish)
  const saved = linkHere(info.id, place)
  const listed = await invitations.list()
  if (!listed.ok) return listed
  const isOpen = listed.value.some(
    ({ state, hint }) => state === 'open' && saved?.split('/').at(-1)?.startsWith(hint) === true,
  )
  if (saved !== undefined && isOpen) return granted(saved)
  const { role, about, showsCart, hidesTitle, asks } = wish
  const made = await invitations.create({ role, showsCart, hidesTitle, ...defined({ about, asks }) })
  if (!made.ok) return made
  saveLink(info.id, place, made.value.url)
  return granted(made.value.url)
}
