"""The pane of the history page: the steps by day, and what one of them did."""
