"""The library: one open file and all that can be done with it.

Every verb that a reader uses is one step in the history and ends in one Change, told after COMMIT.
"""

from desktop.library.articles import Articles
from desktop.library.erasing import Erased, ErasurePlan
from desktop.library.opening import Library, check_library, restore_backup
from desktop.library.past import Detail
from desktop.storage.articles import ArticleCounts, ArticleFilter
from desktop.storage.backups import Backup
from desktop.storage.checks import Problem
from desktop.storage.erasing import Erasure
from desktop.storage.past import PastStep, StepState
from desktop.storage.texts import Original

__all__ = [
    "ArticleCounts",
    "ArticleFilter",
    "Articles",
    "Backup",
    "Detail",
    "Erased",
    "Erasure",
    "ErasurePlan",
    "Library",
    "Original",
    "PastStep",
    "Problem",
    "StepState",
    "check_library",
    "restore_backup",
]
