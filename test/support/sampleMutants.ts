import type { JsonObject } from '../../src/credential/parseJson.ts'
import { mutate, toNode, toText } from './mutateJson.ts'

/** Larger than any number of mutants, and prime: its multiples visit all of them in a scattered order. */
const stride = 1_000_003

/**
 * Documents that differ from this one in one place, and texts that differ in one character: as many as told of
 * each, spread over all of them; all, where the environment has `MUTANTS=all`.
 */
export function sampleMutants(document: JsonObject, most: number): readonly string[] {
  const original = JSON.stringify(document)
  const nodes = new Set([...mutate(toNode(document))].map(toText))
  nodes.delete(original)
  return [...sample([...nodes], most), ...sample([...mutateCharacters(original)], most)]
}

function sample(texts: readonly string[], most: number): readonly string[] {
  if (process.env.MUTANTS === 'all' || texts.length <= most) return texts
  return Array.from({ length: most }, (_, i) => texts[(i * stride) % texts.length] as string)
}

function* mutateCharacters(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    const [before, after] = [text.slice(0, i), text.slice(i + 1)]
    const code = text.charCodeAt(i)
    yield before + after
    yield before + text[i] + text[i] + after
    for (const bit of [1, 2, 8, 32]) yield before + String.fromCharCode(code ^ bit) + after
    for (const other of ['"', '\\', ',', '{', ']', '0', ' ']) {
      if (other !== text[i]) yield before + other + after
    }
  }
}
