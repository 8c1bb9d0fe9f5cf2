// One policy (政策), ingested or only cited.
//
// $policy             STRING   id of the policy
//
// -> policy_id        STRING   id of the policy
// -> title            STRING   its title, without 《》
// -> document_number  STRING   文号
// -> citations        INTEGER  how many times it is cited
MATCH (p:Policy {id: $policy})
RETURN p.id AS policy_id, p.title AS title, p.document_number AS document_number,
       COUNT { (p)<-[:CITES]-() } AS citations
ORDER BY policy_id
