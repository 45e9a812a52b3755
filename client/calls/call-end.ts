/** How a call ended for this tab, where that needs a word. */
export type CallEnd = 'elsewhere' | 'put-out' | 'over' | 'lost' | 'unavailable' | 'refused'
