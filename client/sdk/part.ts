// How a part of the room is declared, opened, and frozen.

/** A part of a room, as a line of the table. A frozen part belongs to a room of the past. */
export interface Part {
  /** Its name in the room. */
  readonly name: string
  /** Opens it. @param context what the room stands on, and the parts before this one in the table. */
  readonly open: (context: never) => object
  /**
   * The same part in a room of the past; without it, `open` is used, over documents and calls that refuse every change.
   * @param live the part in the room that goes on.
   */
  readonly frozen?: (context: never, live: never) => object
}

/** The parts of a table, by name. */
export type PartsOf<Table extends readonly Part[]> = {
  readonly [Line in Table[number] as Line['name']]: ReturnType<Line['open']>
}

/** A line that can be opened with `Context`, and frozen with the less that a room of the past has. */
type Openable<Context, Frozen> =
  | { readonly open: (context: Frozen) => object; readonly frozen?: undefined }
  | { readonly open: (context: Context) => object; readonly frozen: (context: Frozen, live: never) => object }

/** The table itself where each line can be opened with the parts before it; `never` for a line that comes too early. */
type InOrder<Table, Context, Frozen> = Table extends readonly [infer Line extends Part, ...infer Rest]
  ? [
      Line extends Openable<Context, Frozen> ? Line : never,
      ...InOrder<Rest, Context & PartsOf<[Line]>, Frozen & PartsOf<[Line]>>,
    ]
  : []

/**
 * Declares a table of parts, opened in its order. A part that uses a later one does not compile.
 * @returns the table, for a room with this `Context`; frozen for one with `Frozen`.
 */
export function tableOfParts<Context extends Frozen, Frozen>() {
  return <const Table extends readonly Part[]>(table: Table & InOrder<Table, Context, Frozen>): Table => table
}

/** The same part in a room of the past: for what is the same at every moment, and can only be read. */
export function same<Opened>(_context: object, live: Opened): Opened {
  return live
}

/** Opens the parts of a table, each with those before it. */
export function openParts<Table extends readonly Part[]>(table: Table, context: object): PartsOf<Table> {
  return collect(table, context, ({ open }, given) => open(given as never))
}

/** Opens the parts for a room of the past. @param live the parts of the room that goes on. */
export function freezeParts<Table extends readonly Part[]>(
  table: Table,
  context: object,
  live: object,
): PartsOf<Table> {
  const parts = live as Readonly<Record<string, object>>
  return collect(table, context, ({ name, open, frozen = open }, given) => frozen(given as never, parts[name] as never))
}

function collect<Table extends readonly Part[]>(
  table: Table,
  context: object,
  open: (part: Part, given: object) => object,
): PartsOf<Table> {
  const opened: Record<string, object> = {}
  // `tableOfParts` has checked that each line fits what it is given.
  for (const part of table) opened[part.name] = open(part, { ...context, ...opened })
  return opened as PartsOf<Table>
}
