#!/usr/bin/env bash
# A PostgreSQL 15 of Debian's package for tests: in a folder of its own, on a socket in it, as a person who is not root.
#     server.sh start FOLDER [PROCESS]    makes FOLDER and starts a server in it, for as long as the process lives
#     server.sh stop FOLDER               stops it at once and takes FOLDER away; `crash` and `again` for tests of losing it
# Its database is postgres:///postgres?host=FOLDER. Ends with 77 when the package is not installed.
set -euo pipefail

programs=/usr/lib/postgresql/15/bin
folder=$2
data=$folder/data

as_nobody_special() {
    if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi
}
control() { as_nobody_special "$programs/pg_ctl" --silent --pgdata "$data" --log "$folder/log" "$@"; }
# Durable as a shop's is, since the server refuses a database that is not; small, because many run at once.
run() {
    control --options "-c listen_addresses= -c unix_socket_directories=$folder -c shared_buffers=16MB -c wal_level=minimal \
        -c max_wal_senders=0 -c max_connections=60 -c autovacuum=off" --wait start >/dev/null
}

stop() {
    control --mode immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
# A test that is killed takes its server along.
stop_with() {
    while kill -0 "$1" 2>/dev/null && [[ -d $folder ]]; do sleep 1; done
    stop
}

case $1 in
    start)
        [[ -x $programs/postgres ]] || exit 77
        mkdir -p "$folder"
        if ((EUID == 0)); then chown postgres "$folder"; fi
        as_nobody_special "$programs/initdb" --pgdata "$data" --username postgres --auth trust --encoding UTF8 --locale C \
            --no-sync >/dev/null
        run
        if [[ -n ${3:-} ]]; then stop_with "$3" </dev/null >/dev/null 2>&1 & fi
        ;;
    stop) stop ;;
    crash) control --mode immediate stop >/dev/null ;;
    again) run ;;
    *) exit 64 ;;
esac
