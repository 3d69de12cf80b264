"""Browsers that answer a question, many of them in one process: what kill_loop.py and answers.py share."""

import asyncio
import re
import secrets
from itertools import count
from urllib.parse import urlsplit


class Cut(Exception):
    """The server went away before it had answered."""


class Browser:
    """One reader, by the cookie; each answer says something else than the one before, so that each counts."""

    def __init__(self, address, path, body):
        self.address, self.path, self.body = address, path, re.sub("&confidence=.", "", body)
        self.reader = secrets.token_urlsafe(16)
        self.turns = count()
        self.stream = None

    async def answer(self):
        """The status of one more answer sent. Raises Cut.

        A server ends a connection that was idle for long, perhaps just as it is used again; the same answer is then
        sent once more on a new one, as browsers do. It counts once.
        """
        body = f"{self.body}&confidence={next(self.turns) % 3 + 1}".encode()
        for was_open in [True, False] if self.stream else [False]:
            try:
                return await self._send(body)
            except (OSError, EOFError) as error:
                self.close()
                if not was_open:
                    raise Cut from error

    async def _send(self, body):
        where = urlsplit(self.address)
        lines = [
            f"POST {self.path} HTTP/1.1",
            f"Host: {where.netloc}",
            f"Origin: {self.address}",
            f"Cookie: reader={self.reader}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        if self.stream is None:
            self.stream = await asyncio.open_connection(where.hostname, where.port)
        reader, writer = self.stream
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        return await _status(reader)

    def close(self):
        if self.stream:
            self.stream[1].close()
        self.stream = None


async def _status(reader):
    """The status of a response; its body is read, so that the connection can be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in fields:
        await reader.readexactly(int(fields["content-length"]))
    elif fields.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split()[1])
