// The names (名称) of documents and of what they share, all of a label in one row: many rows take longer.
// 标题：文件、单位和政策的全部名称
// 无结果：图谱里还没有文件。
//
// -> label  STRING        Document, Organization or Policy
// -> names  LIST<STRING>  id, number, name; aliases of a body; issuer and years of a document; U+001F between
CALL {
  MATCH (n:Document)
  WITH n ORDER BY n.id
  RETURN 'Document' AS label,
         collect(n.id + '\u001f' + coalesce(n.document_number, '') + '\u001f' + coalesce(n.title, '')
                 + '\u001f' + coalesce(n.issuer, '') + '\u001f' + coalesce(toString(n.period_start), '')
                 + '\u001f' + coalesce(toString(n.period_end), '')) AS names
  UNION ALL
  MATCH (n:Organization)
  WITH n ORDER BY n.id
  RETURN 'Organization' AS label,
         collect(n.id + '\u001f\u001f' + n.name
                 + reduce(said = '', a IN coalesce(n.aliases, []) | said + '\u001f' + a)) AS names
  UNION ALL
  MATCH (n:Policy)
  WITH n ORDER BY n.id
  RETURN 'Policy' AS label,
         collect(n.id + '\u001f' + coalesce(n.document_number, '') + '\u001f' + n.title) AS names
}
WITH label, names
WHERE size(names) > 0
RETURN label, names
ORDER BY label
