"""What each worker of the server runs: the application, loaded without looking for garbage in between."""

import gc

gc.disable()  # nothing that is loaded below is thrown away again

from config.wsgi import application  # noqa: E402

__all__ = ["application"]

gc.freeze()
gc.set_threshold(5_000, 20, 20)  # a page makes thousands of small things at once
gc.enable()
