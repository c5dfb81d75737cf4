"""Worker processes: what takes long or may crash runs outside the program's own process."""

from desktop.work.queue import ImportQueue, Submission, read_files
from desktop.work.worker import Worker

__all__ = ["ImportQueue", "Submission", "Worker", "read_files"]
