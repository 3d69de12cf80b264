"""The reading room: the list of what is published, and a page for each thing."""
