// How many nodes of each label, and how many relationships of each type between two labels, the store has.
// 标题：图谱的结构和各部分的数量
// 无结果：图谱里还没有文件，请先运行 plankg build。
//
// -> source  STRING   a label, or the label where the relationship begins
// -> type    STRING   type of the relationship; null for the nodes themselves
// -> target  STRING   the label where it ends; null for the nodes themselves
// -> count   INTEGER  how many
CALL {
  MATCH (n) WHERE NOT n:PlankgLoading
  RETURN labels(n)[0] AS source, null AS type, null AS target, count(*) AS count
  UNION ALL
  MATCH (a)-[r]->(b)
  RETURN labels(a)[0] AS source, type(r) AS type, labels(b)[0] AS target, count(*) AS count
}
RETURN source, type, target, count
ORDER BY source, type, target
