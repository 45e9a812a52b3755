// How a picture of the demo shop is made out of an icon: plain data, so that the list of products is also the list of pictures.

/** Gives some of an icon's colours another hue, strength or lightness; what a filter over the whole could not tell apart. */
export interface Dye {
  /** Which colours: their hue in OKLCH, degrees, from … to over 360 where need be. Absent: all of them, greys too. */
  readonly from?: readonly [number, number]
  /** Their new hue. */
  readonly hue?: number
  /** How much of the differences between their hues stays, 0…1; 0.4 where absent. */
  readonly spread?: number
  /** Factor of their strength. */
  readonly chroma?: number
  /** Added to their strength, so that greys take on colour; 0.1 is a lot. */
  readonly tone?: number
  /** Added to their lightness, −1…1. */
  readonly light?: number
}

/** One object in a picture. Places are in hundredths of the picture's side. */
export interface Placement {
  /** Where the middle of the object is. */
  readonly at: readonly [number, number]
  /** Its longer side. */
  readonly size: number
  /** Another icon than the product's own. */
  readonly icon?: string
  /** A colour of the product; its first where absent. */
  readonly colour?: string
  /** For another icon: how it is dyed. */
  readonly dyes?: readonly Dye[]
  /** Turned clockwise, degrees. */
  readonly turn?: number
  readonly flip?: boolean
}

/** What the pictures of a product show, besides each colour by itself. */
export interface Scene {
  /** File name in the icon package. */
  readonly icon: string
  /** Elements of the icon to leave out, by their place among the outermost ones: the moon above a tent. */
  readonly without?: readonly number[]
  /** Where it stands on the ground; absent for what lies flat. */
  readonly stands?: true
  /** A close look: the middle and the width of what is seen, in the icon's 32 units. */
  readonly detail: { readonly at: readonly [number, number]; readonly width: number; readonly alt: string }
  /** The product in company, from back to front. */
  readonly together: { readonly objects: readonly Placement[]; readonly alt: string }
}
