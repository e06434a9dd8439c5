import type { Play } from './Play.ts'

/** Something that happens in the life of a registry, and what has to be so afterwards. */
export type Step = { readonly what: string; run(play: Play): Promise<void> }
