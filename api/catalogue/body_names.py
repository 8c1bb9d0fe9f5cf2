"""The other names of a body: 人社部 is 人力资源和社会保障部, 国家发改委 is 国家发展和改革委员会, by the lists that extraction reads."""

from collections.abc import Iterator
from functools import cache

from plankg.extract.text.wordlists import pairs

_NATION = "国家"
_LEAST = 3  # characters of a short name; shorter ones end other words


def other_names(name: str) -> tuple[str, ...]:
    """What else a body is called, full names first: a place before the name stays before it.

    Args:
        name: as somebody typed it, with or without the place (云溪省市场监管局).
    """
    return tuple(dict.fromkeys(other for other in _others(name.strip()) if other != name.strip()))


def _others(name: str) -> Iterator[str]:
    national, local = _lists()
    for bare in (name, name.removeprefix(_NATION)):
        full = national.get(bare) or (bare if bare in national.values() else None)
        if full is not None:
            yield full
            for short in (short for short, of in national.items() if of == full):
                yield short
                if full.startswith(_NATION) and not short.startswith(_NATION):
                    yield _NATION + short
    for short, full in local.items():
        if len(short) >= _LEAST and name.endswith(short) and not name.endswith(full):
            yield name.removesuffix(short) + full
        if name.endswith(full):
            yield name.removesuffix(full) + short


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    return pairs("duties/national_bodies"), pairs("duties/departments")
