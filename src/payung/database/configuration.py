"""The server's settings: for two cores and two gigabytes, durable, silent about personal data."""

from __future__ import annotations

from payung.database.cluster import Cluster

_SETTINGS = """\
# Written by Payung at every start. Your own settings go through ALTER SYSTEM, which wins over these.

# An acknowledged write is on the disk.
fsync = on
synchronous_commit = on
full_page_writes = on

# Two cores, two gigabytes, a solid-state disk.
max_connections = 60
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 32MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
min_wal_size = 128MB
checkpoint_timeout = 15min
wal_compression = on
random_page_cost = 1.1
jit = off
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
autovacuum_max_workers = 2

# The log must not repeat the data: no statements, no "Key (nik)=(...) already exists".
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_checkpoints = off
log_line_prefix = '%m [%p] '
log_timezone = 'UTC'

password_encryption = scram-sha-256
timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
"""


def write_configuration(cluster: Cluster) -> None:
    """Write the configuration file beside the data directory, readable by the server's account."""
    if cluster.uses_socket:
        network = f"listen_addresses = ''\nunix_socket_directories = '{_quoted(cluster.host)}'\n"
    else:
        network = f"listen_addresses = '{cluster.host}'\nunix_socket_directories = ''\n"
    cluster.configuration.write_text(f"{_SETTINGS}\n{network}port = {cluster.port}\n")
    cluster.configuration.chmod(0o644)


def _quoted(text: str) -> str:
    return text.replace("'", "''")
