import type { access as vi } from '../vi/access.ts'

export const access: Readonly<Record<keyof typeof vi, string>> = {
  'access.why.readOnly': 'You may read, not write.',
  'access.why.otherUnit': 'Another unit leads this row.',
  'access.why.leadCell': 'Only the coordinator changes the lead unit.',
  'access.why.newRowLead': 'No row was added: you belong to no unit that could lead it.',
  'access.why.coordinatorOnly': 'Only the coordinator may do this.',
  'access.why.lockedColumn': 'The coordinator has locked this column.',
  'access.why.lockedRow': 'The coordinator has locked this row.',
  'access.why.submitted': 'Submitted for signing: only the coordinator writes.',
  'access.why.issued': 'Issued: it can no longer be changed.',

  'access.lockRows': 'Lock this row for others',
  'access.lockColumn': 'Lock this column for others',

  'access.state.draft': 'Draft',
  'access.state.review': 'In review',
  'access.state.submitted': 'Submitted',
  'access.state.issued': 'Issued',
  'access.state.draftText': 'The units are writing.',
  'access.state.reviewText': 'The units look through, finish and confirm their part.',
  'access.state.submittedText': 'Only the coordinator still writes; remarks go on.',
  'access.state.issuedText': 'Nobody writes any more.',

  'access.manage': 'Manage',
  'access.settings': 'Rights and state',
  'access.state': 'State of the workbook',
  'access.mode': 'Who may write where',
  'access.mode.open': 'Every editor in every row',
  'access.mode.byLead': 'Each unit only in the rows that it leads',
  'access.collectivesLead': 'In rows led by a collective ("the specialised divisions") every member may write',
  'access.locks': '{rows} rows and {columns} columns are locked. Right-click a row or column to lock or unlock it.',
  'access.unlockAll': 'Unlock all',
}
