"""The window's reader pane."""
