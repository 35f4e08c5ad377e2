/** In the order in which they are offered: most people write. */
export const memberRoles = ['editor', 'commenter', 'viewer', 'coordinator'] as const

/** A person of a workbook, as the server lists them. */
export interface Member {
  readonly login: string
  readonly name: string
  readonly role: (typeof memberRoles)[number]
  /** Id in the workbook's directory; '' for none. */
  readonly unit: string
}

/** Somebody new, with the link that lets them in once. */
export interface Invited extends Member {
  readonly link: string
}
