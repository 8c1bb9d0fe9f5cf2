// One ingested document (文件).
// 标题：一份文件的基本信息
// 无结果：图谱里没有这份文件。
//
// $document           STRING         id of the document
//
// -> document_id      STRING         id of the document
// -> title            STRING         its title
// -> issuer           STRING         the body that issued it, as written
// -> document_number  STRING         文号
// -> issued_on        STRING         成文日期, YYYY-MM-DD
// -> published_on     STRING         发布日期, YYYY-MM-DD
// -> period_start     INTEGER        first year of the planned period
// -> period_end       INTEGER        last year of the planned period
// -> source_url       STRING         where it was published
// -> sha256           STRING         of the file that was read
// -> length           INTEGER        of its text, in code points
// -> page_starts      LIST<INTEGER>  where each page of a PDF file begins in it
// -> sources          LIST<STRING>   names of its files where there are several, that which was read first
// -> rules            STRING         version of the rules that read it
MATCH (d:Document {id: $document})
RETURN d.id AS document_id, d.title AS title, d.issuer AS issuer, d.document_number AS document_number,
       d.issued_on AS issued_on, d.published_on AS published_on, d.period_start AS period_start,
       d.period_end AS period_end, d.source_url AS source_url, d.sha256 AS sha256, d.length AS length,
       d.page_starts AS page_starts, d.sources AS sources, d.rules AS rules
ORDER BY document_id
