"""A store written by an older version: what documents say of shared nodes was a list at the node."""

import pytest

from plankg.graph.schema import SHARED
from plankg.graph.store import Store
from tests.graph.dump import dump, write
from tests.samples import sample_plan, second_plan


@pytest.mark.changes_schema
def test_lists_of_an_older_version_become_mentions_when_the_store_is_opened(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    expected = dump(store)
    for label in SHARED:
        write(
            store,
            f"MATCH (n:{label}) MATCH (m:Mention {{of: n.id}}) WITH n, collect(m) AS said "
            "SET n.readings = [m IN said | m.reading], n.documents = [m IN said | m.document]",
        )
    write(store, "MATCH (m:Mention) DELETE m")
    write(store, f"DROP CONSTRAINT {'plankg_id' if store.engine == 'neo4j' else 'mention_id'} IF EXISTS")
    assert dump(store) != expected
    store.ensure_schema()
    assert dump(store) == expected
    store.ensure_schema()
    assert dump(store) == expected
