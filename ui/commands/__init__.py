"""What the commands of the menus do, one module a menu or subject; ui/actions.py names them all."""
