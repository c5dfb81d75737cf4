"""Files that ship with the program: icons, themes, samples, translations, help, packaging."""
