"""From files to articles: one reader per format, copies joined (origins), page furniture marked (clean).

The order is read, collapse, clean: what several pages of one outlet repeat is furniture, and two copies of one text are
not two pages.
"""

from checker.ingest._read import read
from checker.ingest._records import date

__all__ = ["date", "read"]
