"""The codebook: the tree of tags, and what each of them is for."""
