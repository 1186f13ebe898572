# How the commands in bin/ speak: a heading per stage with its time, a last line that says how it ended.
# Sourced by every command; sets strict mode and the project's root.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' plain=''
fi

stage() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }
note() { printf '%s    %s%s\n' "$dim" "$*" "$plain"; }
# Says why and ends the command.
die() {
    printf '%serror: %s%s\n' "$red" "$1" "$plain" >&2
    shift
    local line
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# Runs a stage that is usually long: its output goes to a log file, a line shows that it lives, and the log's end is shown
# when it fails.   quietly LOG COMMAND...
quietly() {
    local log=$1 began=$SECONDS status=0
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 &
    local worker=$!
    trap 'kill "$worker" 2>/dev/null || true; exit 130' INT TERM
    local beat=0
    while kill -0 "$worker" 2>/dev/null; do
        sleep 0.5
        beat=$((beat + 1))
        if [[ -t 1 ]]; then
            printf '\r\e[K%s    %ds  %s%s' "$dim" $((SECONDS - began)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-90)" "$plain"
        elif ((beat % 40 == 0)); then
            note "$((SECONDS - began))s  $(tail -n 1 "$log" | tr -d '\r' | cut -c1-110)"
        fi
    done
    wait "$worker" || status=$?
    trap - INT TERM
    if [[ -t 1 ]]; then printf '\r\e[K'; fi
    if ((status != 0)); then
        tail -n 40 "$log" >&2
        die "this failed after $((SECONDS - began)) s: $*" "the whole output is in $log"
    fi
    note "done in $((SECONDS - began)) s"
}
