// Ids are opaque texts without `/`, so that record keys can join them.

/** Characters and length of one id inside a record key. */
export const idPattern = /^[A-Za-z0-9._~:-]{1,120}$/

/** A room's id: 128 random bits, base64url. */
export type RoomId = string
/** A member's id, unique over all rooms: 96 random bits, base64url. */
export type MemberId = string
/** A session's id, a name and no secret: 96 random bits, base64url; older ones are hexadecimal. */
export type SessionId = string
/** A shop's id: a short name such as `demo`. */
export type ShopId = string
/** A product's id within its shop: its handle, such as `ridge-boot`. */
export type ProductId = string
/** `<productId>:<variant>`, such as `ridge-boot:walnut-39`, so that the product can be read from the variant. */
export type VariantId = string
/** A line's id: that of its variant, so that the same thing added by two people at once is one line. */
export type LineId = string

/** Whether a text may stand as an id in a record key. */
export function isId(text: string): boolean {
  return idPattern.test(text)
}

/** The line that holds a variant. */
export function lineIdOf(variantId: VariantId): LineId {
  return variantId
}

/** The product a variant belongs to. */
export function productIdOf(variantId: VariantId): ProductId {
  const colon = variantId.indexOf(':')
  return colon === -1 ? variantId : variantId.slice(0, colon)
}

/**
 * A new random id, base64url.
 * @param bytes how many random bytes: 16 or more where the id is a capability, 12 where it is only a name.
 */
export function newId(bytes: 12 | 16 | 20 | 32 = 12): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
