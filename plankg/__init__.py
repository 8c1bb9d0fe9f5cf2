"""plankg: Chinese government plans as a knowledge graph; `plankg.extract`, `plankg.graph` and `plankg.api` are its parts.

An installed package holds the three folders. In a checkout they lie next to this folder, at the top, where a reader
looks for them: there the search path of the package has the checkout's root as well.
"""

from pathlib import Path

_folder = Path(__file__).parent
if not (_folder / "extract").is_dir():
    __path__.append(str(_folder.parent))
