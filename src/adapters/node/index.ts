export { createFetcher, type FetcherOptions } from './createFetcher.ts'
