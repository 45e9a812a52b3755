/** Leaves out the fields that are undefined. In a record an optional field is absent, for JSON has no `undefined`. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  const present: Partial<Fields> = {}
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name]
  // The loop left out what the type leaves out.
  return present as Defined<Fields>
}

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
