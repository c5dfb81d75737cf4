"""The only SQL in the program: the database, its migrations and history, and verbs on its rows."""
