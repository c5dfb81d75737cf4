"""The library: one open file and all that can be done with it.

Every verb that a reader uses is one step in the history and ends in one Change, told after COMMIT.
"""

from desktop.library.articles import Articles
from desktop.library.doubting import Doubtful
from desktop.library.erasing import Erased, ErasurePlan
from desktop.library.linking import LinkedTo
from desktop.library.mentions import Difference
from desktop.library.notes import NoteList, NoteRange, NoteRow
from desktop.library.opening import Library, check_library, least_certain, restore_backup, share_apart
from desktop.library.past import Detail
from desktop.storage.articles import ArticleCounts, ArticleFilter
from desktop.storage.backups import Backup
from desktop.storage.checks import Problem
from desktop.storage.decisions import Tally
from desktop.storage.erasing import Erasure
from desktop.storage.linking import Target
from desktop.storage.past import PastStep, StepState
from desktop.storage.sharing import Shared
from desktop.storage.texts import Original
from desktop.storage.wordings import Wording

__all__ = [
    "ArticleCounts",
    "ArticleFilter",
    "Articles",
    "Backup",
    "Detail",
    "Difference",
    "Doubtful",
    "Erased",
    "Erasure",
    "ErasurePlan",
    "Library",
    "LinkedTo",
    "NoteList",
    "NoteRange",
    "NoteRow",
    "Original",
    "PastStep",
    "Problem",
    "Shared",
    "StepState",
    "Tally",
    "Target",
    "Wording",
    "check_library",
    "least_certain",
    "restore_backup",
    "share_apart",
]
