"""Django's SQLite backend, with the writers standing in a queue.

SQLite itself lets a waiting writer sleep and try again, for longer each time, so under load the unlucky wait for
seconds. Here a transaction first takes a lock on a file beside the database; the kernel hands that on in turn, between
threads and processes alike. Readers never wait.
"""

import fcntl
import os

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    _turn = None  # an open file while this connection may write

    def _take_turn(self):
        name = str(self.settings_dict["NAME"])
        if self._turn is not None or self.is_in_memory_db() or not name:
            return
        self._turn = os.open(f"{name}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._turn, fcntl.LOCK_EX)

    def _give_turn(self):
        if self._turn is not None:
            os.close(self._turn)  # closing lets go of the lock
            self._turn = None

    def _start_transaction_under_autocommit(self):
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn()
            raise

    def _commit(self):
        try:
            super()._commit()
        finally:
            if self.connection is None or not self.connection.in_transaction:
                self._give_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._give_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._give_turn()
