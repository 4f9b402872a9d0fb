"""The columns of the views of `reports.sqlite`, each with what it means: as in the table that it is of."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from types import MappingProxyType

from pipeline.store import meanings_beside, reviewed
from pipeline.store.export.datapackage import SHARED
from pipeline.store.export.task import Descriptions
from pipeline.store.sqlite import STORED
from pipeline.store.statements import create_statement, quoted
from pipeline.store.views import FIGURE_TABLES, VIEWS

OF_FIGURES = (SHARED, *FIGURE_TABLES)
# View -> the tables whose words tell its columns, the first that has one of the name.
TOLD_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mentions": (SHARED,),
        "figures": OF_FIGURES,
        "figures_by_place": ("places", *OF_FIGURES, "documents"),
        "citation_network": ("documents", "citations"),
        reviewed.FIGURES_NAME: OF_FIGURES,
        reviewed.CHECKS_NAME: ("checks",),
    },
)


def viewed(descriptions: Descriptions) -> dict[str, dict[str, Mapping[str, str]]]:
    """View -> column -> `en`, `vi`; `KeyError` names a column that nothing tells of."""
    return {view: {name: _meaning(view, name, descriptions) for name in names} for view, names in _columns().items()}


def _columns() -> dict[str, list[str]]:
    """Names of the columns of every view, as SQLite has them."""
    with closing(sqlite3.connect(":memory:")) as link:
        for table in STORED:
            link.execute(create_statement(table))
        link.execute(f"CREATE {reviewed.TABLE}")
        for name, query in VIEWS.items():
            link.execute(f"CREATE VIEW {quoted(name)} AS {query}")
        for view in reviewed.VIEWS:
            link.execute(f"CREATE {view}")
        names = "SELECT name FROM pragma_table_info(?)"
        return {view: [str(name) for (name,) in link.execute(names, (view,))] for view in TOLD_BY}


def _meaning(view: str, name: str, descriptions: Descriptions) -> Mapping[str, str]:
    if name in meanings_beside.PEOPLE:
        return meanings_beside.in_both(meanings_beside.PEOPLE[name])
    if name in meanings_beside.VIEWS and view != reviewed.CHECKS_NAME:
        return meanings_beside.in_both(meanings_beside.VIEWS[name])
    for table in TOLD_BY[view]:
        if name in descriptions.get(table, {}):
            return descriptions[table][name]
    raise KeyError(f"{view}.{name}")
