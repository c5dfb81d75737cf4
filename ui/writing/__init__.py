"""Writing notes: Markdown as it is typed, links, tags; shared by the panes that hold notes."""
