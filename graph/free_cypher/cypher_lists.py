"""What a free query may hold, by where it is; graph/free_cypher/free_statement.py goes by these lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

# Where a statement, a subquery or a part of a UNION begins.
STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "CALL", "RETURN"})
# What may follow a whole clause.
CLAUSES = STARTS | {"WHERE", "YIELD", "ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"}
# Between two values; what follows is a value.
CONNECTIVES = frozenset(
    {"AND", "OR", "XOR", "NOT", "IN", "IS", "STARTS", "ENDS", "CONTAINS", "WITH", "AS", "WHEN", "THEN", "ELSE", "BY"}
)
# After a value; what follows is still after it.
POSTFIX = frozenset({"END", "ASC", "ASCENDING", "DESC", "DESCENDING"})
# Where a value is expected: prefixes, after which one is still expected, and values.
OPERAND_KEYWORDS: Mapping[str, Literal["prefix", "value"]] = MappingProxyType(
    {
        **dict.fromkeys(("NOT", "CASE", "WHEN", "DISTINCT", "BY", "WITH", "WHERE"), "prefix"),
        **dict.fromkeys(("NULL", "TRUE", "FALSE"), "value"),
    }
)
# `EXISTS {…}` and its kind.
SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
# `all(x IN … WHERE …)` and its kind.
LOOPS = frozenset({"ALL", "ANY", "NONE", "SINGLE"})
# By their names in small letters.
PROCEDURES: Mapping[str, str] = MappingProxyType({name.lower(): name for name in ("db.index.fulltext.queryNodes",)})
# No function that reads the server, the clock's zone files, a file or the network; none that makes long texts out of short ones
# (`replace` and `reduce`: graph/free_cypher/growth.py).
# fmt: off
FUNCTIONS = frozenset({
    "abs", "acos", "allshortestpaths", "asin", "atan", "atan2", "avg", "ceil", "char_length", "character_length",
    "coalesce", "collect", "cos", "count", "date", "date.truncate", "datetime", "degrees", "duration",
    "duration.between", "duration.indays", "duration.inmonths", "elementid", "endnode", "exists", "exp", "floor",
    "head", "id", "isempty", "isnan", "keys", "labels", "last", "left", "length", "localdatetime", "log", "log10",
    "lower", "ltrim", "max", "min", "nodes", "nullif", "percentilecont", "percentiledisc", "pi", "point",
    "point.distance", "properties", "radians", "rand", "range", "reduce", "relationships", "replace", "reverse", "right", "round", "rtrim",
    "shortestpath", "sign", "sin", "size", "split", "sqrt", "startnode", "stdev", "stdevp", "substring", "sum",
    "tail", "tan", "toboolean", "tobooleanornull", "tofloat", "tofloatornull", "tointeger", "tointegerornull",
    "tolower", "tostring", "tostringornull", "toupper", "trim", "type", "upper", "valuetype",
})
# fmt: on
# The operators of a Neo4j plan that read nothing but the graph.
# fmt: off
OPERATORS = frozenset({
    "Aggregation", "AllNodesScan", "AntiConditionalApply", "AntiSemiApply", "Apply", "Argument",
    "BFSPruningVarLengthExpand(All)", "BFSPruningVarLengthExpand(Into)", "CacheProperties", "CartesianProduct",
    "ConditionalApply", "DirectedAllRelationshipsScan", "DirectedRelationshipByElementIdSeek",
    "DirectedRelationshipByIdSeek", "DirectedRelationshipIndexContainsScan",
    "DirectedRelationshipIndexEndsWithScan", "DirectedRelationshipIndexScan", "DirectedRelationshipIndexSeek",
    "DirectedRelationshipIndexSeekByRange", "DirectedRelationshipTypeScan", "DirectedUnionRelationshipTypesScan",
    "Distinct", "Eager", "EagerAggregation", "EmptyResult", "EmptyRow", "Expand(All)", "Expand(Into)", "Filter",
    "IntersectionNodeByLabelsScan", "LeftOuterHashJoin", "LetAntiSemiApply", "LetSelectOrAntiSemiApply",
    "LetSelectOrSemiApply", "LetSemiApply", "Limit", "MultiNodeIndexSeek", "NodeByElementIdSeek", "NodeByIdSeek",
    "NodeByLabelScan", "NodeCountFromCountStore", "NodeHashJoin", "NodeIndexContainsScan", "NodeIndexEndsWithScan",
    "NodeIndexScan", "NodeIndexSeek", "NodeIndexSeekByRange", "NodeUniqueIndexSeek", "NodeUniqueIndexSeekByRange",
    "Optional", "OptionalExpand(All)", "OptionalExpand(Into)", "OrderedAggregation", "OrderedDistinct",
    "OrderedUnion", "PartialSort", "PartialTop", "PartitionedAllNodesScan", "PartitionedNodeByLabelScan",
    "PartitionedUnwind", "PathPropagatingBFS", "PreserveOrder", "ProcedureCall", "ProduceResults",
    "ProjectEndpoints", "Projection", "PruningVarLengthExpand", "RelationshipCountFromCountStore", "Repeat(Trail)",
    "Repeat(Walk)", "RightOuterHashJoin", "RollUpApply", "SelectOrAntiSemiApply", "SelectOrSemiApply", "SemiApply",
    "ShortestPath", "Skip", "Sort", "StatefulShortestPath(All)", "StatefulShortestPath(Into)",
    "SubtractionNodeByLabelsScan", "Top", "TriadicBuild", "TriadicFilter", "TriadicSelection",
    "UndirectedAllRelationshipsScan", "UndirectedRelationshipByElementIdSeek", "UndirectedRelationshipByIdSeek",
    "UndirectedRelationshipIndexContainsScan", "UndirectedRelationshipIndexEndsWithScan",
    "UndirectedRelationshipIndexScan", "UndirectedRelationshipIndexSeek", "UndirectedRelationshipIndexSeekByRange",
    "UndirectedRelationshipTypeScan", "UndirectedUnionRelationshipTypesScan", "Union", "UnionNodeByLabelsScan",
    "Unwind", "ValueHashJoin", "VarLengthExpand(All)", "VarLengthExpand(Into)", "VarLengthExpand(Pruning)",
})
# fmt: on
