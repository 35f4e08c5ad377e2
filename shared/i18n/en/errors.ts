export const errors = {
  'error.id.malformed': 'Malformed id. Open the page again from the start page.',
  'error.text.tooLong': 'The text is longer than {limit} characters. Shorten it and try again; the old text is unchanged.',
} as const
