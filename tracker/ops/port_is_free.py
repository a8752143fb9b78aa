"""Ends with a plain message, before anything else is done, where another program has the port."""

import socket
import sys


def main(port: str) -> None:
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        sys.exit(f"PORT is {port}: it must be a whole number from 1 to 65535. For example: make run PORT=8001")
    with socket.socket() as probe:
        # As gunicorn does: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            sys.exit(f"Port {port} needs root. Choose one from 1024 up: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {port} on 127.0.0.1 is in use. End what uses it, or choose another: make run PORT=8001")


if __name__ == "__main__":
    main(sys.argv[1])
