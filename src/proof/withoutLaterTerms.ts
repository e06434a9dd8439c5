type Terms = Record<string, unknown>

/**
 * The Open Badges context 3.0.3 as it was first published, out of its later text: without `inLanguage`
 * (of a document, an achievement and a related achievement) and `awardedDate`. Nothing else differs;
 * the pinned digest of the result says so.
 *
 * @example
 * withoutLaterTerms(later)['@context'] // has no `awardedDate`
 */
export function withoutLaterTerms(later: { '@context': Terms }): { '@context': Terms } {
  const { awardedDate, inLanguage, ...terms } = later['@context']
  for (const type of ['Achievement', 'Related']) {
    const definition = terms[type] as { '@context': Terms }
    const { inLanguage: added, ...scoped } = definition['@context']
    terms[type] = { ...definition, '@context': scoped }
  }
  return { '@context': terms }
}
