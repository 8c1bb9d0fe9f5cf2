// How many edges of each type there are in the whole store.
MATCH ()-[r]->()
RETURN type(r) AS type, count(r) AS count
ORDER BY type
