// How the document of a visit is called. By itself, for the page needs it without the contracts around it.

/** The document of a visit. */
export function visitDocument<Id extends string>(visit: Id): `visit-${Id}` {
  return `visit-${visit}`
}
