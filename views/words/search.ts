/** Where a search is asked for: an address template for schema.org's `SearchAction` (RFC 6570 is not understood there). */
export const SEARCH_TARGET = '/search?q={query}';
