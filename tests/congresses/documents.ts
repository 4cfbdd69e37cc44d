export const RECORD_CONGRESS =
  "mutation ($input: RecordCongressInput!) { recordCongress(input: $input) { congress { id code ordinal status heldOn isPilot term { startYear endYear ordinal } chosenBy { code } source { title } } } }";
export const CORRECT_CONGRESS =
  "mutation ($input: CorrectCongressInput!) { correctCongress(input: $input) { congress { id code ordinal status form heldOn isPilot term { startYear endYear ordinal } chosenBy { code } source { title } } } }";
export const WITHDRAW_CONGRESS =
  "mutation ($input: WithdrawCongressInput!) { withdrawCongress(input: $input) { withdrawnId } }";
export const RECORD_TASK =
  "mutation ($input: RecordTaskInput!) { recordTask(input: $input) { task { id ordinal text origin year issuedBy { code } } } }";
export const WITHDRAW_TASK =
  "mutation ($input: WithdrawTaskInput!) { withdrawTask(input: $input) { withdrawnId } }";
export const RECORD_COMMITTEE =
  "mutation ($input: RecordCommitteeInput!) { recordCommittee(input: $input) { committee { id kind name term { startYear endYear ordinal } } } }";
export const WITHDRAW_COMMITTEE =
  "mutation ($input: WithdrawCommitteeInput!) { withdrawCommittee(input: $input) { withdrawnId } }";
export const APPOINT =
  "mutation ($input: AppointOfficerInput!) { appointOfficer(input: $input) { mandate { id position title from to heldOn person { id name } committee { id } union { code } } } }";
export const END =
  "mutation ($input: EndMandateInput!) { endMandate(input: $input) { mandate { id from to heldOn } } }";
export const WITHDRAW_MANDATE =
  "mutation ($input: WithdrawMandateInput!) { withdrawMandate(input: $input) { withdrawnId } }";
export const CORRECT_PERSON =
  "mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) { person { id name isErased } } }";
export const ERASE_PERSON =
  "mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { person { id name isErased mandates { id source { quote } } externalPositions { title } } } }";
