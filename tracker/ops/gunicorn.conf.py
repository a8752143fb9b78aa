"""gunicorn's settings, for `make run` and for a server of your own (docs/deploy.md)."""

import os
import signal
from typing import Any

# Loopback unless told otherwise: a reverse proxy that speaks HTTPS stands in front of it.
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"

# Two processes, so that one that draws a letter does not hold up the other; threads within each.
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60

# WeasyPrint leaves about 55 kB behind for each letter: a process is renewed before that adds up.
max_requests = 2_000
max_requests_jitter = 200
graceful_timeout = 20

# Loaded once, before the processes part: it starts sooner, and a setting that is missing is said once, at once.
preload_app = True

# A control socket in the home folder would be one more way in.
control_socket_disable = True

loglevel = "warning"


def when_ready(_server: Any) -> None:
    """The address, said when it answers."""
    print(f"Serving on http://{bind}/ (Ctrl-C ends it)", flush=True)


def post_worker_init(_worker: Any) -> None:
    """Ctrl-C reaches every process of the terminal: the first one alone answers it, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
