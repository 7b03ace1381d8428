"""Messages between the processes of a warm engine: one JSON object a datagram, in order and whole or not at all."""

import json
import socket
from typing import Any

_LONGEST = 2**16


def pair() -> tuple[socket.socket, socket.socket]:
    """Two ends that keep the bounds of messages, where the system has such (Linux)."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def send(end: socket.socket, message: dict[str, Any]) -> None:
    """Send a message; `BrokenPipeError` or `ConnectionResetError` where the other end is gone."""
    end.send(json.dumps(message).encode("ascii"), socket.MSG_NOSIGNAL)


def receive(end: socket.socket) -> dict[str, Any] | None:
    """The next message, or None where the other end is gone or says what is none."""
    try:
        data = end.recv(_LONGEST)
        message = json.loads(data) if data else None
    except (ConnectionError, ValueError):
        return None
    return message if isinstance(message, dict) else None


__all__ = ["pair", "receive", "send"]
