/** Fields without those that are undefined: an optional field of a record is absent, for `undefined` is no JSON. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  const present: Partial<Fields> = {}
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name]
  // Just what the loop left.
  return present as Defined<Fields>
}

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
