/**
 * The value of a column of JSON text.
 * @param damaged what stands for a text that does not fit: one damaged row must not take along all that are read with it.
 */
export function readJson<Value>(text: string, schema: { parse(value: unknown): Value }, damaged: Value): Value {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return damaged
  }
}
