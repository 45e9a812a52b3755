// Whether two associates belong to different stores: what one of them is shown does not travel to the other.

/** Those of the whole shop belong to every store. */
export function isOtherStore(
  one: { readonly store: string | null },
  other: { readonly store: string | null },
): boolean {
  return one.store !== null && other.store !== null && one.store !== other.store
}
