"""Taking the records of another library, or of a part of one, into an open library.

What has the same uid is the same: where it says something else here, what is here stays and the report says
so. Tags are also the same by their full name, entities by what their names are joined by, articles and
versions by their text. New articles go to the bin when the import is undone, all else goes.
"""

from desktop.library.taking.taking import Taking

__all__ = ["Taking"]
